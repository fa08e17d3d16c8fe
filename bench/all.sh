#!/usr/bin/env bash
# Every measurement with its peers, one after the other: about 20 minutes. Figures stay in var/bench/results as JSON.
set -euo pipefail
cd "$(dirname "$0")/.."
for one in compile start page batches answers live plan; do
  "${PYTHON:-.venv/bin/python}" -m "bench.$one"
done
