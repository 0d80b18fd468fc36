# What a person types. `make demo` and `make test` are all one needs to know.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
VENV := .venv
PYTHON := $(VENV)/bin/python
PORT ?= 8000
export PORT

.PHONY: help install demo test check soak dev css bench lock room messages

help: ## Say what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

# Installed once for each state of the lock file; the stamps say which.
$(VENV)/runtime.stamp: requirements/runtime.txt pyproject.toml
	@tools/install runtime
	@touch $@
$(VENV)/develop.stamp: requirements/develop.txt pyproject.toml
	@tools/install develop
	@touch $@ $(VENV)/runtime.stamp

install: $(VENV)/develop.stamp ## Everything into .venv; the command is .venv/bin/alongside

demo: $(VENV)/runtime.stamp ## The fictional clinic at http://127.0.0.1:8000 (PORT=… for another)
	@$(VENV)/bin/alongside demo

test: install ## Everything that holds it together, on SQLite and PostgreSQL
	@tools/debian-packages
	@$(MAKE) --no-print-directory check
	@tools/test-both

check: install ## The quick part: style, types, imports, architecture, translations (under 90 seconds)
	@$(VENV)/bin/ruff check -q .
	@$(VENV)/bin/ruff format -q --check .
	@mkdir -p build
	@$(VENV)/bin/lint-imports --no-logo > build/imports.txt 2>&1 || { cat build/imports.txt; exit 1; }
	@$(VENV)/bin/mypy --no-error-summary
	@front/build.sh --check
	@$(PYTHON) -m pytest -q tests/architecture

soak: install ## The long versions, on both databases: kills by the hundred (ALONGSIDE_KILLS=…), files by the thousand
	@tools/debian-packages
	@tools/soak

dev: install ## Serve the clinic, with code and templates read anew on each change
	@ALONGSIDE_DEVELOPMENT=yes $(VENV)/bin/alongside demo

css: ## Build the style sheet (needs Node; the built one is committed)
	@front/build.sh

bench: install ## Measure, the machine's limits first
	@$(PYTHON) -m benchmarks

lock: $(VENV)/develop.stamp ## Lock the requirements anew
	@$(VENV)/bin/uv pip compile -q --generate-hashes --no-header --universal --python-version 3.11 requirements/runtime.in -o requirements/runtime.txt
	@$(VENV)/bin/uv pip compile -q --generate-hashes --no-header --universal --python-version 3.11 -c requirements/runtime.txt requirements/develop.in -o requirements/develop.txt

room: install ## Write a new room: make room NAME=plans
	@$(PYTHON) tools/room.py $(NAME)

messages: install ## Collect what is to be translated, and compile what is (needs gettext)
	@tools/messages
