"""Published interval ends against ours over 20 seeds. python -m bench.estimate_published [SEEDS]

An interval end by bootstrap or by sampling changes with the seed, in the paper as here. So each published end is held
against the spread of ours over the seeds: inside the smallest and largest is agreement. Point estimates that depend on
no seed are compared in the tests. About 20 minutes on one core.

With R there is a sharper comparison: the papers' programmes start R's generator at 1234. On the very tables that R then
draws (peers/estimate_draws.R), the log-linear interval ends must be the printed ones.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from bench.places import ROOT
from bench.report import keep_figures, print_table
from tutela.evidence.estimate.bootstrap import Resampled, bca, left_out_tables
from tutela.evidence.estimate.histories import Floats, Histories
from tutela.evidence.estimate.interval import Interval
from tutela.evidence.estimate.latent import sample_latent_classes
from tutela.evidence.estimate.methods import METHODS, Result, Settings
from tutela.evidence.estimate.models import hierarchical_models
from tutela.evidence.estimate.search import choose, prepare
from tutela.evidence.estimate.stepwise import Stepwise
from tutela.evidence.estimate.tables import read_lists

TABLES = Path(__file__).parents[1] / "tests" / "evidence" / "estimate" / "tables"
DRAWS = Path(__file__).parent / "peers" / "estimate_draws.R"
PUBLISHED = (
    ("uk_2013_five_lists", "bic", None, (25311, 11168, 56052), "Silverman, Chan & Vincent 2024, Table 6"),
    ("uk_2013_five_lists", "bic", 2, (22991, 11456, 43894), "Silverman, Chan & Vincent 2024, Table 6"),
    ("western_us_five_lists", "stepwise", None, (2483, 1293, 3670), "Chan, Silverman & Vincent 2021, section 4"),
    ("new_orleans_five_lists", "stepwise", None, (1034, 589, 1703), "Chan, Silverman & Vincent 2021, section 4"),
    ("uk_2013_five_lists", "latent", None, (20232, 10935, 32842), "Binette & Steorts 2022"),
)


def runner(key: str, order: int | None, table: Histories) -> Callable[[int], Result]:
    """Give what runs a method with a seed.

    Latent classes run as in the paper: chains of 100,000 iterations without burn-in and without leaps, every 1,000th
    kept. There 200 chains were pooled; here 10 for each seed.
    """
    if key == "latent":
        return lambda seed: _as_published(table, seed)
    method = next(method for method in METHODS if method.key == key)
    return lambda seed: method.run(table, Settings(order=order), np.random.default_rng(seed), lambda _: None)


def _as_published(table: Histories, seed: int) -> Result:
    sampled = sample_latent_classes(
        table, np.random.default_rng(seed), chains=10, burn_in=0, draws=100, thinning=1000, leaps=0
    )
    low, middle, high = (sampled.quantile(level) for level in (0.025, 0.5, 0.975))
    return Result(Interval(middle, low, high), f"R-hat {sampled.r_hat:.2f}")


def rows_of(name: str) -> list[tuple[int, int]]:
    """Give history and count in the order of the file, as the programme of 2021 draws them."""
    with (TABLES / f"{name}.csv").open(newline="", encoding="utf-8") as stream:
        rows = list(csv.reader(stream))[1:]
    return [(sum(int(value) << at for at, value in enumerate(row[:-1])), int(row[-1])) for row in rows]


def all_rows(table: Histories) -> list[tuple[int, int]]:
    """Give every history by its number of lists, in the order in which the programme of 2024 draws them."""
    codes = sorted(
        range(1, 2**table.width), key=lambda code: (code.bit_count(), -int(f"{code:0{table.width}b}"[::-1], 2))
    )
    return [(code, int(table.counts[code])) for code in codes]


def drawn_by_r(rows: list[tuple[int, int]], cells: int, how: str) -> Floats:
    """Give 1,000 tables that R draws from seed 1234, shape (1000, cells)."""
    ROOT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT) as folder:
        file = Path(folder) / "rows.csv"
        file.write_text("\n".join(f"{code},{count}" for code, count in rows) + "\n")
        command = ["Rscript", "--vanilla", str(DRAWS), str(file), "1000", how]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    tables = np.zeros((1000, cells))
    tables[:, [code for code, _ in rows]] = np.loadtxt(told.splitlines(), delimiter=",")
    return tables


def with_numbers_of_r(name: str, key: str, order: int | None) -> tuple[float, float]:
    """Give our interval on the tables that R drew for the paper."""
    table = read_lists(TABLES / f"{name}.csv").histories
    if key == "stepwise":
        stepwise = Stepwise(table.width)
        rows, how, unseen = rows_of(name), "one", lambda tables: stepwise.run(tables).unseen
    else:
        plan = prepare(hierarchical_models(table.width, order or 4), table.counts.astype(np.float64), "bic")
        rows, how, unseen = all_rows(table), "all", lambda tables: choose(plan, tables).unseen

    def totals(tables: Floats) -> Floats:
        return unseen(tables) + tables[:, 1:].sum(axis=1)

    left_out, weights = left_out_tables(table)
    draws = totals(drawn_by_r(rows, len(table.counts), how))
    estimate = float(totals(table.counts[None, :].astype(np.float64))[0])
    return bca(estimate, Resampled(draws, totals(left_out), weights))


def print_exact() -> None:
    """Print our interval ends on R's tables beside the published ones."""
    rows = []
    for name, key, order, published, _ in PUBLISHED:
        if key != "latent":
            low, high = with_numbers_of_r(name, key, order)
            same = all(abs(ours - end) < 1 for ours, end in zip((low, high), published[1:], strict=True))
            title = f"{name}, {key}{f', order {order}' if order else ''}"
            rows.append(
                (title, f"{published[1]:,} to {published[2]:,}", f"{low:,.1f} to {high:,.1f}", "same" if same else "")
            )
    print_table("Interval ends on the tables that R draws from seed 1234", ("what", "published", "ours", ""), rows)


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
    if shutil.which("Rscript"):
        print_exact()
    keep_figures("estimate_published", kept)


if __name__ == "__main__":
    main()
