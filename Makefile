# make setup   a virtual environment in .venv with everything pinned by hash
# make demo    codes the examples and says where the briefing lies
# make serve   opens the workbench on the examples in the browser (SERVE="--no-open --port 9000")
# make test    all tests, as .ci/run does
# make bench   speed beside the bare parser
# make model   trains a small model and measures whether it pays (docs/model-card.md)
# make lint    style, types, layers
# make frontend  builds the page of `dragoman serve` (needs Node 20.19 or newer)
# make lock    compiles requirements/*.txt anew

SHELL := bash
.SHELLFLAGS := -euo pipefail -c

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
LOCK := pip-compile -q --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links
READY := $(VENV)/.runtime-ready
TOOLS := $(VENV)/.tools-ready
PROJECT := demo-project
EXAMPLES := $(sort $(wildcard examples/*.txt examples/*.html examples/*.jsonl))

SERVE :=

.PHONY: setup demo serve test lint bench model frontend lock clean
.DELETE_ON_ERROR:

setup: $(TOOLS)

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("dragoman needs Python 3.11 or newer; say which: make PYTHON=python3.11") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(READY): requirements/runtime.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes -r requirements/runtime.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

$(TOOLS): requirements/dev.txt $(READY)
	$(PIP) install --require-hashes -r requirements/dev.txt
	touch $@

demo: $(READY)
	@test -n "$(EXAMPLES)" || { echo "no reports in examples/: is the checkout whole?" >&2; exit 1; }
	$(BIN)/dragoman code $(EXAMPLES) --project $(PROJECT)
	@echo
	@$(BIN)/dragoman brief --project $(PROJECT) --output $(PROJECT)/briefing.html --title "Libya, April 2019 to October 2020"
	@echo "The briefing page: $(CURDIR)/$(PROJECT)/briefing.html"
	@echo "The workbench on the same project: make serve"

$(PROJECT)/project.db: | $(READY)
	@test -n "$(EXAMPLES)" || { echo "no reports in examples/: is the checkout whole?" >&2; exit 1; }
	$(BIN)/dragoman code $(EXAMPLES) --project $(PROJECT)

serve: $(READY) $(PROJECT)/project.db
	$(BIN)/dragoman serve $(PROJECT) $(SERVE)

lint: $(TOOLS)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest

bench: $(TOOLS)
	$(BIN)/python benchmarks/speed.py

model: $(TOOLS)
	$(BIN)/python -m scripts.train_model

frontend:
	cd frontend && npm ci --include=dev --silent && npm run -s build

lock: $(TOOLS)
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/$(LOCK) -o requirements/runtime.txt pyproject.toml
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/$(LOCK) --extra dev --extra docx --extra pdf -c requirements/runtime.txt -o requirements/dev.txt pyproject.toml

clean:
	rm -rf $(VENV) $(PROJECT) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache build dist
