"""JSON as ODK and KoboToolbox give it: a list of submissions, groups and repeats inside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from tutela.evidence.data.faults import Fault
from tutela.evidence.data.reading.request import Reading, check_columns, keep_mark, wanted_only
from tutela.evidence.refused import Refused

_LARGEST = 500_000_000
_DEEPEST = 8


def read(connection: duckdb.DuckDBPyConnection, path: Path, request: Reading) -> tuple[Fault, ...]:
    """Make the table `rows`: one row a submission, or one row an entry of the repeat `request.repeat`.

    A repeat may stand in another; its rows then know what stands around them.

    Groups are opened: `household/roof` and `{"household": {"roof": …}}` both give the column `roof`.
    """
    if path.stat().st_size > _LARGEST:
        raise Refused(f"{path.name}: over {_LARGEST:,} bytes", expected="a smaller file", do="export as CSV or Parquet")
    try:
        loaded = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError):
        raise Refused(f"{path.name}: not JSON in UTF-8", expected="a list of submissions", do="export again") from None
    submissions = loaded.get("results", loaded.get("value")) if isinstance(loaded, dict) else loaded
    if not isinstance(submissions, list) or not all(isinstance(entry, dict) for entry in submissions):
        raise Refused(f"{path.name}: no list of submissions", expected="a list of objects", do="export again")
    rows = [row for entry in submissions for row in _rows(entry, request.repeat, {}, 0)]
    if request.repeat and submissions and not rows:
        raise Refused(
            f"{path.name}: no list {request.repeat} in {len(submissions):,} submissions",
            expected="the repeat that the mapping names",
            do="export with repeats (OData of ODK: $expand=*), or check `repeat`",
        )
    names = sorted({name for row in rows for name in row})
    check_columns(path, names)
    keep_mark(connection, names)
    # ODK leaves out what was not answered, so a wanted column may be absent from all rows: it is then missing.
    kept = wanted_only(path, {*names, *(request.wanted - {name.lower() for name in names} if rows else ())}, request)
    columns = {name: np.array([_text(row.get(name)) for row in rows], dtype=object) for name in kept}
    connection.register("read_json", columns)
    connection.execute("CREATE TABLE rows AS SELECT * FROM read_json")
    connection.unregister("read_json")
    return ()


def _rows(group: dict[str, Any], repeat: str, known: dict[str, Any], depth: int) -> Iterator[dict[str, Any]]:
    """Give the rows of a submission, or of an entry of a repeat around the one that is wanted.

    `known`: what they share.
    """
    _check_depth(depth)
    answers = dict(known)
    repeats: dict[str, list[Any]] = {}
    _open(group, answers, repeats, depth)
    if not repeat:
        yield answers
    for entry in repeats.pop(repeat, []):
        own: dict[str, Any] = {}
        if isinstance(entry, dict):
            _open(entry, own, {}, depth)
        yield answers | own
    for listed in repeats.values() if repeat else ():
        for entry in listed:
            if isinstance(entry, dict):
                yield from _rows(entry, repeat, answers, depth + 1)


def _check_depth(depth: int) -> None:
    if depth > _DEEPEST:
        raise Refused("a form with groups in groups", expected=f"at most {_DEEPEST} deep", do="flatten the form")


def _open(group: dict[str, Any], answers: dict[str, Any], repeats: dict[str, list[Any]], depth: int) -> None:
    _check_depth(depth)
    for key, value in group.items():
        name = key.rsplit("/", 1)[-1].lower()
        if isinstance(value, dict):
            _open(value, answers, repeats, depth + 1)
        elif isinstance(value, list):
            repeats[name] = value
        else:
            answers[name] = value


def _text(value: Any) -> str | None:
    return None if value is None or value == "" else str(value)
