# make demo   install into .venv and audit the sample documents
# make test   install into .venv with what development needs, and run the tests
# make help   the rest

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

# The distributions that live beside the core: the plugins, and the integration with Great Expectations.
DISTS    := $(patsubst %/pyproject.toml,%,$(wildcard plugins/*/pyproject.toml expectations/pyproject.toml))
PACKAGES := audit $(foreach dist,$(DISTS),$(wildcard $(dist)/audit_*))

.DEFAULT_GOAL := help
.PHONY: help demo test fuzz lint format types layers docs site constraints clean

help:
	@echo 'make demo         install and audit the sample documents'
	@echo 'make test         install and run the tests; ARGS="-k strikes" for some of them'
	@echo 'make fuzz         try EXAMPLES=20000 odd texts on extraction, others each time'
	@echo 'make lint         ruff: rules and layout'
	@echo 'make format       ruff: mend what can be mended'
	@echo 'make types        mypy, strict'
	@echo 'make layers       import-linter: who may import whom'
	@echo 'make docs         write what docs/ says of the code: rules, relations, hooks, reference, schemas'
	@echo 'make site         build the documentation into build/site, strictly'
	@echo 'make constraints  pin the newest versions that fit; run it with the oldest Python supported'
	@echo 'make clean        remove what was installed and cached'

# Exit code 1 says that something was found, which is the point of the demo; 2 that something went wrong.
demo: $(VENV)/installed
	@$(BIN)/audit check seeds || [ $$? -eq 1 ]

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest $(ARGS)

EXAMPLES ?= 20000
fuzz: $(VENV)/installed-dev
	env -u CI FUZZ_EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest tests/extract/test_fuzz.py $(ARGS)

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/installed-dev
	$(BIN)/mypy $(PACKAGES) docs/generate.py docs/site

layers: $(VENV)/installed-dev
	$(BIN)/lint-imports

docs: $(VENV)/installed-dev
	$(BIN)/python docs/generate.py

# What it needs is installed; it loads nothing, and the notice of a later MkDocs concerns nobody here.
site: $(VENV)/installed-dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

constraints:
	rm -rf build/pins
	$(PYTHON) -m venv build/pins
	build/pins/bin/python -m pip install --quiet --editable '.[dev]' $(addprefix --editable ./,$(DISTS))
	echo '# The versions that this project is tested with, for Python 3.11 and newer; written by "make constraints".' > constraints.txt
	build/pins/bin/python -m pip freeze --exclude-editable >> constraints.txt
	rm -rf build/pins

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'claim-audit needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3.11' >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/installed: $(VENV)/created pyproject.toml constraints.txt
	@echo 'installing claim-audit into $(VENV)'
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/created pyproject.toml constraints.txt $(addsuffix /pyproject.toml,$(DISTS))
	@echo 'installing claim-audit and what development needs into $(VENV)'
	@$(PIP) install --constraint constraints.txt --editable '.[dev]' $(addprefix --editable ./,$(DISTS))
	@touch $(VENV)/installed $@
