"""Write a report to a folder: page, JSON and tidy CSV; all files or none.

Numbers are rounded to three figures in every file, as on the page. A number never stands without its interval.
"""

from __future__ import annotations

import csv
import io
import json
import math
import shutil
from pathlib import Path

from tutela.evidence.estimate.interval import Interval
from tutela.evidence.estimate.methods import Result
from tutela.evidence.estimate.report.compose import Report
from tutela.evidence.estimate.report.page import write_page
from tutela.evidence.estimate.report.words import SHARED_ASSUMPTIONS, paragraphs, rounded, warnings

HEAD = ("table", "name", "method", "main", "kind", "estimate", "low", "high", "level", "note", "doubt")
"""Columns of estimates.csv, one row for each estimate; `table` says on which lists it was run."""


def write_files(report: Report, folder: Path) -> tuple[Path, ...]:
    """Write report.html, estimates.json, estimates.csv and counts.csv; give their paths.

    They are written beside the folder first and moved in when all are whole, so that an interruption leaves nothing
    half written. Files of the same names are replaced.
    """
    texts = {
        "report.html": write_page(report),
        "estimates.json": json.dumps(as_json(report), ensure_ascii=False, indent=2) + "\n",
        "estimates.csv": _csv([HEAD, *_estimates(report)]),
        "counts.csv": _csv([("count", "people"), *_counts(report)]),
    }
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / ".part"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        for name, text in texts.items():
            (draft / name).write_text(text, "utf-8", newline="")
        for name in texts:
            (draft / name).replace(folder / name)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return tuple(folder / name for name in texts)


def as_json(report: Report) -> dict[str, object]:
    """Give the report as plain values; hidden counts are null."""
    return {
        "lists": list(report.lists),
        "changed_lists": list(report.changed_lists),
        "main_method": report.main.method.key,
        "main_declared_before_the_run": report.declared,
        "settings": {
            "seed": report.settings.seed,
            "bootstraps": report.settings.bootstraps,
            "level": report.settings.level,
            "order": report.settings.order,
            "top": report.settings.top,
            "chains": report.settings.chains,
            "iterations": report.settings.iterations,
        },
        "in_plain_words": list(paragraphs(report)),
        "before_you_use_a_number": list(warnings(report)),
        "all_methods_assume": list(SHARED_ASSUMPTIONS),
        "methods": [
            {
                "key": row.method.key,
                "name": row.method.name,
                "kind": row.method.kind,
                "main": row.main,
                "result": _interval(row.result),
                "assumes": row.method.assumes,
                "would_break_it": row.method.breaks,
                "source": row.method.source,
            }
            for row in report.rows
        ],
        "changed_tables": [
            {"change": case.change, "what": case.what, "method": case.method, "result": _interval(case.result)}
            for case in report.cases
        ],
        "counts": {
            "seen": report.shown.seen,
            "lists": dict(report.shown.lists),
            "only_on": dict(report.shown.histories),
            "combinations_not_shown": report.shown.hidden,
        },
    }


def _interval(result: Result) -> dict[str, object]:
    if result.interval is None:
        return {"estimate": None, "low": None, "high": None, "note": result.note}
    return {**_ends(result.interval), "level": result.interval.level, "note": result.note, "doubt": result.doubt}


def _ends(interval: Interval) -> dict[str, object]:
    return {name: _figure(getattr(interval, name)) for name in ("estimate", "low", "high")}


def _figure(number: float) -> int | None:
    return int(rounded(number).replace(",", "")) if math.isfinite(number) else None


def _estimates(report: Report) -> list[tuple[object, ...]]:
    rows = [
        ("as given", "", row.method.key, _yes(row.main), row.method.kind, *_told(row.result)) for row in report.rows
    ]
    return rows + [
        (case.change, case.what, case.method, "no", "estimate", *_told(case.result)) for case in report.cases
    ]


def _told(result: Result) -> tuple[object, ...]:
    if result.interval is None:
        return ("", "", "", "", result.note, "")
    ends = ("" if value is None else value for value in _ends(result.interval).values())
    return (*ends, result.interval.level, result.note, result.doubt)


def _counts(report: Report) -> list[tuple[object, ...]]:
    shown = [("all", report.shown.seen), *((f"on {name}", value) for name, value in report.shown.lists)]
    shown += [(f"only on {name}", value) for name, value in report.shown.histories]
    return [(name, "hidden" if value is None else value) for name, value in shown]


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _csv(rows: list[tuple[object, ...]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
