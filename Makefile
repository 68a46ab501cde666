# One command each; see README.md. Variables of the environment, as in .env.example, may follow: make run PORT=8001
PYTHON ?= python3
BIN = .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run install test check bench chaos

help:
	@echo "make run      het programma starten, met voorbeeldgegevens; Ctrl-C stopt het"
	@echo "make install  de omgeving voor ontwikkelaars maken of bijwerken (.venv/)"
	@echo "make test     de tests; met REQUIRE_ALL=1 mag er niets ontbreken"
	@echo "make check    stijl, typen, lagen en migraties"
	@echo "make chaos    wat er met berichten gebeurt als van alles stukgaat, op elke databank die er is"
	@echo "make bench    hoe snel het is, naast wat anderen maken (twee minuten)"

run:
	@$(PYTHON) scripts/bootstrap.py run

install:
	@$(PYTHON) scripts/bootstrap.py install

test: install
	$(BIN)/python -m pytest

# These tools read the settings, which want a data folder: never the one with somebody's work in it.
check: export DATA_DIR = .venv/data-for-checks
check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/python -m pytest -q tests/test_layers.py
	$(BIN)/python manage.py makemigrations --check --dry-run

bench: export DATA_DIR = .venv/data-for-bench
bench: install
	@$(BIN)/python -m bench

chaos: export DATA_DIR = .venv/data-for-chaos
chaos: install
	@$(BIN)/python -m tests.chaos
