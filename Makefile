# Two commands: `make run` and `make test`. Everything they need is made here, from locks.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8080
HOST ?= 127.0.0.1
export PORT HOST
MAKEFLAGS += --jobs=2 # the front-end libraries come while Python's are installed

.PHONY: run test run-smoke bench load setup setup-dev tools lock soak agent screen-install-check screen-kit

run: setup
	@$(BIN)/kernkijker run

run-smoke: setup
	@$(BIN)/kernkijker smoke

test: setup-dev
	@sh deploy/test.sh

bench: setup-dev
	@$(BIN)/python -m tests.bench

# a thousand machines of screens against one server process
load: setup-dev
	@$(BIN)/python -m tests.load

# for the patient: the service is killed ten times as often as in the tests; a screen's power is cut 500 times, its glass
# touched 10,000 times, and 5,000 visitors come
soak: setup-dev
	@KERNKIJKER_KILLS=200 $(BIN)/python -m pytest -q tests/services/test_killed.py
	@KERNKIJKER_POWER_CUTS=500 $(BIN)/python -m pytest -q tests/agent/test_faults_device.py -k power_cut
	@KERNKIJKER_TOUCHES=10000 $(BIN)/python -m pytest -q tests/browser/test_agent_page.py -k no_hand
	@KERNKIJKER_VISITS=5000 KERNKIJKER_SOAK_MAP=1 $(BIN)/python -m pytest -q tests/browser/test_agent_soak.py

# one file for a machine with Python and nothing else; see docs/screens.md
agent: setup
	@$(BIN)/python deploy/agent.py

# a plain Debian 12 made, turned into a screen and back, and run; as root, some minutes
screen-install-check: screen-kit
	@sh deploy/screen/check.sh

# all that a technician takes along to a machine
screen-kit: setup
	@$(BIN)/python deploy/agent.py >/dev/null && mkdir -p var
	@tar czf var/kernkijker-screen.tar.gz kernkijker-agent.pyz deploy/screen docs/screens.md && echo var/kernkijker-screen.tar.gz

setup: tools $(VENV)/runtime.done static/vendor/.done $(VENV)/words.done

setup-dev: setup $(VENV)/dev.done

tools:
	@sh deploy/tools.sh $(PYTHON)

$(VENV)/bin/python: | tools
	@$(PYTHON) -m venv $(VENV)

$(VENV)/runtime.done: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing the Python libraries ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.done: requirements-dev.lock $(VENV)/runtime.done
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

node_modules/.done: package-lock.json package.json .npmrc | tools
	@echo "Fetching the front-end libraries ..."
	@npm ci --no-audit --no-fund --no-update-notifier --loglevel=error >/dev/null
	@touch $@

static/vendor/.done: node_modules/.done static/icons.txt deploy/vendor.py $(VENV)/runtime.done
	@$(BIN)/python deploy/vendor.py
	@touch $@

PO := $(wildcard twin/web/translations/*/LC_MESSAGES/messages.po twin/web/translations/*/*/LC_MESSAGES/messages.po)
$(VENV)/words.done: $(PO) $(VENV)/runtime.done
	@for po in $(PO); do $(BIN)/pybabel -q compile -i $$po -o $${po%.po}.mo || exit 1; done
	@touch $@

# for those who change a dependency: hashes only, no addresses
lock:
	uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --extra build -o requirements.lock pyproject.toml
	uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --extra build --extra dev -o requirements-dev.lock pyproject.toml
