"""Replicate weights that come with a file: which columns they are, and what their method multiplies squares by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from tutela.evidence.refused import Refused

__all__ = ["Replicates", "Replication", "check_replicates", "make_replication"]

Method = Literal["brr", "fay", "jk1", "jkn", "bootstrap"]
_MOST = 1000
_SPAN = re.compile(r"^(?P<start>.*?)(?P<first>\d+)\.\.(?P=start)(?P<last>\d+)$")


class Replicates(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Columns of replicate weights: `rw1..rw80`, or each by its name; and how they were made.

    `rho`: of Fay's method. `rscales`: a factor for each replicate, or one for all; jkn needs it: (n - 1) / n of the
    stratum. `scale`: in place of the method's own. `around`: squares are taken around the estimate or around the mean
    of the replicates. `combined`: false where the columns are to be multiplied by the weight.
    """

    columns: tuple[str, ...]
    method: Method
    rho: float = 0.0
    scale: float = 0.0
    rscales: tuple[float, ...] = ()
    around: Literal["estimate", "mean"] = "estimate"
    combined: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Give every column by its name."""
        return tuple(name for text in self.columns for name in _spell(text))


@dataclass(frozen=True)
class Replication:
    """R replicates; variance = sum over them of factor x (replicate - centre)². factors: float64[R].

    columns: their weights in the table `units`. around_mean: the centre is their mean, else the estimate.
    """

    columns: tuple[str, ...]
    factors: NDArray[np.float64]
    around_mean: bool


def _spell(text: str) -> list[str]:
    found = _SPAN.match(text)
    if not found:
        return [text]
    start, first, last = found["start"], found["first"], found["last"]
    wide = len(first) if first.startswith("0") else 0
    return [f"{start}{number:0{wide}d}" for number in range(int(first), min(int(last), int(first) + _MOST) + 1)]


def check_replicates(given: Replicates, place: str) -> None:
    """Raise Refused where the replicates cannot be used as they are described."""
    count = len(given.names)
    if not 2 <= count <= _MOST or len(set(given.names)) < count:
        raise Refused(
            f"{place}: {count:,} columns of replicate weights",
            expected=f"2 to {_MOST:,}, each once, as rw1..rw80",
            do="mend `columns`",
        )
    if (given.method == "fay") != (0 < given.rho < 1):
        raise Refused(
            f"{place}: rho is {given.rho:g} for {given.method}", expected="between 0 and 1 for fay, for it alone",
            do="mend `rho`",
        )  # fmt: skip
    if given.method == "jkn" and not given.rscales:
        expected = "(n - 1) / n of its stratum for each replicate"
        raise Refused(f"{place}: jkn without rscales", expected=expected, do="add `rscales`")
    if len(given.rscales) not in (0, 1, count) or any(not value >= 0 for value in (*given.rscales, given.scale)):
        raise Refused(
            f"{place}: {len(given.rscales)} rscales for {count} replicates",
            expected="one, or one for each, and none below 0",
            do="mend `rscales`",
        )


def make_replication(given: Replicates, columns: tuple[str, ...]) -> Replication:
    """Give the factors of the method, as R's `svrepdesign` has them (Lumley 2004; Fay: Judkins 1990)."""
    count = len(columns)
    scale = {
        "brr": 1 / count,
        "fay": 1 / (count * (1 - given.rho) ** 2),
        "jk1": (count - 1) / count,
        "jkn": 1.0,
        "bootstrap": 1 / (count - 1),
    }[given.method]
    each = np.broadcast_to(np.array(given.rscales or (1.0,), dtype=np.float64), (count,))
    return Replication(columns, (given.scale or scale) * each, given.around == "mean")
