"""Tells open lines that a room has changed: in memory, since a hub is one process."""

from __future__ import annotations

import asyncio
import threading
from collections import defaultdict
from dataclasses import dataclass, field

MOST_LINES = 8
"""Open at once to one learner: a few tabs and devices. A hub has 900 connections for all."""


@dataclass(eq=False)
class Line:
    """One open line to a browser; `learner` is empty for a desk or a screen.

    `news` is set when there is something to look at; `mine` when it is the learner's own; `gone` ends the line.
    """

    room: str
    learner: str
    loop: asyncio.AbstractEventLoop
    news: asyncio.Event = field(default_factory=asyncio.Event)
    mine: bool = False
    gone: bool = False

    def ring(self) -> None:
        """Wake the line; from any thread."""
        # A loop that has ended has no lines left to wake.
        if not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.news.set)


class Broadcast:
    """All open lines of this process, by room; `room` is the id of a course, whose room may close and open again."""

    def __init__(self) -> None:
        self._lines: defaultdict[str, dict[Line, None]] = defaultdict(dict)
        self._told: defaultdict[str, int] = defaultdict(int)
        self._lock = threading.Lock()

    def open(self, room: str, learner: str) -> Line:
        """Open a line; from the event loop. The oldest beyond MOST_LINES of a learner ends."""
        line = Line(room, learner, asyncio.get_running_loop())
        with self._lock:
            own = [each for each in self._lines[room] if each.learner == learner and not each.gone]
            self._lines[room][line] = None
        if learner and len(own) >= MOST_LINES:
            own[0].gone = True
            own[0].ring()
        return line

    def close(self, line: Line) -> None:
        """Forget a line."""
        with self._lock:
            self._lines[line.room].pop(line, None)
            if not self._lines[line.room]:
                del self._lines[line.room]

    def tell(self, room: str, *, phones: bool, learners: frozenset[str] = frozenset()) -> None:
        """Wake desks and screens of a room, its phones if they have something new, and some learners' own phones."""
        with self._lock:
            self._told[room] += phones
        for line in self._in(room):
            if line.learner in learners:
                line.mine = True
            if phones or line.mine or not line.learner:
                line.ring()

    def told(self, room: str) -> int:
        """Give how often phones were told of something new; never less than before."""
        return self._told[room]

    def end(self) -> None:
        """End all lines, so that a hub that stops need not wait for them."""
        with self._lock:
            lines = [line for each in self._lines.values() for line in each]
        for line in lines:
            line.gone = True
            line.ring()

    def hang_up(self, learner: str) -> None:
        """End the lines of a learner who is gone."""
        with self._lock:
            lines = [line for each in self._lines.values() for line in each if line.learner == learner]
        for line in lines:
            line.gone = True
            line.ring()

    def here(self) -> dict[str, set[str]]:
        """Give the learners with an open line, by room."""
        with self._lock:
            return {room: {line.learner for line in lines if line.learner} for room, lines in self._lines.items()}

    def _in(self, room: str) -> list[Line]:
        with self._lock:
            return list(self._lines.get(room, ()))


BROADCAST = Broadcast()
"""The lines of this hub."""
