"""Published interval ends against ours over 20 seeds. python -m bench.estimate_published [keep] [all | latent]

An interval end by bootstrap or by sampling changes with the seed, in the paper as here. So each published end is held
against the spread of ours over the seeds 1 to 20: inside the smallest and largest is agreement. Point estimates that
depend on no seed are compared in the tests. `keep` writes the spread to tests/evidence/estimate/spread.csv, which the
tests and docs/estimate.md read. About 20 minutes of processor time, of which the latent classes take half.

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
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.places import ROOT
from bench.report import keep_figures, print_table
from tutela.evidence.estimate.bootstrap import Resampled, bca, left_out_tables
from tutela.evidence.estimate.chains import r_hat
from tutela.evidence.estimate.histories import Floats, Histories
from tutela.evidence.estimate.interval import Interval
from tutela.evidence.estimate.latent import sample_latent_classes
from tutela.evidence.estimate.methods import METHODS, Settings
from tutela.evidence.estimate.models import hierarchical_models
from tutela.evidence.estimate.search import choose, prepare
from tutela.evidence.estimate.stepwise import Stepwise
from tutela.evidence.estimate.tables import read_lists

TABLES = Path(__file__).parents[1] / "tests" / "evidence" / "estimate" / "tables"
SPREAD = TABLES.parent / "spread.csv"
DRAWS = Path(__file__).parent / "peers" / "estimate_draws.R"
SEEDS = range(1, 21)
_2021, _2024 = "Chan, Silverman & Vincent 2021", "Silverman, Chan & Vincent 2024, Table 6"


@dataclass(frozen=True)
class Published:
    """A printed estimate with its interval, and which of our runs gives it. `order`: of the models, default all."""

    table: str
    key: str
    order: int | None
    ends: tuple[int, int, int]
    paper: str

    @property
    def title(self) -> str:
        """Give the name under which the result is kept."""
        return f"{self.table} {self.key}{f' order {self.order}' if self.order else ''}"

    def read(self) -> Histories:
        """Give its table."""
        return read_lists(TABLES / f"{self.table}.csv").histories


PUBLISHED = (
    Published("uk_2013_five_lists", "bic", None, (25311, 11168, 56052), _2024),
    Published("uk_2013_five_lists", "bic", 2, (22991, 11456, 43894), _2024),
    Published("new_orleans_five_lists_186", "bic", None, (981, 397, 1511), _2024),
    Published("new_orleans_five_lists_186", "bic", 2, (981, 397, 1505), _2024),
    Published("kosovo_four_lists", "bic", None, (10357, 6947, 18010), _2024),
    Published("kosovo_four_lists", "bic", 2, (14342, 12451, 16273), _2024),
    Published("western_us_five_lists", "stepwise", None, (2483, 1293, 3670), _2021),
    Published("new_orleans_five_lists", "stepwise", None, (1034, 589, 1703), _2021),
    Published("uk_2013_five_lists", "latent", None, (20232, 10935, 32842), "Binette & Steorts 2022"),
)


def run_all(result: Published) -> list[Interval]:
    """Give our interval for each seed; for latent classes the 20 runs of 10 chains."""
    table = result.read()
    if result.key == "latent":
        return [_central(totals) for totals in _as_published(table)]
    method = next(method for method in METHODS if method.key == result.key)
    settings = Settings(order=result.order)
    found = [method.run(table, settings, np.random.default_rng(seed), lambda _: None).interval for seed in SEEDS]
    return [one for one in found if one]


def _as_published(table: Histories) -> Floats:
    """Run latent classes as the paper did, shape (20 runs, 10 chains, 100 draws).

    Chains of 100,000 iterations from the start of LCMCR, without burn-in and without leaps, every 1,000th kept. The
    paper pooled 200 chains; here are as many, 50 from each of the seeds 1 to 4, since chains are cheaper together.
    """
    totals = []
    for seed in range(1, 5):
        rng, settings = np.random.default_rng(seed), {"chains": 50, "burn_in": 0, "draws": 100, "thinning": 1000}
        totals.append(sample_latent_classes(table, rng, leaps=0, **settings).totals)
        print(f"latent classes: {50 * seed} chains, median {np.median(totals):,.0f}", flush=True)
    every = np.concatenate(totals)
    pooled = _central(every)
    print(f"latent classes, all 200 chains: {pooled.estimate:,.0f} ({pooled.low:,.0f} to {pooled.high:,.0f})")
    print(f"R-hat {r_hat(every):.3f}, of the second halves {r_hat(every[:, 50:]):.3f}", flush=True)
    ROOT.mkdir(parents=True, exist_ok=True)
    np.save(ROOT / "latent.npy", every)
    return every.reshape(20, 10, 100)


def _central(totals: Floats) -> Interval:
    low, middle, high = np.quantile(totals, (0.025, 0.5, 0.975))
    return Interval(float(middle), float(low), float(high))


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


def with_numbers_of_r(result: Published, left_out_order: int | None = None) -> tuple[float, float]:
    """Give our interval on the tables that R drew for the paper.

    `left_out_order`: the acceleration comes from a search over models of this order, default the same search.
    """
    table = result.read()
    stepwise = Stepwise(table.width)

    def totals(tables: Floats, order: int) -> Floats:
        if result.key == "stepwise":
            unseen = stepwise.run(tables).unseen
        else:
            plan = prepare(hierarchical_models(table.width, order), table.counts.astype(np.float64), "bic")
            unseen = choose(plan, tables).unseen
        found: Floats = unseen + tables[:, 1:].sum(axis=1)
        return found

    rows, how = (rows_of(result.table), "one") if result.key == "stepwise" else (all_rows(table), "all")
    order = result.order or table.width - 1
    left_out, weights = left_out_tables(table)
    draws = totals(drawn_by_r(rows, len(table.counts), how), order)
    estimate = float(totals(table.counts[None, :].astype(np.float64), order)[0])
    return bca(estimate, Resampled(draws, totals(left_out, left_out_order or order), weights))


def print_exact() -> None:
    """Print our interval ends on R's tables beside the published ones."""
    rows = []
    for result in PUBLISHED:
        if result.key == "latent":
            continue
        runs = [(result.title, with_numbers_of_r(result))]
        if result.order:
            full = result.read().width - 1
            runs.append(("  acceleration of the search over all models", with_numbers_of_r(result, full)))
        for title, (low, high) in runs:
            same = all(abs(ours - end) < 1 for ours, end in zip((low, high), result.ends[1:], strict=True))
            printed = f"{result.ends[1]:,} to {result.ends[2]:,}"
            rows.append((title, printed, f"{low:,.1f} to {high:,.1f}", "same" if same else ""))
    print_table("Interval ends on the tables that R draws from seed 1234", ("what", "published", "ours", ""), rows)


