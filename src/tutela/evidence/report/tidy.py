"""Tidy tables as CSV, JSON and Parquet: one line an estimate."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from tutela.evidence.data.dataset import quoted
from tutela.evidence.findings.find import Findings

__all__ = ["safe_cell", "tidy_lines", "write_csv", "write_json", "write_parquet"]

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
COLUMNS = (
    "label", "table", "indicator", "kind", "group_1", "value_1", "group_2", "value_2", "group_3", "value_3",
    "estimate", "se", "low", "high", "n", "weighted_n", "deff", "df", "flag",
)  # fmt: skip


def safe_cell(value: Any) -> Any:
    """Give a text that a spreadsheet takes for a text: one that begins like a formula gets an apostrophe before it."""
    return "'" + value if isinstance(value, str) and value.startswith(_STARTS) else value


def tidy_lines(findings: Findings) -> list[dict[str, Any]]:
    """Give every line of every table under the names of COLUMNS; shares between 0 and 1, None where not shown."""
    mapping = findings.dataset.mapping
    label = "invented for training" if mapping.invented else ""
    lines = []
    for table in findings.tables:
        for row in table.rows:
            line: dict[str, Any] = dict.fromkeys(COLUMNS)
            line |= {"label": label, "table": table.id, "indicator": row.indicator, "kind": row.kind, "flag": row.flag}
            for number, (group, value) in enumerate(row.groups, 1):
                line |= {f"group_{number}": group, f"value_{number}": value}
            line |= {
                part: getattr(row, part) for part in ("estimate", "se", "low", "high", "n", "weighted_n", "deff", "df")
            }
            lines.append(line)
    return lines


def write_csv(lines: list[dict[str, Any]], path: Path) -> None:
    """Write the lines as CSV in UTF-8, safe to open in a spreadsheet."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS)
    writer.writeheader()
    writer.writerows({name: safe_cell(value) for name, value in line.items()} for line in lines)
    path.write_text(stream.getvalue(), "utf-8")


def write_json(lines: list[dict[str, Any]], path: Path) -> None:
    """Write the lines as a JSON list."""
    path.write_text(json.dumps(lines, ensure_ascii=False, indent=1), "utf-8")


def write_parquet(lines: list[dict[str, Any]], path: Path) -> None:
    """Write the lines as Parquet."""
    numbers = ("estimate", "se", "low", "high", "n", "weighted_n", "deff", "df")
    columns = {
        name: np.array([line[name] for line in lines], dtype=np.float64 if name in numbers else object)
        for name in COLUMNS
    }
    connection = duckdb.connect()
    connection.register("tidy", columns)
    listed = ", ".join(
        f"CASE WHEN isnan({quoted(name)}) THEN NULL ELSE {quoted(name)} END AS {quoted(name)}"
        if name in numbers
        else quoted(name)
        for name in COLUMNS
    )
    place = "'" + str(path).replace("'", "''") + "'"
    connection.execute(f"COPY (SELECT {listed} FROM tidy) TO {place} (FORMAT parquet)")
    connection.close()
