"""Do the intervals hold the truth where it is known? python -m bench.estimate_coverage [TABLES [PEER_TABLES]]

Populations of 2,000 people are invented, four lists drawn from them, and each method says its 95% interval. Three
worlds: independent lists; two lists of which one feeds the other; two hidden groups, one of them hard to find. For some
of the same tables the R packages run too, BIC with its short cut to 20 models on both sides: their coverage should
differ from ours by no more than two Monte-Carlo errors of the paired difference. The width stands beside: an interval
that always holds the truth and says nothing is no use. A lower bound holds when it is not above the truth. Ten minutes
on one core, and half an hour more for R.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from bench.places import ROOT
from bench.report import keep_figures, print_table
from tutela.evidence.estimate.histories import Floats, Histories
from tutela.evidence.estimate.interval import Interval
from tutela.evidence.estimate.methods import METHODS, Settings

PEOPLE = 2000
SETTINGS = Settings(bootstraps=200)
METHOD_KEYS = ("bic", "stepwise", "aic-pairs", "graphs", "chao")
SCRIPT = Path(__file__).parent / "peers" / "estimate_packages.R"


def independent() -> Floats:
    """Give chances of being on each list, shape (people, 4)."""
    return np.tile([0.15, 0.10, 0.20, 0.08], (PEOPLE, 1))


def two_groups(rng: np.random.Generator) -> Floats:
    """A third of the people are five times as hard to find."""
    hard = rng.random((PEOPLE, 1)) < 1 / 3
    return np.where(hard, [[0.04, 0.03, 0.05, 0.02]], [[0.20, 0.15, 0.25, 0.10]])


def lists_of(chances: Floats, rng: np.random.Generator) -> np.ndarray:
    return rng.random(chances.shape) < chances


def fed(rng: np.random.Generator) -> np.ndarray:
    """Half of those on the first list are passed on to the second."""
    on = lists_of(independent(), rng)
    on[:, 1] |= on[:, 0] & (rng.random(PEOPLE) < 0.5)
    return on


WORLDS: dict[str, Callable[[np.random.Generator], np.ndarray]] = {
    "independent lists": lambda rng: lists_of(independent(), rng),
    "one list feeds another": fed,
    "two hidden groups": lambda rng: lists_of(two_groups(rng), rng),
}


def tables_of(world: str, number: int) -> list[Histories]:
    """Draw tables of four lists."""
    rng = np.random.default_rng([11, list(WORLDS).index(world)])
    found = []
    for _ in range(number):
        codes = WORLDS[world](rng) @ (1 << np.arange(4))
        counts = np.bincount(codes, minlength=16)
        counts[0] = 0
        found.append(Histories(("A", "B", "C", "D"), counts))
    return found


def run(key: str, tables: list[Histories], settings: Settings = SETTINGS) -> list[Interval | None]:
    """Run a method on each table."""
    method = next(method for method in METHODS if method.key == key)
    return [
        method.run(table, settings, np.random.default_rng([3, at]), lambda _: None).interval
        for at, table in enumerate(tables)
    ]


def summary(found: list[Interval | None], bound: bool) -> tuple[float, float, float, float]:
    """Give coverage, its Monte-Carlo error, median width and median estimate, both as shares of the truth."""
    sound = [one for one in found if one]
    held = np.array([one.low <= PEOPLE and (bound or one.high >= PEOPLE) for one in sound])
    error = np.sqrt(held.mean() * (1 - held.mean()) / len(held))
    width = np.median([(one.high - one.low) / PEOPLE for one in sound])
    return float(held.mean()), float(error), float(width), float(np.median([one.estimate for one in sound]) / PEOPLE)


def run_packages(tables: list[Histories]) -> dict[str, list[Interval]] | None:
    """Run the R packages on tables; None where they are not installed."""
    if not shutil.which("Rscript"):
        return None
    ROOT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT) as folder:
        file = Path(folder) / "tables.csv"
        np.savetxt(file, [table.counts[1:] for table in tables], fmt="%d", delimiter=",")
        command = ["Rscript", str(SCRIPT), str(file), str(SETTINGS.bootstraps)]
        told = subprocess.run(command, capture_output=True, text=True)
    if told.returncode:
        print("the R packages did not run:", told.stderr.strip().splitlines()[-1:])
        return None
    found: dict[str, list[Interval]] = {}
    for line in told.stdout.splitlines():
        _, key, estimate, low, high = line.split()
        found.setdefault(key, []).append(Interval(float(estimate), float(low), float(high)))
    return found


def compare(world: str, key: str, theirs: list[Interval], tables: list[Histories]) -> tuple[object, ...]:
    """Hold our coverage against theirs on the same tables."""
    settings = replace(SETTINGS, top=20) if key == "bic" else SETTINGS
    pairs = [(one, other) for one, other in zip(run(key, tables, settings), theirs, strict=True) if one]
    ours = np.array([one.low <= PEOPLE <= one.high for one, _ in pairs], dtype=float)
    peer = np.array([other.low <= PEOPLE <= other.high for _, other in pairs], dtype=float)
    gap, error = (ours - peer).mean(), (ours - peer).std(ddof=1) / np.sqrt(len(pairs))
    points = max(abs(one.estimate / other.estimate - 1) for one, other in pairs)
    ratio = np.median([(one.high - one.low) / (other.high - other.low) for one, other in pairs])
    verdict = "agrees" if abs(gap) <= 2 * error + 1e-9 else "DIFFERS"
    return world, key, float(ours.mean()), float(peer.mean()), float(2 * error), verdict, float(points), float(ratio)


def main() -> None:
    """Simulate, count and print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    for_peer = int(sys.argv[2]) if len(sys.argv) > 2 else 25
    rows, against, kept = [], [], {}
    for world in WORLDS:
        tables = tables_of(world, number)
        for key in METHOD_KEYS:
            kept[f"{world}, {key}"] = summary(run(key, tables), key == "chao")
            rows.append((world, key, *kept[f"{world}, {key}"]))
            print(f"{world}, {key}: done", flush=True)
        theirs = run_packages(tables[:for_peer])
        for key, found in (theirs or {}).items():
            against.append(compare(world, key, found, tables[:for_peer]))
    heads = ("world", "method", "coverage", "its error", "median width / N", "median estimate / N")
    print_table(f"95% intervals, N = {PEOPLE}, {number} tables each", heads, rows)
    if against:
        beside = ("world", "method", "ours", "R", "2 errors", "", "largest gap of estimates", "width ours / R")
        print_table(f"Coverage beside the R packages, the same {for_peer} tables", beside, against)
    keep_figures("estimate_coverage", {"ours": kept, "beside": against})


if __name__ == "__main__":
    main()
