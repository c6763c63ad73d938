# Everything that is run here has a name here. Needs make, and Python 3.11 or newer with venv.

PYTHON ?= python3
BIN := .venv/bin

# What Python compiles is kept for the next run, also where the environment says not to: else each
# process that runs tests spends half of its start on compiling them.
export PYTHONDONTWRITEBYTECODE :=

# What --require-hashes refuses is a file that differs from the one the lock was made with.
INSTALL := $(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes

# No address of an index and no path of the machine goes into a lock.
LOCK := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
	--output-file=-

.PHONY: help run check test lint format docs pictures bench coverage thorough torture simulate mutants partnership findings release lock clean

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "%-12s  %s\n", $$1, $$2 }'

run: .venv/.runtime try/example-primary.toml ## open the example, an invented school's audit
	@$(BIN)/python -m eh_tui try/example-primary.toml

test: lint ## lint, check types and layers, run all tests
	@$(BIN)/pytest -n 4 --dist worksteal -m "not alone"
	@$(BIN)/pytest -m alone

check: lint ## lint, check types and layers, run the tests of the model and the files but for other programs
	@$(BIN)/pytest -q -n auto --dist worksteal -m "not (libreoffice or chromium)" tests/model tests/files

lint: .venv/.dev ## lint, check types and layers
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy --strict
	@$(BIN)/lint-imports

format: .venv/.dev ## put imports in order, lay the code out
	@$(BIN)/ruff check --fix-only
	@$(BIN)/ruff format

docs: .venv/.dev ## write the tables in docs/, the completions and the man page anew
	@$(BIN)/python -m tests.docs.tables
	@$(BIN)/python -m tests.docs.shell

pictures: .venv/.dev ## take the pictures in docs/ anew
	@$(BIN)/pytest -q tests/ui/test_pictures.py --snapshot-update

bench: .venv/.dev ## measure it beside others; ARGS="--quick keys" for less
	@$(BIN)/python -m tests.bench $(ARGS)

coverage: .venv/.dev ## say what no test runs; fails below the floor in pyproject.toml
	@$(BIN)/pytest -q -n 4 --dist worksteal -m "not alone" --cov --cov-report=term

thorough: .venv/.dev ## try twenty times as many random cases of every law
	@HYPOTHESIS_PROFILE=thorough $(BIN)/pytest -n 2 tests/model tests/files

torture: .venv/.dev ## kill sessions, fail disks and merge histories for some minutes, and look for losses
	@$(BIN)/python -m tests.torture

simulate: .venv/.dev ## let everybody work at once under new seeds; SEED=17 repeats one, ARGS="10000" runs more
	@$(BIN)/python -m tests.simulation $(ARGS)

mutants: .venv/.dev ## plant faults one after the other, and see that the tests notice each
	@$(BIN)/python -m tests.mutants

partnership: .venv/.dev | try ## an invented partnership's returns in try/partnership: make partnership SCHOOLS=100
	@$(BIN)/python -m tests.partnership try/partnership $(SCHOOLS)

findings: ## see whether other libraries still do as findings/ says; needs the network
	@other=0; for script in findings/*.sh; do \
		if said=$$(PYTHON=$(PYTHON) sh $$script 2>&1); \
		then printf '%s: %s\n' "$$script" "$$(printf '%s' "$$said" | tail -n 1)"; \
		else printf '%s: differs, or could not run\n%s\n' "$$script" "$$said"; other=1; fi; \
	done; exit $$other

release: .venv/.dev ## roll the changelog, tag, build and check: make release VERSION=0.2.0
	@PATH="$(CURDIR)/$(BIN):$$PATH" .ci/release "$(VERSION)"

lock: .venv/.dev ## write both lock files anew, with the newest versions allowed
	@{ echo '# What eh-tui runs with. Written by `make lock` from pyproject.toml.'; \
	   $(LOCK) pyproject.toml; } > .venv/requirements.lock
	@{ echo '# What eh-tui is tested with. Written by `make lock` from pyproject.toml.'; \
	   $(LOCK) --extra=dev pyproject.toml; } > .venv/requirements-dev.lock
	@mv .venv/requirements.lock .venv/requirements-dev.lock .

clean: ## remove what can be made again, but never a workbook
	@rm -rf .venv .bench build dist .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

# A copy to play with: the user's edits stay out of the repository and are never overwritten.
try:
	@mkdir -p try

try/example-primary.toml: | try
	@cp workbooks/example-primary.toml $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "eh-tui needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv .venv

# A stamp is older than its lock when there is something new to install.
.venv/.runtime: requirements.lock | .venv/bin/python
	@echo "Installing what eh-tui needs ..."
	@$(INSTALL) -r requirements.lock
	@touch $@

.venv/.dev: requirements-dev.lock | .venv/bin/python
	@echo "Installing what the tests need ..."
	@$(INSTALL) -r requirements-dev.lock
	@touch $@
