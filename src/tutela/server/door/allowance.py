"""How many statements a learner may send: so many that nobody who learns comes near, so few that nobody fills a disk.

Counted in memory, for each learner and not for each device; read from the log once, when a learner first sends after
the start. What the log has already does not count.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Sequence

import msgspec

from tutela.server.door.answer import Refused
from tutela.server.door.write import Append
from tutela.statements.log import Conflict, Log
from tutela.statements.prepare import Entry

MOST_A_DAY = 5_000
"""New statements of a learner in a day (UTC).

The three textbooks have 24 units, 259 items and 443 questions. Who opens and completes every unit, answers every item
and every question once and masters all 27 competencies makes 800 statements: in one day six times all there is, or an
answer every six seconds for eight hours. Answers of years, which a device brings when it joins, come in over some days.
"""

MOST = 60_000
"""New statements of a learner in all.

702 items and questions are reviewed. In five years of daily reviews a card that is remembered comes back about twenty
times; twice that for who forgets half makes 28,000, and all else of those years some thousands. A kit of twice the size
has room too. At 2 kB each they take 120 MB of the log.
"""

_DAY = 86_400


class _Sent(msgspec.Struct, frozen=True):
    """What a learner has sent: in all, and in a day, counted in days since 1970."""

    total: int
    day: int
    today: int


class Allowance:
    """What each learner may still send; a learner is known by the key of their actor (`mentions`).

    For one event loop, except `list_over`. `clock` gives seconds since 1970.
    """

    def __init__(
        self, log: Log, *, clock: Callable[[], float] = time.time, most: int = MOST, most_a_day: int = MOST_A_DAY
    ) -> None:
        self._log = log
        self._clock = clock
        self._most = most
        self._most_a_day = most_a_day
        self._sent: dict[bytes, _Sent] = {}
        self._refused: dict[bytes, float] = {}

    async def keep(self, learner: bytes, entries: Sequence[Entry], append: Append) -> Conflict | int:
        """Keep entries of a learner as `append` does; refuse them all with 429 where they are too many.

        They count before they are kept, so that requests sent at once do not pass together.
        """
        taken = await self._take(learner, entries)
        new = 0
        try:
            outcome = await append(entries)
            new = outcome if isinstance(outcome, int) else 0
        finally:
            self._add(learner, new - taken)
        return outcome

    def list_over(self, learners: Iterable[bytes]) -> list[bytes]:
        """Give those of the learners who were refused something within the last day."""
        since = self._clock() - _DAY
        return [one for one in learners if self._refused.get(one, 0) > since]

    async def _take(self, learner: bytes, entries: Sequence[Entry]) -> int:
        """Count entries against what a learner may send; give how many were counted."""
        if learner not in self._sent:
            sent = await asyncio.to_thread(self._read, learner)
            self._sent.setdefault(learner, sent)
        number = len(entries)
        if not self._fits(learner, number):
            number = await asyncio.to_thread(self._count_new, entries)
            if number and not self._fits(learner, number):
                raise self._refuse(learner)
        self._add(learner, number)
        return number

    def _fits(self, learner: bytes, number: int) -> bool:
        sent = self._of_today(learner)
        return sent.total + number <= self._most and sent.today + number <= self._most_a_day

    def _add(self, learner: bytes, number: int) -> None:
        sent = self._of_today(learner)
        # What was taken yesterday may be given back today.
        self._sent[learner] = _Sent(sent.total + number, sent.day, max(0, sent.today + number))

    def _of_today(self, learner: bytes) -> _Sent:
        sent, day = self._sent[learner], int(self._clock() // _DAY)
        return sent if sent.day == day else _Sent(sent.total, day, 0)

    def _read(self, learner: bytes) -> _Sent:
        day = int(self._clock() // _DAY)
        return _Sent(self._log.count(learner), day, self._log.count(learner, day * _DAY * 1_000_000 - 1))

    def _count_new(self, entries: Sequence[Entry]) -> int:
        return sum(self._log.find(entry.id) is None for entry in entries)

    def _refuse(self, learner: bytes) -> Refused:
        now = self._clock()
        self._refused[learner] = now
        if self._of_today(learner).total >= self._most:
            wait, limit = _DAY, f"{self._most:,} statements in all; ask your facilitator"
        else:
            wait, limit = _DAY - int(now % _DAY), f"{self._most_a_day:,} statements a day; send again tomorrow"
        return Refused(
            429,
            f"nothing of this request was kept: a learner may send {limit}",
            headers=((b"retry-after", str(wait).encode()),),
        )
