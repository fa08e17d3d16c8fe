"""Published interval ends against ours over 20 seeds. python -m bench.estimate_published [SEEDS]

An interval end by bootstrap or by sampling changes with the seed, in the paper as here. So each published end is held
against the spread of ours over the seeds: inside the smallest and largest is agreement. Point estimates that depend on
no seed are compared in the tests. About 15 minutes on one core.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bench.report import keep_figures, print_table
from tutela.evidence.estimate.histories import Histories
from tutela.evidence.estimate.methods import METHODS, Result, Settings
from tutela.evidence.estimate.tables import read_lists

TABLES = Path(__file__).parents[1] / "tests" / "evidence" / "estimate" / "tables"
PUBLISHED = (
    ("uk_2013_five_lists", "bic", None, (25311, 11168, 56052), "Silverman, Chan & Vincent 2024, Table 6"),
    ("uk_2013_five_lists", "bic", 2, (22991, 11456, 43894), "Silverman, Chan & Vincent 2024, Table 6"),
    ("western_us_five_lists", "stepwise", None, (2483, 1293, 3670), "Chan, Silverman & Vincent 2021, section 4"),
    ("new_orleans_five_lists", "stepwise", None, (1034, 589, 1703), "Chan, Silverman & Vincent 2021, section 4"),
    ("uk_2013_five_lists", "latent", None, (20232, 10935, 32842), "Binette & Steorts 2022"),
)


def runner(key: str, order: int | None, table: Histories) -> Callable[[int], Result]:
    """Give what runs a method with a seed."""
    method = next(method for method in METHODS if method.key == key)
    return lambda seed: method.run(table, Settings(order=order), np.random.default_rng([7, seed]), lambda _: None)


def main() -> None:
    """Run every published result over the seeds and print the spread."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    rows, kept = [], {}
    for name, key, order, published, paper in PUBLISHED:
        begun = time.process_time()
        run = runner(key, order, read_lists(TABLES / f"{name}.csv").histories)
        found = [run(seed).interval for seed in range(seeds)]
        ends = np.array([(one.estimate, one.low, one.high) for one in found if one])
        for at, part in enumerate(("estimate", "low", "high")):
            low, high = ends[:, at].min(), ends[:, at].max()
            inside = low - 0.5 <= published[at] <= high + 0.5
            title = f"{name}, {key}{f', order {order}' if order else ''}, {part}"
            rows.append((title, published[at], float(low), float(high), "inside" if inside else "OUTSIDE"))
            kept[title] = {"published": published[at], "paper": paper, "ours": ends[:, at].tolist()}
        print(f"{name} {key}: {time.process_time() - begun:,.0f} s of processor time", flush=True)
    print_table(f"Published against {seeds} seeds", ("what", "published", "least", "most", ""), rows)
    keep_figures("estimate_published", kept)


if __name__ == "__main__":
    main()
