"""The published overlap tables, see tables/README.md for the papers."""

from __future__ import annotations

import csv
from pathlib import Path

from tutela.evidence.estimate.histories import Histories, of_rows

TABLES = Path(__file__).parent / "tables"


def published(name: str) -> Histories:
    with (TABLES / f"{name}.csv").open(newline="", encoding="utf-8") as stream:
        head, *rows = csv.reader(stream)
    return of_rows(head[:-1], [[int(value) for value in row] for row in rows])
