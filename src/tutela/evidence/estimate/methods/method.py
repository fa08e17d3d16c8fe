"""What a method is, what it is told, and what it gives: an estimate with its interval, or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from tutela.evidence.estimate.histories import Histories
from tutela.evidence.estimate.interval import Interval

Told = Callable[[int], None]
"""Is called with the number of steps done since the last call."""

Kind = Literal["estimate", "lower bound", "for comparison"]


@dataclass(frozen=True)
class Settings:
    """What the user decides before the run.

    `seed`: of every random draw. `bootstraps`: draws for intervals. `level`: of the intervals. `order`: lists in the
    largest term of log-linear models (default: all models up to five lists, pairs for six). `top`: the search looks at
    the so many best models only (default: at all). `threshold`: p-value of the stepwise method. `chains` and
    `iterations`: of the latent-class sampler; the first half of the iterations is burn-in.
    """

    seed: int = 1
    bootstraps: int = 1000
    level: float = 0.95
    order: int | None = None
    top: int | None = None
    threshold: float = 0.02
    chains: int = 20
    iterations: int = 20_000


@dataclass(frozen=True)
class Result:
    """What a method gave for one table.

    `interval` is None when there is no estimate; `note` then says why, else how the run went (model, prior, chains).
    `doubt`: a sign that the result should not be used as it is, else empty.
    """

    interval: Interval | None
    note: str
    doubt: str = ""


@dataclass(frozen=True)
class Method:
    """One way to estimate: `key` names it on the command line; the texts say what it takes for granted.

    `widths`: for how many lists it is made. `steps`: how many steps a run reports.
    """

    key: str
    name: str
    kind: Kind
    assumes: str
    breaks: str
    source: str
    widths: range
    steps: Callable[[Settings], int]
    run: Callable[[Histories, Settings, np.random.Generator, Told], Result]
