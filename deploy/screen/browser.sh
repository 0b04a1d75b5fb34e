#!/bin/sh
# Chromium alone in cage. What it may do is in the managed policy; the flags are only for what policies cannot say.
set -eu
profile=${RUNTIME_DIRECTORY:?}/profile
export HOME="$profile" XDG_CONFIG_HOME="$profile" XDG_CACHE_HOME="$profile"
# a machine without a graphics driver draws slowly rather than not at all; the page then picks its 2D drawing
export WLR_RENDERER_ALLOW_SOFTWARE="${WLR_RENDERER_ALLOW_SOFTWARE:-1}"
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
# without -s nobody changes the console by keyboard; -r turns by a quarter each time
case "${KERNKIJKER_ROTATE:-0}" in
    90) set -- -r -d -- "$@" ;;
    180) set -- -r -r -d -- "$@" ;;
    270) set -- -r -r -r -d -- "$@" ;;
    *) set -- -d -- "$@" ;;
esac
exec cage "$@"
