#!/usr/bin/env bash
# Runs every quick check, shows all that fail, and ends with their number.
set -uo pipefail
cd "$(dirname "$0")/.."
failed=0
step() {
  local name=$1 started=$SECONDS
  shift
  if output=$("$@" 2>&1); then
    echo "ok      $name ($((SECONDS - started)) s)"
  else
    echo "FAILED  $name"
    echo "$output"
    failed=$((failed + 1))
  fi
}
step "style" .venv/bin/ruff check .
step "format" .venv/bin/ruff format --check .
step "types" .venv/bin/mypy src tests
step "arrows" .venv/bin/lint-imports
step "player types" npx --no-install tsc --noEmit
step "sizes" .venv/bin/python scripts/sizes.py
step "kit" .venv/bin/tutela check kit
exit $((failed > 0))
