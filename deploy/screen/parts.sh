# shellcheck shell=sh disable=SC2154 # $opt, $etc and the options come from install.sh, which reads this
# What a screen is made of, part by part. Each part leaves alone what is as it should be.

packages() {
    wants="systemd-sysv dbus libpam-systemd polkitd udev kmod kbd python3 ca-certificates tzdata cage xwayland libgl1-mesa-dri
        systemd-timesyncd unattended-upgrades"
    if apt-cache show chromium >/dev/null 2>&1 || ! apt-cache show chromium-browser >/dev/null 2>&1; then
        wants="$wants chromium"
    else
        wants="$wants chromium-browser" # its name on Raspberry Pi OS
    fi
    [ -z "$read_only" ] || wants="$wants busybox overlayroot" # without busybox its start finds no grep, and silently does nothing
    missing=''
    for package in $wants; do
        [ "$(dpkg-query -Wf '${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    note "install packages:$missing"
    [ -z "$dry" ] || return 0
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq || echo "The lists of packages could not be renewed; going on with those that are here." >&2
    # shellcheck disable=SC2086 # a list of names
    apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 $missing >/dev/null ||
        fail "The packages could not be installed. Is the network there? What was begun is harmless; run this again."
    mkdir -p "$opt"
    echo "$missing" | tr -s ' ' '\n' | sed '/^$/d' >>"$opt/packages"
}

account() { # NAME WORDS
    if ! getent passwd "$1" >/dev/null; then
        act "make the user $1, who may nothing" useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin --comment "$2" "$1"
    fi
}

find_agent() { # one file beside this script or in the checkout (deploy/agent.py makes it), else the checkout's folder
    agent="$opt/agent/kernkijker-agent.pyz"
    for agent_from in "$here/kernkijker-agent.pyz" "$top/kernkijker-agent.pyz"; do
        [ ! -f "$agent_from" ] || return 0
    done
    agent='-m kiosk.agent'
    agent_from="$top"
    [ -f "$top/kiosk/agent/__main__.py" ] ||
        refuse "The agent is not here: neither kernkijker-agent.pyz beside this script, nor kiosk/agent two folders up."
}

put_agent() {
    if [ -f "$agent_from" ]; then
        put "$agent" 644 <"$agent_from"
        return 0
    fi
    [ -d "$agent_from/kiosk/agent" ] || return 0
    names=$(cd -- "$agent_from" && find kiosk/__init__.py kiosk/agent -type f ! -path '*/__pycache__/*' | LC_ALL=C sort)
    for name in $names; do
        put "$opt/agent/$name" 644 <"$agent_from/$name"
    done
    font="$agent_from/static/vendor/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2" # there once `make` has run
    [ ! -f "$font" ] || put "$opt/agent/kiosk/agent/pages/font.woff2" 644 <"$font"
}

programs() {
    put_agent
    put "$opt/browser" 755 <"$here/browser.sh"
    put "$opt/wishes" 755 <"$here/wishes.sh"
    put "$opt/glass.py" 644 <"$here/glass.py"
    if [ -f "$top/docs/screens.md" ]; then put "$opt/screens.md" 644 <"$top/docs/screens.md"; fi
}

settings() {
    # made here, not by the unit: its sandbox is set up around what is there already
    [ -d "$data" ] || act "make $data" install -d -m 700 -o kernkijker-screen -g kernkijker-screen "$data"
    put "$etc/agent.toml" 644 <<END
server = "$server"
data = "$data"
port = $port
restart_browser = ["touch", "/run/kernkijker-screen/restart-browser"]
reboot = ["touch", "/run/kernkijker-screen/reboot"]
off = ["touch", "/run/kernkijker-screen/off"]
END
    fill policy.json.in | put /etc/chromium/policies/managed/kernkijker-screen.json 644
    # where older builds for the Raspberry Pi look
    fill policy.json.in | put /etc/chromium-browser/policies/managed/kernkijker-screen.json 644
    put /etc/pam.d/kernkijker-browser 644 <"$here/pam"
}

units() {
    for unit in kernkijker-agent.service kernkijker-browser.service kernkijker-glass.service; do
        fill "$unit.in" | put "/etc/systemd/system/$unit" 644
    done
    for unit in kernkijker-wishes.path kernkijker-wishes.service kernkijker-night.timer kernkijker-night.service; do
        put "/etc/systemd/system/$unit" 644 <"$here/$unit"
    done
    uid=$(id -u kernkijker-browser 2>/dev/null || echo UID) # a dry run has not made the user
    put "/etc/systemd/system/user-$uid.slice.d/kernkijker-screen.conf" 644 <"$here/browser.slice.conf"
}

machine() {
    put /etc/systemd/logind.conf.d/kernkijker-screen.conf 644 <"$here/logind.conf"
    put /etc/systemd/journald.conf.d/kernkijker-screen.conf 644 <<END
# A short memory: enough to see what went wrong last night, little enough for a card.
[Journal]
Storage=${read_only:+volatile}${read_only:-persistent}
SystemMaxUse=48M
RuntimeMaxUse=16M
END
    put /etc/systemd/system.conf.d/kernkijker-screen.conf 644 <"$here/watchdog.conf"
    put /etc/sysctl.d/60-kernkijker-screen.conf 644 <"$here/sysctl.conf"
    put /etc/apt/apt.conf.d/52kernkijker-screen 644 <"$here/updates.conf"
    put /etc/systemd/system/apt-daily.timer.d/kernkijker-screen.conf 644 <"$here/apt-daily.timer.conf"
    put /etc/systemd/system/apt-daily-upgrade.timer.d/kernkijker-screen.conf 644 <"$here/apt-daily-upgrade.timer.conf"
    touch_matrix
    if [ -n "$zone" ] && [ "$(readlink /etc/localtime || true)" != "/usr/share/zoneinfo/$zone" ]; then
        act "set the clock to $zone" ln -sfn "/usr/share/zoneinfo/$zone" /etc/localtime
    fi
}

# The compositor turns the picture; the finger has to be turned along, or it lands elsewhere.
touch_matrix() {
    case $rotate in
        90) matrix='0 1 0 -1 0 1' ;;
        180) matrix='-1 0 1 0 -1 1' ;;
        270) matrix='0 -1 1 1 0 0' ;;
        *) return 0 ;;
    esac
    put /etc/udev/rules.d/80-kernkijker-touch.rules 644 <<END
