#!/bin/sh
# Chromium alone in cage. What it may do is in the managed policy; the flags are only for what policies cannot say.
set -eu
profile=${RUNTIME_DIRECTORY:?}/profile
export HOME="$profile" XDG_CONFIG_HOME="$profile" XDG_CACHE_HOME="$profile"
export XDG_RUNTIME_DIR="$RUNTIME_DIRECTORY" # the only place where the unit lets it write
export DBUS_SESSION_BUS_ADDRESS=disabled: # nothing to talk to there
rm -rf -- "$profile"
mkdir -m 700 -- "$profile"
browser=$(command -v chromium || command -v chromium-browser)

set -- "$browser" \
    --ozone-platform=wayland --kiosk --start-maximized "--user-data-dir=$profile" \
    --no-first-run --no-default-browser-check --password-store=basic \
    --noerrdialogs --hide-crash-restore-bubble --disable-session-crashed-bubble \
    --disable-pinch --overscroll-history-navigation=0 --disable-features=OverscrollHistoryNavigation,TouchpadOverscrollHistoryNavigation \
    --disable-component-update --disable-background-networking --disable-domain-reliability --disable-breakpad \
    --disable-dev-shm-usage --disk-cache-size=1048576 \
    "http://127.0.0.1:${KERNKIJKER_PORT:-8031}/"
# without -s nobody changes the console by keyboard; -r turns by a quarter, and whatever its manual says, counter-clockwise
case "${KERNKIJKER_ROTATE:-0}" in
    90) set -- -r -r -r -d -- "$@" ;;
    180) set -- -r -r -d -- "$@" ;;
    270) set -- -r -d -- "$@" ;;
    *) set -- -d -- "$@" ;;
esac

# A compositor that cannot start waits for all its children; as a child itself it has no strange ones, and the unit starts anew.
# The session is a scope of its own, out of the unit's reach: what has to end is ended here.
stopped='' cage=''
trap 'stopped=1; kill "$cage" 2>/dev/null || true' TERM INT
run() { # COMMAND...: its code
    "$@" &
    cage=$!
    code=0
    wait "$cage" || code=$?
    [ -z "$stopped" ] || wait "$cage" || code=$? # the first one ended with the signal, this one with cage
}
began=$(date +%s)
run cage "$@"
if [ "$code" != 0 ] && [ -z "$stopped" ] && [ $(($(date +%s) - began)) -lt 60 ]; then
    echo "The compositor fails with this machine's graphics ($code): drawing without them."
    run env WLR_RENDERER=pixman cage "$@"
fi
exit "$code"
