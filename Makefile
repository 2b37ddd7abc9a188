# Everything starts here. Needs Python 3.11 or newer and a network to the package indexes; nothing else.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   ?= .venv
BIN     = $(VENV)/bin
LOCKED  = $(BIN)/uv export --frozen --quiet --no-emit-project --no-header --no-annotate

# Offices often look into TLS with a certificate of their own: trust what the system trusts.
export UV_SYSTEM_CERTS = 1

.PHONY: help run test check fix lock docs bench clean
help:            ## list what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: $(VENV)/run ## set up, then serve the workbench with a simulated nation on this machine
	$(BIN)/gongxin serve --demo

test: $(VENV)/dev ## set up, then run every test, those of casework on SQLite and on PostgreSQL
	$(BIN)/python -m pytest
	$(BIN)/python -m pytest --postgres

check: $(VENV)/dev ## lint, types, order of the rooms, generated pages up to date
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(VENV)/dev ## format and mend what can be mended by a machine
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

bench: $(VENV)/dev ## the benchmark of a nation-year (about half an hour)
	$(BIN)/gongxin bench

docs: $(VENV)/dev ## write the generated reference pages again
	$(BIN)/python -m gongxin.reference

lock: $(VENV)/uv ## choose versions anew; the lock names no index host, so any mirror serves it
	$(BIN)/uv lock --upgrade
	sed -i -E 's#https://[^/"]+/#https://package-index.invalid/#g' uv.lock

clean:           ## remove the virtual environment and what was built
	rm -rf $(VENV) build dist demo

# Set-up: versions and hashes come from uv.lock, files from the package index that pip or uv is configured for.
$(VENV)/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.9,<1'
	@touch $@

$(VENV)/run: $(VENV)/uv uv.lock pyproject.toml
	$(LOCKED) --no-dev --output-file $(VENV)/locked-run.txt
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --require-hashes -r $(VENV)/locked-run.txt
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --editable .
	@touch $@

$(VENV)/dev: $(VENV)/run
	$(LOCKED) --output-file $(VENV)/locked-dev.txt
	VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --require-hashes -r $(VENV)/locked-dev.txt
	@touch $@