ACTION=="add|change", ENV{ID_INPUT_TOUCHSCREEN}=="1", ENV{LIBINPUT_CALIBRATION_MATRIX}="$matrix"
END
}

# The system disk stays as it is: what is written to it goes to memory. Updates open it for as long as they take.
disk() {
    [ -n "$read_only" ] || return 0
    if ! blkid -L "$label" >/dev/null 2>&1; then
        refuse "--read-only needs a partition for the screen's own data: mkfs.ext4 -L $label /dev/... (256 MB or more). There is none."
    fi
    put /etc/overlayroot.local.conf 644 <<END
overlayroot="tmpfs:swap=1,recurse=0"
END
    put "/etc/systemd/system/$mount" 644 <"$here/data.mount"
    put "$opt/update" 755 <"$here/update.sh"
    for unit in apt-daily apt-daily-upgrade; do
        case $unit in apt-daily) what=update ;; *) what=install ;; esac
        put "/etc/systemd/system/$unit.service.d/kernkijker-screen.conf" 644 <<END
[Service]
ExecStart=
ExecStart=$opt/update $what
END
    done
}

enabled() { # UNIT
    if [ -n "$dry" ] && ! command -v systemctl >/dev/null; then note "enable $1"; return 0; fi
    [ "$(systemctl is-enabled "$1" 2>/dev/null || true)" = enabled ] || act "enable $1" systemctl --quiet enable "$1"
}

switch_on() {
    all="$services systemd-timesyncd.service apt-daily.timer apt-daily-upgrade.timer"
    [ -z "$read_only" ] || all="$all $mount"
    for unit in $all; do enabled "$unit"; done
    for unit in $masked; do
        [ "$(readlink "/etc/systemd/system/$unit" || true)" = /dev/null ] ||
            act "mask $unit" ln -sfn /dev/null "/etc/systemd/system/$unit"
    done
}

forget_old() { # what an earlier run placed, and this one did not
    [ -f "$opt/placed" ] || return 0
    grep -Fvx -f "$work/placed" -- "$opt/placed" | grep -Fvx -- "$opt/placed" >"$work/old" || true
    while IFS= read -r old; do
        [ ! -e "$old" ] || act "remove $old, which is not wanted any more" rm -f -- "$old"
    done <"$work/old"
}

start_again() {
    if ! runs; then
        echo "Systemd does not run here; the screen starts when this system does."
        return 0
    fi
    systemctl daemon-reload
    systemctl restart systemd-journald.service
    sysctl -q --system || true
    udevadm control --reload || true
    # shellcheck disable=SC2086 # a list of units
    systemctl restart $services
    echo "The screen starts now. Started once more (sudo reboot), it also has its new power settings."
}
