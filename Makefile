# Open Door: `make run` serves it, `make test` checks it. README.md says more.
# Needs make and Python 3.11 or newer; everything else is installed into .venv.

PORT ?= 8000
HOST ?= 127.0.0.1
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && exit; done; echo python3)
VENV = .venv/bin/python

.PHONY: help run test lint bench walk messages schemas screenshots secrets requirements environment tools chromium

help:
	@echo "make run             serve the dashboard at http://$(HOST):$(PORT)/ (PORT=8010, HOST=... elsewhere)"
	@echo "make test            all checks: lint, types, migrations, tests"
	@echo "make lint            those that need no database"
	@echo "make bench           how fast the pages are, and how the home page does in a browser (PART=browser, pictures, pages, search or desk)"
	@echo "make walk            every address of the sitemap in three languages in a browser (MOST=60 fewer)"
	@echo "make messages        bring the lists of strings to translate, in locale/, up to date"
	@echo "make schemas         write down the columns of the data and what the API answers, in docs/*-schema.json"
	@echo "make screenshots     pictures of the pages, in var/screenshots/ and docs/home.png"
	@echo "make secrets         the passwords for docker compose, in secrets/; what is there is kept"
	@echo "make requirements    pin the newest versions that requirements/*.in allow (needs uv)"

run: environment
	@exec $(VENV) manage.py dashboard --host $(HOST) --port $(PORT)

test: tools chromium lint
	@echo "Testing …"
	@exec $(VENV) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(TESTS)

lint: tools
	@echo "Linting: ruff, djlint, mypy, migrations …"
	@$(VENV) -m ruff check .
	@$(VENV) -m ruff format --check .
	@$(VENV) -m djlint --quiet --lint templates
	@$(VENV) -m mypy config stances tests
	@OPEN_DOOR_VAR="$(CURDIR)/var/test" DJANGO_SETTINGS_MODULE=tests.settings $(VENV) manage.py makemigrations --check --dry-run

bench: tools chromium
	@exec env DJANGO_SETTINGS_MODULE=tests.settings $(VENV) -m tests.bench $(PART)

walk: tools chromium
	@exec env DJANGO_SETTINGS_MODULE=tests.settings $(VENV) -m tests.browser $(MOST)

messages: tools
	@exec env DJANGO_SETTINGS_MODULE=tests.settings $(VENV) -m tests.messages

schemas: tools
	@exec env DJANGO_SETTINGS_MODULE=tests.settings $(VENV) -m tests.schemas

screenshots: tools chromium
	@exec $(VENV) -m pytest -n 2 --dist load tests/browser/pictures.py

secrets:
	@sh docker/make-secrets.sh

environment:
	@command -v $(PYTHON) >/dev/null || { echo "Open Door needs Python 3.11 or newer; there is no $(PYTHON) here."; exit 1; }
	@$(PYTHON) requirements/install.py base

tools:
	@command -v $(PYTHON) >/dev/null || { echo "Open Door needs Python 3.11 or newer; there is no $(PYTHON) here."; exit 1; }
	@$(PYTHON) requirements/install.py dev

chromium: tools
	@sh requirements/chromium.sh

requirements:
	@cd requirements && for name in base dev; do \
		uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade \
			--quiet $$name.in -o $$name.txt && \
		{ echo "# Every package of $$name.in, pinned with the hashes of its files. Made by \`make requirements\`; not edited by hand."; \
		cat $$name.txt; } > $$name.new && mv $$name.new $$name.txt || exit 1; done
