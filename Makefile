# Two commands for everything: `make run` to chat, `make test` to prove. Both need Python 3, make and git only.
PYTHON ?= python3
PORT ?= 5005

.PHONY: help run test lint bench clean lock

help: ## Show what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1	/'

run: ## Set everything up and serve the chat page on http://localhost:5005/
	@$(PYTHON) scripts/environment.py
	@exec .venv/bin/rolecall run --port $(PORT)

test: ## Set everything up and run every check
	@$(PYTHON) scripts/environment.py dev
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@.venv/bin/rolecall train --if-needed
	@.venv/bin/python -m pytest

bench: ## Measure turns, reading, training, long conversations, facts and answers against rivals in the same run
	@$(PYTHON) scripts/environment.py dev
	@.venv/bin/rolecall train --if-needed
	@.venv/bin/python -m bench

lock: ## Write the lock files anew from pyproject.toml
	@$(PYTHON) scripts/environment.py dev
	@$$(command -v uv || echo .uv/bin/uv) pip compile -q --python .venv/bin/python --generate-hashes --no-header pyproject.toml -o requirements.txt
	@$$(command -v uv || echo .uv/bin/uv) pip compile -q --python .venv/bin/python --generate-hashes --no-header --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean: ## Remove what the commands made, but not the postings
	@rm -rf .venv .uv models .rasa build *.egg-info
