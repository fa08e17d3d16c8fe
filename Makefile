.DEFAULT_GOAL := help
.PHONY: help run test check bench spark player firefox webkit

TUTELA := .venv/bin/tutela

help: ## List the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

run: ## Compile the kit, start the hub on SQLite and print where to go
	@scripts/setup.sh run
	@npm run --silent bundle
	@exec $(TUTELA) serve --kit kit --data var/hub

check: ## The quick part: style, types, arrows, sizes, the kit itself
	@scripts/setup.sh test
	@scripts/check.sh

test: check ## All checks and all tests, the browser included
	@npm run --silent bundle
	@node --test --test-reporter=dot tests/player/
	.venv/bin/pytest -n 2 --dist loadgroup

firefox: ## The main journeys in Firefox, two minutes; not part of make test
	@scripts/setup.sh firefox
	@npm run --silent bundle
	@.venv/bin/python -m tests.browsers firefox

webkit: ## The same in WebKit, the nearest to Safari that Debian has
	@scripts/setup.sh webkit
	@npm run --silent bundle
	@xvfb-run -a .venv/bin/python -m tests.browsers webkit

spark: ## Run the evidence statement on a local Spark and compare with DuckDB (Java 17; 500 MB aside, in var/spark)
	@scripts/setup.sh test
	@[ -d var/spark/pyspark ] || .venv/bin/pip install -q --disable-pip-version-check --no-deps --require-hashes --target var/spark -r requirements/spark.txt
	PYTHONPATH=var/spark .venv/bin/pytest -m spark -s tests/evidence/profile/test_spark.py

bench: ## Measure against peers and print ratios (long; see bench/README.md)
	@scripts/setup.sh test
	@npm run --silent bundle
	@bench/all.sh