def keep_spread(found: dict[str, list[Interval]]) -> None:
    """Put what was found, with what is published, in the place of what was kept of the same results."""
    kept: list[list[str]] = []
    if SPREAD.exists():
        with SPREAD.open(newline="", encoding="utf-8") as stream:
            kept = [row for row in list(csv.reader(stream))[1:] if row[0] not in found]
    for result in PUBLISHED:
        if result.title in found:
            kept.append([result.title, "published", *map(str, result.ends)])
            for seed, one in zip(SEEDS, found[result.title], strict=True):
                kept.append([result.title, str(seed), *(f"{end:.2f}" for end in (one.estimate, one.low, one.high))])
    order = [result.title for result in PUBLISHED]
    kept.sort(key=lambda row: order.index(row[0]))  # stable: rows of one result stay as they are
    with SPREAD.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, lineterminator="\n").writerows([["result", "seed", "estimate", "low", "high"], *kept])


def main() -> None:
    """Run every published result over the seeds and print the spread."""
    keep, only = "keep" in sys.argv, "latent" if "latent" in sys.argv else ""
    skip = "" if only or "all" in sys.argv else "latent"
    rows, found = [], {}
    for result in PUBLISHED:
        if result.key == skip or (only and result.key != only):
            continue
        begun = time.process_time()
        found[result.title] = run_all(result)
        ends = np.array([(one.estimate, one.low, one.high) for one in found[result.title]])
        for at, part in enumerate(("estimate", "low", "high")):
            low, high = ends[:, at].min(), ends[:, at].max()
            inside = low - 0.5 <= result.ends[at] <= high + 0.5
            row = (f"{result.title}, {part}", result.ends[at], float(ends[0, at]), float(low), float(high))
            rows.append((*row, "inside" if inside else "OUTSIDE"))
        print(f"{result.title}: {time.process_time() - begun:,.0f} s of processor time", flush=True)
    print_table("Published against 20 seeds", ("what", "published", "seed 1", "least", "most", ""), rows)
    if keep:
        keep_spread(found)
    if shutil.which("Rscript") and not only:
        print_exact()
    keep_figures("estimate_published", {title: [vars(one) for one in ones] for title, ones in found.items()})


if __name__ == "__main__":
    main()
