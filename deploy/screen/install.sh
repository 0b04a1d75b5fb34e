#!/bin/sh
# Turns a plain Debian 12 or Raspberry Pi OS (bookworm) machine into a screen. docs/screens.md says how and why.
# A second run with the same options changes nothing and says so; with --dry-run no run changes anything.
# shellcheck source-path=SCRIPTDIR disable=SC1091,SC2034 # what stands here is used by the three files beside it
set -eu

here=$(cd -- "$(dirname -- "$0")" && pwd)
top=$(cd -- "$here/../.." && pwd)
opt=/opt/kernkijker-screen
etc=/etc/kernkijker-screen
data=/var/lib/kernkijker-screen
port=8031
label=kernkijker-data
mount='var-lib-kernkijker\x2dscreen.mount'
services="kernkijker-agent.service kernkijker-browser.service kernkijker-glass.service kernkijker-wishes.path kernkijker-night.timer"
masked="sleep.target suspend.target hibernate.target hybrid-sleep.target ctrl-alt-del.target"

server='' rotate=0 off='' zone='' read_only='' dry='' uninstall=''
# in files, not in variables: the right side of a pipe is a shell of its own
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: >"$work/placed"
: >"$work/changes"

. "$here/changes.sh"
. "$here/parts.sh"
. "$here/remove.sh"

usage() {
    cat <<'END'
sudo ./install.sh --server https://HOST [options]

  --server URL          the town's server; https (http only for this machine itself)
  --rotate DEGREES      0, 90, 180 or 270: how far the picture is turned clockwise on the glass
  --off 23:00-06:00     hours in which the glass itself is off
  --timezone ZONE       the machine's clock, such as Europe/Brussels (without: as it is)
  --read-only           the system disk is never written to; needs a small partition labelled kernkijker-data
  --dry-run             say what would be done, change nothing
  --uninstall           take everything away again, the screen's key too
  --help                this

The options say how the screen is to be as a whole: what is left out goes back to its default.
END
}

wrong() {
    printf '%s\n' "$1" "Nothing was changed. --help lists the options." >&2
    exit 2
}

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

value() { # OPTION COUNT [VALUE]
    [ "$2" -ge 2 ] || wrong "$1 needs a value."
    case $3 in --*) wrong "$1 needs a value; it got $3." ;; esac
}

read_options() {
    while [ $# -gt 0 ]; do
        case $1 in
            --server) value "$1" $# "${2-}"; server=$2; shift ;;
            --rotate) value "$1" $# "${2-}"; rotate=$2; shift ;;
            --off) value "$1" $# "${2-}"; off=$2; shift ;;
            --timezone) value "$1" $# "${2-}"; zone=$2; shift ;;
            --read-only) read_only=1 ;;
            --dry-run) dry=1 ;;
            --uninstall) uninstall=1 ;;
            --help | -h) usage; exit 0 ;;
            *) wrong "There is no option $1." ;;
        esac
        shift
    done
}

matches() { # VALUE PATTERN
    printf '%s\n' "$1" | grep -Eqx -- "$2"
}

check_options() {
    [ -n "$server" ] || wrong "--server is missing: the https address of the town's server."
    server=${server%/}
    host='([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(:[0-9]{1,5})?'
    matches "$server" "https://$host" || matches "$server" 'http://(127\.0\.0\.1|localhost)(:[0-9]{1,5})?' ||
        wrong "--server is an https address without a path, such as https://kernkijker.example; it got $server."
    case $rotate in 0 | 90 | 180 | 270) ;; *) wrong "--rotate is 0, 90, 180 or 270; it got $rotate." ;; esac
    if [ -n "$off" ]; then
        matches "$off" '([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]' ||
            wrong "--off is two times, such as 23:00-06:00; it got $off."
        [ "${off%-*}" != "${off#*-}" ] || wrong "--off begins and ends at the same time: the glass would never be on."
    fi
    if [ -n "$zone" ]; then
        matches "$zone" '[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_-]+)*' || wrong "--timezone is a name such as Europe/Brussels; it got $zone."
        [ ! -d /usr/share/zoneinfo ] || [ -f "/usr/share/zoneinfo/$zone" ] || wrong "--timezone: this machine does not know $zone."
    fi
}

check_machine() {
    codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release 2>/dev/null || true)
    [ "$codename" = bookworm ] || refuse "This machine is not Debian 12 or its Raspberry Pi OS (bookworm), but '${codename:-unknown}'. Begin from one of these."
    [ -n "$dry" ] || [ "$(id -u)" = 0 ] || fail "This has to be run by root: sudo ./install.sh ..."
    if [ "$(findmnt -no FSTYPE / 2>/dev/null || true)" = overlay ]; then
        refuse "The system disk is read-only now, what is changed would be gone after a start. First: sudo overlayroot-chroot, then this again within."
    fi
    for manager in lightdm gdm3 sddm; do
        [ ! -e "/lib/systemd/system/$manager.service" ] ||
            refuse "This machine has a desktop ($manager), which would fight for the glass. Begin from an installation without one."
    done
}

refuse() { # what a real run may not go past, and a dry one only has to say
    [ -n "$dry" ] || fail "$1"
    printf 'A real run would stop here: %s\n' "$1"
}

set_up() {
    check_options
    check_machine
    find_agent
    packages
    account kernkijker-screen "Agent of the screen"
    account kernkijker-browser "Browser of the screen"
    programs
    settings
    units
    machine
    disk
    forget_old
    switch_on
    put "$opt/placed" 644 <"$work/placed"
    if [ ! -s "$work/changes" ]; then
        echo "Nothing to change: this machine is such a screen already."
    elif [ -n "$dry" ]; then
        echo "Nothing was changed: this was a dry run."
    else
        start_again
    fi
}

read_options "$@"
if [ -n "$uninstall" ]; then remove; else set_up; fi
