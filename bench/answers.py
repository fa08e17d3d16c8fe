"""Answers of 100 learners at once, durable: our hub and Kolibri in turns. python -m bench.answers

The mix is the same for both: one POST that opens a test or an exercise, then ten PUT with an answer each.
"""

from __future__ import annotations

from collections.abc import Sequence

import uvloop

from bench.load import Learner, Run, run_load, sign_in_all
from bench.ours.hub import run_hub, seed_hub
from bench.ours.learner import HubLearner
from bench.peers.kolibri import KolibriLearner, provision_kolibri, run_kolibri
from bench.places import KIT, ROOT, build_site
from bench.report import keep_figures, median, print_table, print_verdicts

LEARNERS = 100
SECONDS = 20.0
ROUNDS = 2


async def measure() -> tuple[list[Run], list[Run]]:
    """Give the runs of Kolibri and of our hub, taken in turns; both keep running, only one is asked at a time."""
    site = ROOT / "site"
    build_site(KIT, site)
    credentials = seed_hub(site, LEARNERS)
    seed = provision_kolibri(LEARNERS)
    theirs, ours = [], []
    with run_kolibri() as (kolibri, kolibri_port, _), run_hub(site) as (hub, hub_port):
        at_kolibri: list[Learner] = [KolibriLearner(kolibri_port, seed, number) for number in range(LEARNERS)]
        at_hub: list[Learner] = [HubLearner(hub_port, one, number) for number, one in enumerate(credentials)]
        await sign_in_all(at_kolibri)
        for _ in range(ROUNDS):
            theirs.append(await run_load(at_kolibri, SECONDS, kolibri))
            ours.append(await run_load(at_hub, SECONDS, hub))
    return theirs, ours


def describe(name: str, runs: Sequence[Run]) -> list[object]:
    """Give the medians of the runs as a row."""
    fields = ("per_second", "p50", "p95", "p99", "cpu_ms", "others")
    medians = [median([getattr(run, field) for run in runs]) for field in fields]
    return [name, *medians, sum(sum(run.errors.values()) for run in runs)]


def main() -> None:
    """Measure, print, keep."""
    theirs, ours = uvloop.run(measure())
    rows = [describe("Kolibri", theirs), describe("Tutela", ours)]
    header = ["", "requests/s", "p50 ms", "p95 ms", "p99 ms", "processor ms a request", "others' processors", "errors"]
    print_table(f"Answers, {LEARNERS} learners at once, {ROUNDS} runs of {SECONDS:.0f} s each, in turns", header, rows)
    ratio, cpu = (rows[1][1] / rows[0][1], rows[0][5] / rows[1][5])  # type: ignore[operator]
    print(f"  ratio: {ratio:.0f} times the requests a second, {cpu:.0f} times less processor time a request")
    errors = sum(sum(run.errors.values()) for run in ours)
    p99 = median([run.p99 for run in ours])
    print_verdicts(
        [
            ("at least 40 times Kolibri's requests a second", ratio >= 40),
            ("99 of 100 answered within 150 ms", p99 < 150),
            ("no error", errors == 0),
        ]
    )
    keep_figures("answers", {"kolibri": theirs, "tutela": ours, "ratio": ratio, "processor_ratio": cpu})


if __name__ == "__main__":
    main()
