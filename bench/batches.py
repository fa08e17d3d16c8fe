"""Batches of 50 statements from 32 writers at once: our hub and Ralph in turns. python -m bench.batches

Both get the same statements, in our shape and without ids; Ralph's check for duplicates may read its whole file all
the same.
Ours are on disk when they are acknowledged; Ralph's are not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import uvloop

from bench.load import Connection, Learner, Run, run_load
from bench.ours.hub import run_hub, seed_hub
from bench.ours.learner import HubLearner, write_json
from bench.peers import ralph
from bench.places import KIT, ROOT, build_site
from bench.report import keep_figures, median, print_table, print_verdicts

WRITERS = 32
BATCH = 50
BODIES = 20
SECONDS = 10.0
ROUNDS = 2


class BatchWriter:
    """Posts batches made beforehand, one after the other."""

    def __init__(self, port: int, author: HubLearner, headers: Mapping[str, str]) -> None:
        self.connection = Connection(port)
        self._headers = headers
        self._bodies = [_make_batch(author) for _ in range(BODIES)]
        self._sent = 0

    async def sign_in(self) -> None:
        """Send nothing: the credential goes with every request."""

    async def step(self) -> int:
        """Post the next batch."""
        self._sent += 1
        body = self._bodies[self._sent % BODIES]
        status, _ = await self.connection.send("POST", "/xapi/statements", body, self._headers)
        return status


class RalphWriter(BatchWriter):
    """The same at Ralph, whose address has a slash at the end."""

    async def step(self) -> int:
        """Post the next batch."""
        self._sent += 1
        body = self._bodies[self._sent % BODIES]
        status, _ = await self.connection.send("POST", "/xAPI/statements/", body, self._headers)
        return status


def _make_batch(author: HubLearner) -> bytes:
    statements = [author.answer(number % 10 + 1) for number in range(BATCH)]
    return write_json([{key: part for key, part in one.items() if key != "id"} for one in statements])


async def measure() -> tuple[list[Run], list[Run]]:
    """Give the runs of Ralph and of our hub, in turns, each on a fresh log."""
    site = ROOT / "site"
    build_site(KIT, site)
    theirs, ours = [], []
    for _ in range(ROUNDS):
        authors = [HubLearner(0, one, number) for number, one in enumerate(seed_hub(site, WRITERS))]
        with ralph.run_ralph() as (pid, port):
            at_ralph: list[Learner] = [RalphWriter(port, author, ralph.HEADERS) for author in authors]
            theirs.append(await run_load(at_ralph, SECONDS, pid))
        with run_hub(site) as (pid, port):
            at_hub: list[Learner] = [BatchWriter(port, author, author.headers) for author in authors]
            ours.append(await run_load(at_hub, SECONDS, pid, settle=90.0))
    return theirs, ours


def describe(name: str, runs: Sequence[Run]) -> list[object]:
    """Give the medians of the runs as a row, a statement as the unit."""
    per_second = BATCH * median([run.per_second for run in runs])
    times = [median([getattr(run, field) for run in runs]) for field in ("p50", "p99")]
    cpu = median([run.cpu_ms for run in runs]) / BATCH
    others = median([run.others for run in runs])
    return [name, per_second, *times, cpu, others, sum(sum(run.errors.values()) for run in runs)]


def main() -> None:
    """Measure, print, keep."""
    theirs, ours = uvloop.run(measure())
    rows = [describe("Ralph, files, not durable", theirs), describe("Tutela, SQLite, durable", ours)]
    header = ["", "statements/s", "p50 ms", "p99 ms", "processor ms a statement", "others' processors", "errors"]
    print_table(f"Batches of {BATCH}, {WRITERS} writers, {ROUNDS} runs of {SECONDS:.0f} s each, in turns", header, rows)
    rate = BATCH * median([run.per_second for run in ours])
    ratio = rate / (BATCH * median([run.per_second for run in theirs]))
    print(f"  ratio: {ratio:.1f} times the statements a second")
    print_verdicts([("at least 5,000 statements a second, durable", rate >= 5000)])
    keep_figures("batches", {"ralph": theirs, "tutela": ours, "ratio": ratio})


if __name__ == "__main__":
    main()
