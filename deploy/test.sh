#!/bin/sh
# All of the tests, in the order in which a failure is cheapest to hear. Called by `make test`.
set -eu
bin=.venv/bin
missing="" # Debian's packages that tests need and that are not here
lack() { # package, what is left out without it
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        missing="$missing $1"
    else
        echo "$2; on Debian: sudo apt install $1." >&2
    fi
}
if ! command -v chromium >/dev/null 2>&1 && [ -z "${CHROMIUM:-}" ]; then
    lack chromium "The tests in a browser are left out now, they need Chromium"
fi
if ! command -v chromium-headless-shell >/dev/null 2>&1 && command -v chromium >/dev/null 2>&1 &&
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    missing="$missing chromium-headless-shell" # the same pages a third faster; without it they are shown by Chromium
fi
if ! command -v initdb >/dev/null 2>&1 && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
    lack postgresql "The tests of storage run on SQLite only now, they need PostgreSQL"
fi
if ! command -v shellcheck >/dev/null 2>&1; then
    lack shellcheck "The scripts are not checked now, that needs ShellCheck"
fi
if [ -n "$missing" ]; then
    echo "Installing$missing for the tests ..."
    apt-get update -qq
    # shellcheck disable=SC2086 # several packages, one word each
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
# the tests write thousands of small databases: into memory, where there is room for them
room=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
if [ -w /dev/shm ] && [ "${room:-0}" -gt 4000000 ]; then
    TMPDIR=$(mktemp -d /dev/shm/kernkijker.XXXXXX)
    export TMPDIR
    chmod 755 "$TMPDIR" # PostgreSQL runs as a user of its own
    trap 'rm -rf "$TMPDIR"' EXIT
fi
echo "ruff"; "$bin/ruff" check . && "$bin/ruff" format --check .
said=$(mktemp)
"$bin/mypy" >"$said" 2>&1 & # on the other core
types=$!
echo "rooms"; "$bin/lint-imports"
echo "scripts"; node --test tests/js/
echo "mypy"; wait "$types" || { cat "$said"; exit 1; }
cat "$said"; rm -f "$said"
echo "pytest, on every core"; "$bin/python" -m pytest -q -n auto --dist worksteal --ignore tests/browser
# two browsers, no more: each page draws its map in software, on all cores there are
echo "pytest, in the browser"; "$bin/python" -m pytest -q -n 2 --dist worksteal tests/browser
