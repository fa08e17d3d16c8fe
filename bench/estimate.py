"""Hidden numbers: the search over all models, beside plain R in the same run. python -m bench.estimate

UK five lists. BIC over all 6,893 hierarchical models with 1,000 bootstrap draws, each with a choice of its own, and
BCa; the choices are held against fitting every model for a sample of draws. Stepwise with 1,000 draws and BCa. The peer
is `glm.fit` over the same models for a few of the same draws (peers/estimate_glm.R; `apt install r-base-core`).

The R packages themselves, measured before on one core of a machine of this kind, R 4.2: MultipleSystemsEstimation 1.2.0
needs 69 s of processor time for BIC with 1,000 draws over its 100 best models only, and 31 s for stepwise; SparseMSE
2.0.1 needs 84 s for stepwise. Existence by linear programme is in our figures and not in plain R's. Targets are judged
by processor time of our one process, which neighbours disturb least.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np

from bench.estimate_published import TABLES
from bench.places import ROOT
from bench.report import keep_figures, print_table, print_verdicts
from tutela.evidence.estimate.bootstrap import draw_tables
from tutela.evidence.estimate.histories import Floats, Histories
from tutela.evidence.estimate.methods import METHODS, Settings
from tutela.evidence.estimate.models import Models, hierarchical_models
from tutela.evidence.estimate.search import choose, prepare, rank_all
from tutela.evidence.estimate.tables import read_lists

SEARCH_TARGET, STEPWISE_TARGET = 60.0, 1.0
SAMPLE, PEER_DRAWS = 12, 3
SCRIPT = Path(__file__).parent / "peers" / "estimate_glm.R"


def timed(key: str, table: Histories) -> tuple[float, float, str]:
    """Run a method with 1,000 draws; give wall and processor seconds, and the result in words."""
    method = next(method for method in METHODS if method.key == key)
    wall, processor = time.perf_counter(), time.process_time()
    found = method.run(table, Settings(), np.random.default_rng([1, 0]), lambda _: None).interval
    spent = time.perf_counter() - wall, time.process_time() - processor
    assert found is not None
    return *spent, f"{found.estimate:,.0f} ({found.low:,.0f} to {found.high:,.0f})"


def agree(table: Histories, models: Models, draws: Floats) -> tuple[int, float]:
    """Count for how many draws the search chooses what fitting every model chooses; give seconds for one full fit."""
    plan = prepare(models, table.counts.astype(np.float64), "bic")
    found = choose(plan, draws)
    same, begun = 0, time.process_time()
    for row, draw in enumerate(draws):
        ranked = rank_all(models, draw, "bic")
        same += int(np.argmin(np.where(ranked.exists, ranked.score, np.inf)) == found.model[row])
    return same, (time.process_time() - begun) / len(draws)


def run_peer(models: Models, draws: Floats) -> list[tuple[float, float]] | None:
    """Fit every model to each draw with R's glm.fit; give seconds and best BIC of each, None without R."""
    if not shutil.which("Rscript"):
        return None
    ROOT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT) as folder:
        counts, listed = Path(folder) / "counts.csv", Path(folder) / "models.txt"
        np.savetxt(counts, draws[:, 1:].T, fmt="%d", delimiter=",")
        listed.write_text(
            "\n".join(" ".join(map(str, models.terms[row, : models.sizes[row]])) for row in range(len(models))) + "\n"
        )
        command = ["Rscript", "--vanilla", str(SCRIPT), str(counts), str(listed), str(models.width)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [(float(line.split()[0]), float(line.split()[1])) for line in told.splitlines()]


def main() -> None:
    """Measure, compare and print."""
    table = read_lists(TABLES / "uk_2013_five_lists.csv").histories
    models = hierarchical_models(5, 4)
    search, stepwise = timed("bic", table), timed("stepwise", table)
    draws = draw_tables(table, SAMPLE, np.random.default_rng(5))
    same, full = agree(table, models, draws)
    peer = run_peer(models, draws[:PEER_DRAWS])
    rows: list[tuple[object, ...]] = [
        ("BIC, all 6,893 models, 1,000 draws, BCa", search[0], search[1], search[2]),
        ("stepwise, 1,000 draws, BCa", stepwise[0], stepwise[1], stepwise[2]),
        ("every model fitted to one draw, ours", "", full, f"existence judged for all; same choice {same} of {SAMPLE}"),
    ]
    verdicts = [
        (f"BIC with 1,000 draws under {SEARCH_TARGET:.0f} s: {search[1]:.1f} s", search[1] < SEARCH_TARGET),
        (
            f"stepwise with 1,000 draws under {STEPWISE_TARGET:.0f} s: {stepwise[1]:.2f} s",
            stepwise[1] < STEPWISE_TARGET,
        ),
        (f"the choice of the full search in {same} of {SAMPLE} draws", same == SAMPLE),
    ]
    if peer:
        second = float(np.mean([seconds for seconds, _ in peer]))
        ratio = second * 1000 / search[1]
        rows.append(
            ("every model fitted to one draw, plain R", "", second, f"1,000 draws would take {second * 1000:,.0f} s")
        )
        verdicts.append((f"plain R needs {ratio:,.0f} times the processor time for 1,000 draws", ratio > 1))
    print_table("UK, five lists", ("what", "seconds", "processor", ""), rows)
    print_verdicts(verdicts)
    keep_figures("estimate", {"search": search, "stepwise": stepwise, "same": same, "of": SAMPLE, "peer": peer})


if __name__ == "__main__":
    main()
