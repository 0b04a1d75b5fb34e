#!/bin/sh
# The installer tried for real: in a Debian 12 root made by debootstrap, first without systemd running (as while an image is
# made), then started as a machine of its own (systemd-nspawn), with the browser on cage's headless output.
# Called by `make screen-install-check`; needs root, about 2 GB of disk and some minutes. Nothing stays behind.
set -eu
here=$(cd -- "$(dirname -- "$0")" && pwd)
top=$(cd -- "$here/../.." && pwd)
server=http://127.0.0.1:8080 # nobody answers: the screen has to stand all the same

say() { printf '\n== %s\n' "$1"; }
die() { printf 'FAILED: %s\n' "$1" >&2; exit 1; }

[ "$(id -u)" = 0 ] || die "this check needs root"
command -v apt-get >/dev/null || die "this check needs a Debian machine"
missing=''
for pair in debootstrap:debootstrap systemd-nspawn:systemd-container shellcheck:shellcheck; do
    command -v "${pair%:*}" >/dev/null || missing="$missing ${pair#*:}"
done
# shellcheck disable=SC2086 # a list of names
[ -z "$missing" ] || { apt-get update -qq; apt-get install -y -qq --no-install-recommends $missing >/dev/null; }

base=$(mktemp -d "${KERNKIJKER_CHECK_FOLDER:-/var/tmp}/kernkijker-screen.XXXXXX")
root=$base/root
machine=''
clean() {
    [ -z "$machine" ] || { kill "$machine" 2>/dev/null || true; wait "$machine" 2>/dev/null || true; }
    for mounted in proc sys dev; do
        ! mountpoint -q "$root/$mounted" || umount "$root/$mounted"
    done
    rm -rf --one-file-system -- "$base"
}
trap clean EXIT
trap 'exit 1' INT TERM

# --- a plain machine

