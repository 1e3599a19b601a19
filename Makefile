# What a person does with this checkout. `make` alone lists it; the scripts behind it say in a sentence when something is wrong.

PYTHON ?= python3
PORT ?= 8000
# Two processes suit the smallest machine that this is meant to be worked on with; `make test JOBS=8` uses more.
JOBS ?= 2
BIN := .venv/bin
TEMPLATES := $(shell find src -name '*.html' -path '*/templates/*' 2>/dev/null)
PLACES := $(wildcard src tests tools conftest.py)
LANGUAGES := sv fi en
SCRIPTS := $(wildcard tools/environment/*.sh)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run setup test check style bench country pictures map messages lock frontend debian-packages

help: ## list what can be done here
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name about; do \
		printf '  make %-10s %s\n' "$$name" "$$about"; done

run: .venv/.run-stamp ## start Kotosilta on this machine (PORT=8000)
	@$(BIN)/kotosilta serve --demo --port "$(PORT)"

setup: .venv/.run-stamp ## make the environment in .venv and nothing else
	@echo "The environment is ready: $(BIN)/kotosilta --help"

test: .venv/.test-stamp debian-packages style .venv-outloud/.stamp ## install what tests need and run everything, on both engines (JOBS=2)
	$(BIN)/python -m pytest -n $(JOBS)
	$(BIN)/python -m tests.on_postgresql -- -n $(JOBS) --ignore=tests/journeys

check: style debian-packages ## style, types, layers, templates, what files may hold, message catalogues
	$(BIN)/python -m pytest -q tests/everywhere/test_committed_files.py tests/everywhere/test_catalogues.py

style: .venv/.test-stamp
	$(BIN)/ruff check $(PLACES)
	$(BIN)/ruff format --check $(PLACES)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/djangofmt check --quiet $(TEMPLATES)

bench: .venv/.test-stamp debian-packages ## measure speed, size and memory
	$(BIN)/python -m tests.bench

country: .venv/.test-stamp debian-packages .venv-outloud/.stamp ## make and judge the drafts of all 308 municipalities
	$(BIN)/python -m tests.country

pictures: .venv/.test-stamp debian-packages ## take the pictures of the product that stand in docs/
	$(BIN)/python -m tests.pictures

map: .venv/.run-stamp ## draw the paths of the map again from the municipalities' borders
	$(BIN)/python tools/map/make_map.py

messages: .venv/.test-stamp debian-packages ## collect the sentences of the interface and compile the catalogues
	cd src/kotosilta && KOTOSILTA_DEMO=1 DJANGO_SETTINGS_MODULE=kotosilta.config.settings ../../$(BIN)/django-admin makemessages \
		$(addprefix --locale ,$(LANGUAGES))
	cd src/kotosilta && KOTOSILTA_DEMO=1 DJANGO_SETTINGS_MODULE=kotosilta.config.settings ../../$(BIN)/django-admin compilemessages

lock: .venv/.test-stamp ## renew the pinned versions to the newest that pyproject.toml allows
	@sh tools/environment/lock.sh

frontend: ## build the editor of the document room again (needs node and npm)
	cd frontend && npm ci --ignore-scripts --silent && node build.js

debian-packages:
	@sh tools/environment/debian.sh

.venv/.run-stamp: requirements.lock requirements-setup.lock pyproject.toml $(SCRIPTS)
	@PYTHON="$(PYTHON)" sh tools/environment/python.sh .venv product requirements-setup.lock requirements.lock
	@touch $@

.venv/.test-stamp: requirements-test.lock requirements-setup.lock pyproject.toml $(SCRIPTS)
	@PYTHON="$(PYTHON)" sh tools/environment/python.sh .venv product requirements-setup.lock requirements-test.lock
	@touch $@ .venv/.run-stamp

# A part of this checker is under another licence (AGPL); it judges from outside and never enters the product's environment.
.venv-outloud/.stamp: requirements-outloud.lock $(SCRIPTS)
	@PYTHON="$(PYTHON)" sh tools/environment/python.sh .venv-outloud packages requirements-outloud.lock
	@touch $@
