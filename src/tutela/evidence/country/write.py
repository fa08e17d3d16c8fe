"""Write the teaching country as files; each says in its name and in its first column that it is invented."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import duckdb
import numpy as np
from numpy.typing import NDArray

from tutela.evidence.country.children import draw_children
from tutela.evidence.country.labour_force import draw_labour_force
from tutela.evidence.country.places import draw_districts, draw_schools, draw_workplaces, outline
from tutela.evidence.country.plan import LABEL, Plan, lay_out

__all__ = ["write_country"]

_RUN = 5_000
"""Sampling units drawn at a time: about 300,000 children, so that memory does not grow with the country."""

_PREFIX = LABEL.replace(" ", "-")

_README = """# A teaching country, {label}

No person, place or figure in these files is real. They are made by `tutela evidence country --seed {seed}`.

- `children`: children under 18 in households; answers 1 yes, 2 no, 8 not known; hours 98 not known
- `workplaces`, `schools`, `districts`: one row each; `regions.geojson`: a map of regions
- `labour-force`: people of 10 and over in households, with codes as in the mapping `labour-force`
- mappings: `teaching-country` for children, `teaching-country-workplaces` for workplaces, `labour-force` for people
"""


def write_country(
    folder: Path,
    plan: Plan,
    *,
    seed: int,
    form: Literal["csv", "parquet"] = "parquet",
    progress: Callable[[int, int], None] = lambda done, all_: None,
) -> list[Path]:
    """Write all files into `folder` and give their paths. The same plan and seed give the same rows.

    Nothing is put there before all is written. Children of an earlier country in the same format go: left beside
    the new ones, its parts would be read as theirs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".country-", dir=folder) as draft:
        written = _write_all(Path(draft), plan, seed, form, progress)
        for stale in folder.glob(f"{_PREFIX}-children*.{form}"):
            stale.unlink()
        return [path.replace(folder / path.name) for path in written]


def _write_all(
    folder: Path, plan: Plan, seed: int, form: Literal["csv", "parquet"], progress: Callable[[int, int], None]
) -> list[Path]:
    roots = np.random.SeedSequence(seed).spawn(5)
    units = lay_out(plan, np.random.default_rng(roots[0]))
    written = []
    others = {
        "districts": draw_districts(units, np.random.default_rng(roots[1])),
        "schools": draw_schools(units, np.random.default_rng(roots[1].spawn(1)[0])),
        "workplaces": draw_workplaces(units, plan, np.random.default_rng(roots[2])),
        "labour-force": draw_labour_force(units, np.random.default_rng(roots[4])),
    }
    runs = list(range(0, units.count, _RUN))
    for number, (first, seq) in enumerate(zip(runs, roots[3].spawn(len(runs)), strict=True)):
        progress(number, len(runs))
        columns = draw_children(units, plan, first, min(first + _RUN, units.count), np.random.default_rng(seq))
        columns["household"] = columns["household"].astype(np.int64) + first * 1000
        part = f"-{number + 1:04d}" if len(runs) > 1 else ""
        written.append(_write(folder / f"{_PREFIX}-children{part}.{form}", columns, form))
    written += [_write(folder / f"{_PREFIX}-{name}.{form}", columns, form) for name, columns in others.items()]
    for name, text in (
        (f"{_PREFIX}-regions.geojson", json.dumps(outline(units), indent=1)),
        (f"{_PREFIX}-README.md", _README.format(label=LABEL, seed=seed)),
    ):
        (folder / name).write_text(text, "utf-8")
        written.append(folder / name)
    progress(len(runs), len(runs))
    return written


def _write(path: Path, columns: dict[str, NDArray[np.generic]], form: str) -> Path:
    connection = duckdb.connect()
    connection.register("drawn", columns)
    options = "FORMAT parquet, COMPRESSION zstd" if form == "parquet" else "FORMAT csv, HEADER"
    # COPY takes no parameters for the place.
    place = "'" + str(path).replace("'", "''") + "'"
    connection.execute(f"COPY (SELECT * FROM drawn) TO {place} ({options})")
    connection.close()
    return path