say "ShellCheck"
(cd "$here" && shellcheck -x ./*.sh)

say "A plain Debian 12"
# where this machine gets its own packages from
sources=$(apt-get indextargets --format "deb \$(SITE) \$(RELEASE) \$(COMPONENT)" "Created-By: Packages" |
    awk '$3 ~ /^bookworm(-updates|-security)?$/ && $4 == "main"' | sort -u)
mirror=$(printf '%s\n' "$sources" | awk '$3 == "bookworm" { print $2; exit }')
[ -n "$mirror" ] || die "this machine has no Debian 12 among its package sources"
debootstrap --variant=minbase --include=ca-certificates bookworm "$root" "$mirror" >"$base/debootstrap.log" 2>&1 ||
    { tail -5 "$base/debootstrap.log"; die "debootstrap"; }
printf '%s\n' "$sources" >"$root/etc/apt/sources.list"
cp /etc/resolv.conf "$root/etc/resolv.conf"
mkdir "$root/srv/kernkijker"
tar xzf "$top/var/kernkijker-screen.tar.gz" -C "$root/srv/kernkijker" # what a technician takes along

within() { chroot "$root" /usr/bin/env PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C "$@"; }
install() { within /srv/kernkijker/deploy/screen/install.sh "$@"; }
state() { # all that a run could have changed; not what only looking touches
    (cd "$root" && find etc opt usr var/lib -xdev \( -type f -o -type l -o -type d \) \
        ! -path 'var/lib/apt/*' ! -path 'var/lib/dpkg/lock*' ! -name '*.pyc' ! -name __pycache__ -printf '%p %m %U %s %T@ %l\n' | LC_ALL=C sort | sha256sum)
}
mount -t proc proc "$root/proc"
mount -t sysfs sys "$root/sys"
mount --bind /dev "$root/dev"
within apt-get update -qq

say "A dry run changes nothing"
before=$(state)
install --server $server --rotate 90 --off 23:00-06:00 --dry-run >"$base/dry"
grep -q 'this was a dry run' "$base/dry"
[ "$(state)" = "$before" ] || die "the dry run changed something"

say "Installed without a running systemd"
install --server $server --rotate 90 --off 23:00-06:00 --timezone Europe/Brussels >"$base/first" 2>&1 || { cat "$base/first"; die "install"; }
grep -c '^write ' "$base/first"

say "A second run changes nothing and says so"
before=$(state)
install --server $server --rotate 90 --off 23:00-06:00 --timezone Europe/Brussels >"$base/second"
cat "$base/second"
grep -qx 'Nothing to change: this machine is such a screen already.' "$base/second" || die "the second run did something"
[ "$(state)" = "$before" ] || die "the second run changed something without saying so"

say "Other options change only what hangs on them"
install --server $server --timezone Europe/Brussels | tee "$base/third"
grep -q 'remove /etc/udev/rules.d/80-kernkijker-touch.rules' "$base/third" || die "the turned touch stayed"

say "What was made"
for user in kernkijker-screen kernkijker-browser; do
    within getent passwd $user | grep -q ':/usr/sbin/nologin$' || die "$user could log in"
    [ "$(within id -Gn $user)" = $user ] || die "$user is in other groups"
done
for unit in kernkijker-agent.service kernkijker-browser.service kernkijker-glass.service kernkijker-wishes.path \
    kernkijker-night.timer systemd-timesyncd.service apt-daily-upgrade.timer; do
    [ "$(within systemctl is-enabled $unit)" = enabled ] || die "$unit is not enabled"
done
verified=$(within sh -c 'systemd-analyze verify /etc/systemd/system/kernkijker-* 2>&1')
[ -z "$verified" ] || { echo "$verified"; die "systemd does not understand a unit"; }
within apt-config dump Unattended-Upgrade::Origins-Pattern | grep -q 'Debian-Security' || die "security updates are not let through"
within apt-config dump APT::Periodic | grep -q 'Unattended-Upgrade "1"' || die "updates do not come by themselves"
echo "users, units and updates are as they should be"

say "A night's updates"
pending() { within apt-get -s dist-upgrade | grep -c '^Inst .*Debian-Security' || true; }
echo 'Unattended-Upgrade::Automatic-Reboot "false";' >"$root/etc/apt/apt.conf.d/99check" # there is no machine to start yet
waiting=$(pending)
within /usr/lib/apt/apt.systemd.daily update
within /usr/lib/apt/apt.systemd.daily install
rm "$root/etc/apt/apt.conf.d/99check"
[ "$(pending)" = 0 ] || die "$(pending) of $waiting security updates still wait"
echo "$waiting security updates waited, none does now"

say "--read-only says what it misses"
! install --server $server --read-only >"$base/read-only" 2>&1 || die "read-only without a data partition"
grep -q 'mkfs.ext4 -L kernkijker-data' "$base/read-only"

# --- as a machine

say "Started as a machine"
within apt-get install -y -qq --no-install-recommends grim xvfb >/dev/null 2>&1 # a glass, and somebody who looks
# a container has no console and no graphics: the compositor draws in a window of an X server without glass; all else is as on a screen
mkdir -p "$root/etc/systemd/system/kernkijker-browser.service.d"
cat >"$root/etc/systemd/system/kernkijker-browser.service.d/check.conf" <<'END'
[Service]
TTYPath=
StandardInput=null
Environment=DISPLAY=:7 WLR_BACKENDS=x11 WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1
END
cat >"$root/etc/systemd/system/check-x.service" <<'END'
[Unit]
Before=kernkijker-browser.service
[Service]
ExecStart=/usr/bin/Xvfb :7 -screen 0 1024x768x24 -nolisten tcp
[Install]
WantedBy=multi-user.target
END
within systemctl -q enable check-x.service
umount "$root/dev" "$root/sys" "$root/proc"
systemd-nspawn -q -D "$root" --register=no --keep-unit --private-network -b >"$base/boot" 2>&1 &
machine=$!
init=''
until [ -n "$init" ]; do init=$(pgrep -P $machine -f systemd || true); sleep 1; kill -0 $machine 2>/dev/null || { cat "$base/boot"; die "it does not start"; }; done
live() { nsenter -t "$init" -m -u -i -n -p -- /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C "$@"; }
until_true() { # SECONDS WORDS COMMAND...
    left=$1 what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || { live journalctl -b --no-pager -u 'kernkijker-*' | tail -40; die "$what"; }
        sleep 1
    done
}
pid() { live systemctl show -P MainPID "$1"; }
is_active() { live systemctl is-active "$1"; }
answers() { live python3 -c 'import urllib.request; urllib.request.urlopen("http://127.0.0.1:8031/", timeout=3)'; }
until_true 120 "the agent does not start" is_active kernkijker-agent.service
until_true 30 "the agent does not answer" answers
kilobytes() { live sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$(pid "$1")/status"; }
echo "the agent answers; it holds $(kilobytes kernkijker-agent.service) kB"
[ -z "$(live systemctl --failed --plain --no-legend | grep -i kernkijker || true)" ] || die "a unit failed"
! live ss -Hltn 2>/dev/null | grep -v '127\.0\.0\.[0-9]*:' | grep -q . || die "something listens to the street"

say "The agent's page on the glass"
picture() {
    live sh -c 'cd /run/kernkijker-browser && exec setpriv --reuid kernkijker-browser --regid kernkijker-browser --clear-groups \
        env XDG_RUNTIME_DIR=/run/kernkijker-browser WAYLAND_DISPLAY=wayland-0 grim -t ppm -' >"$base/glass.ppm"
}
# the ground of the agent's own page, in every corner and the middle
shows() {
    picture && python3 - "$base/glass.ppm" "$1" <<'END'
import sys
raw = open(sys.argv[1], "rb").read()
kind, size, most, pixels = raw.split(b"\n", 3)
width, height = map(int, size.split())
at = lambda x, y: pixels[3 * (y * width + x):][:3].hex()
found = {at(x, y) for x in (2, width - 3) for y in (2, height - 3)}
sys.exit(found != {sys.argv[2]})
END
}
ground=$(sed -n 's/^ *background: #\([0-9a-f]\{6\}\);.*/\1/p' "$top/kiosk/agent/pages/own.css" | head -1)
until_true 120 "the page is not on the glass" shows "$ground"
echo "it fills the glass"
for process in $(live pgrep -f type=renderer); do
    [ "$(live readlink "/proc/$process/ns/user")" != "$(live readlink /proc/1/ns/user)" ] || die "a renderer without a sandbox"
done
! live pgrep -f -- --no-sandbox >/dev/null || die "the sandbox is off"
echo "its renderers are in a sandbox"

say "The agent's wishes"
before=$(pid kernkijker-browser.service)
live setpriv --reuid kernkijker-screen --regid kernkijker-screen --clear-groups touch /run/kernkijker-screen/restart-browser
renewed() { [ "$(pid kernkijker-browser.service)" != "$before" ] && [ "$(pid kernkijker-browser.service)" != 0 ]; }
until_true 60 "no new browser" renewed
gone() { ! live test -e /run/kernkijker-screen/restart-browser; }
until_true 10 "the wish is still there" gone
echo "a wish brings a new browser, once"

say "The agent falls, and hangs"
browser=$(pid kernkijker-browser.service) before=$(pid kernkijker-agent.service)
live kill -9 "$before"
agent_renewed() { [ "$(pid kernkijker-agent.service)" != "$before" ] && [ "$(pid kernkijker-agent.service)" != 0 ] && answers; }
until_true 60 "no new agent" agent_renewed
before=$(pid kernkijker-agent.service)
live kill -STOP "$before"
until_true 180 "the watchdog sleeps" agent_renewed
[ "$(pid kernkijker-browser.service)" = "$browser" ] || die "the browser fell with the agent"
echo "killed or hung, it is back; the browser never noticed"

say "The browser falls"
before=$browser
live kill -9 "$before"
until_true 60 "no new browser" renewed
until_true 120 "the page is not on the glass again" shows "$ground"
echo "its page is back"

say "The disk for the data breaks"
before=$(pid kernkijker-agent.service)
live mount -t tmpfs -o ro tmpfs /var/lib/kernkijker-screen # as the kernel leaves a file system with a fault
live systemctl restart kernkijker-agent.service
until_true 60 "no agent without its disk" agent_renewed
live umount /var/lib/kernkijker-screen
before=$(pid kernkijker-agent.service)
live systemctl restart kernkijker-agent.service
until_true 60 "no agent with its disk again" agent_renewed
echo "it answers without its disk"

say "Ways out"
live systemctl stop kernkijker-agent.service
cp "$here/check_ways_out.py" "$root/opt/check_ways_out.py"
ways() { # OPTIONS...: what a fresh browser got to
    : >"$base/ways"
    live python3 /opt/check_ways_out.py 8031 8032 "$@" >"$base/ways" &
    asking=$!
    until_true 30 "the page with ways out does not start" grep -q listening "$base/ways"
    live systemctl restart kernkijker-browser.service
    wait $asking || { cat "$base/ways"; die "the page with ways out never left"; }
    cat "$base/ways"
}
profile=/run/kernkijker-browser/profile
echo "with the policy:"
ways
! grep -q escaped "$base/ways" || die "the browser got out"
grep -qx framed "$base/ways" || die "the page did not try"
[ -z "$(live find $profile -name 'bestand*')" ] || die "something was downloaded"
echo "without it, to see that the page could:"
live mv /etc/chromium/policies/managed/kernkijker-screen.json /srv/
ways --escapes
live mv /srv/kernkijker-screen.json /etc/chromium/policies/managed/
grep -q 'escaped page' "$base/ways" || die "this check proves nothing: the page cannot get out anyhow"

say "Away again"
rm -rf "$root/etc/systemd/system/kernkijker-browser.service.d"
live /srv/kernkijker/deploy/screen/install.sh --uninstall >"$base/away" 2>&1 || { cat "$base/away"; die "it does not go away"; }
tail -2 "$base/away"
for left in /opt/kernkijker-screen /etc/kernkijker-screen /var/lib/kernkijker-screen /etc/chromium/policies/managed/kernkijker-screen.json; do
    [ ! -e "$root$left" ] || die "$left stayed"
done
[ -z "$(find "$root/etc" -name '*kernkijker-*' ! -name '*-' | head -5)" ] || { find "$root/etc" -name '*kernkijker-*'; die "something stayed in /etc"; }
! live getent passwd kernkijker-screen || die "the user stayed"
live /srv/kernkijker/deploy/screen/install.sh --uninstall | grep -qx 'Nothing to take away: this machine is no screen.'

say "All of it holds. Not tried here: a real console, graphics, touch, start from a disk, --read-only on one."
