#!/bin/sh
# Says in one sentence which tool is missing or too old, before anything is installed.
set -eu
python=$1
fail() { echo "make: $1" >&2; exit 1; }
command -v "$python" >/dev/null 2>&1 || fail "Python 3.11 or newer is needed and '$python' is not there; install python3, or say which: make run PYTHON=python3.12"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "Python 3.11 or newer is needed; $("$python" --version) is too old"
"$python" -c 'import venv, ensurepip' 2>/dev/null || fail "this Python cannot make a virtual environment; on Debian: apt install python3-venv"
command -v node >/dev/null 2>&1 || fail "Node 20 or newer is needed and is not there; on Debian: apt install nodejs npm"
node -e 'process.exit(+process.versions.node.split(".")[0] < 20 ? 1 : 0)' || fail "Node 20 or newer is needed; node $(node --version) is too old"
command -v npm >/dev/null 2>&1 || fail "npm is needed and is not there; on Debian: apt install npm"
