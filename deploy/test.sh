#!/bin/sh
# All of the tests, in the order in which a failure is cheapest to hear. Called by `make test`.
set -eu
bin=.venv/bin
if ! command -v chromium >/dev/null 2>&1 && [ -z "${CHROMIUM:-}" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing Chromium for the browser tests ..."
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
    else
        echo "The browser tests need Chromium; on Debian: sudo apt install chromium. They are left out now." >&2
    fi
fi
if ! command -v initdb >/dev/null 2>&1 && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing PostgreSQL for the storage tests ..."
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
    else
        echo "The storage tests need PostgreSQL; on Debian: sudo apt install postgresql. They run on SQLite only now." >&2
    fi
fi
if ! command -v shellcheck >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing ShellCheck for the tests of the scripts ..."
        apt-get install -y -qq --no-install-recommends shellcheck >/dev/null 2>&1 ||
            { apt-get update -qq && apt-get install -y -qq --no-install-recommends shellcheck >/dev/null; }
    else
        echo "The scripts are checked by ShellCheck; on Debian: sudo apt install shellcheck. That is left out now." >&2
    fi
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
echo "mypy"; "$bin/mypy"
echo "rooms"; "$bin/lint-imports"
echo "scripts"; node --test tests/js/
echo "pytest, on every core"; "$bin/python" -m pytest -q -n auto --dist worksteal --ignore tests/browser
# two browsers, no more: each page draws its map in software, on all cores there are
echo "pytest, in the browser"; "$bin/python" -m pytest -q -n 2 --dist worksteal tests/browser
