"""A sample of 1 million children in 200 districts with 25 indicators, drawn with a seed; invented."""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np

CHILDREN, DISTRICTS, INDICATORS, UNITS = 1_000_000, 200, 25, 8_000

MAPPING = """
id: bench
title: Invented for measuring
invented: true
design: {weight: w, stratum: stratum, psu: psu}
groups:
  district: {value: district, label: District, area: 1}
indicators:
"""


def write_sample(folder: Path) -> None:
    """Write the sample as Parquet, as columns of raw numbers for R and numpy, and our mapping."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(11)
    psu = np.sort(rng.integers(0, UNITS, CHILDREN)).astype(np.int32)
    district = (psu // (UNITS // DISTRICTS)).astype(np.int32)
    stratum = (2 * district + (psu % 2)).astype(np.int32)
    columns: dict[str, np.ndarray[tuple[int], np.dtype[np.generic]]] = {
        "psu": psu, "district": district, "stratum": stratum, "w": rng.lognormal(3, 0.4, CHILDREN)
    }  # fmt: skip
    hardship = rng.normal(0, 0.5, UNITS)[psu]
    for number in range(INDICATORS):
        logit = rng.uniform(-2.5, 0) + hardship
        columns[f"y{number}"] = (rng.random(CHILDREN) < 1 / (1 + np.exp(-logit))).astype(np.int32)
    for name, values in columns.items():
        values.tofile(folder / f"{name}.bin")
    connection = duckdb.connect()
    connection.register("drawn", columns)
    connection.execute(f"COPY (SELECT * FROM drawn) TO '{folder / 'sample.parquet'}' (FORMAT parquet)")
    indicators = "".join(f"  y{n}: {{yes: y{n} = 1, label: Y{n}, level: child}}\n" for n in range(INDICATORS))
    names = ", ".join(f"y{n}" for n in range(INDICATORS))
    index = f"index: {{indicators: [{names}], weights: equal, cutoff: 0.32}}\n"
    (folder / "mapping.yaml").write_text(MAPPING + indicators + index, "utf-8")
