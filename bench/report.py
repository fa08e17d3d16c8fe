"""Prints the figures of a measurement as a table, and keeps them as JSON beside."""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from typing import Any

from bench.places import ROOT


def print_table(title: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under a header; numbers in few digits."""
    texts = [[str(cell) for cell in header], *[[write_number(cell) for cell in row] for row in rows]]
    widths = [max(len(row[place]) for row in texts) for place in range(len(header))]
    print(f"\n{title}")
    for row in texts:
        first, *others = (
            cell.ljust(width) if not n else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  " + "  ".join([first, *others]).rstrip())


def write_number(cell: object) -> str:
    """Give a number in three digits or so, anything else as it is."""
    if isinstance(cell, float):
        return f"{cell:,.0f}" if abs(cell) >= 100 else f"{cell:.3g}"
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def print_verdicts(verdicts: Sequence[tuple[str, bool]]) -> None:
    """Print each target and whether it was reached."""
    for target, reached in verdicts:
        print(f"  {'reached' if reached else 'MISSED '}  {target}")
    print(flush=True)


def keep_figures(name: str, figures: dict[str, Any]) -> None:
    """Write figures to results/NAME.json."""
    folder = ROOT / "results"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(figures, indent=1, default=vars))


def median(values: Sequence[float]) -> float:
    """Give the median."""
    return float(statistics.median(values))
