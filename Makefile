# Nook: `make run` to talk to it, `make test` to check it. Needs Python 3.11 or newer and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LANGUAGES := $(filter-out en,$(notdir $(patsubst %/,%,$(dir $(wildcard bot/language/??/words.py)))))
INSTALLED := $(VENV)/.installed
# Compiled modules are kept, whatever the shell says: without them each of the processes of a test run compiles everything.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run install page package cards listing faults test lint types audit bench scale understanding check catalogues lock clean

run: install page
	$(BIN)/python app.py --demo

install: $(INSTALLED)

$(INSTALLED): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Nook needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.lock
	@touch $@

page: install
	@$(BIN)/python -m bot.simulator.fetch_page

test: install page
	$(BIN)/python -m pytest

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install
	$(BIN)/mypy

# Known holes in the pinned packages. Left out, with a word, where the advisory service cannot be reached.
audit: install
	@$(BIN)/python -m deploy.audit

# The Teams app package, nook.zip, from the settings in the environment or .env.
package: install
	$(BIN)/python -m manifest $(if $(SHARED_HOST),--shared-host)

# Everything Nook can say, on sheets to be looked at: as on a phone and wide, light, dark and high contrast.
cards: install page
	$(BIN)/python -m tests.cards.contact_sheet

# Pictures for the Store's listing, taken of the demo.
listing: install page
	$(BIN)/python -m tests.page.listing

# Every fault of tests/faults/catalogue.py with its full dose, as a table; one or some by FAULT=F7.
faults: install
	@$(BIN)/python -m tests.faults $(FAULT)

bench: install
	$(BIN)/python -m tests.bench

# A Monday at nine in a company of 10,000 rooms and 100,000 people; some five minutes, on a machine that does nothing else.
scale: install
	$(BIN)/python -m tests.scale

understanding: install
	@$(BIN)/python -m tests.understanding

check: lint types test

# What the cards say, into the catalogues: new sentences stand there untranslated, lost ones go.
catalogues: install
	@mkdir -p .catalogues .cards
	$(BIN)/pybabel -q extract --no-default-keywords -k say -k say_as:1c,2 -k say_count:1,2 -k mark --add-location=file --no-wrap --project=Nook --version=1 --msgid-bugs-address=- -o .catalogues/nook.pot cards manifest
	for language in $(LANGUAGES); do \
	  test -f cards/catalogues/$$language.po || $(BIN)/pybabel -q init -i .catalogues/nook.pot -o cards/catalogues/$$language.po -l $$language; \
	  $(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap -i .catalogues/nook.pot -o cards/catalogues/$$language.po -l $$language; \
	done

# Needs uv. The lock names no index address, so that it installs from wherever pip is set to look.
lock:
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate -o requirements.lock
	uv pip compile pyproject.toml --extra postgresql --constraint requirements.lock --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate -o deploy/requirements.lock

clean:
	rm -rf $(VENV) .page .mypy_cache .pytest_cache .ruff_cache .catalogues
