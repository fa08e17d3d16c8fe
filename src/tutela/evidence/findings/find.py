"""From a dataset to everything that is published of it. The sections stand in the order in which they are found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tutela.evidence.data.dataset import Dataset
from tutela.evidence.findings.beyond import Beyond, find_beyond
from tutela.evidence.findings.index import IndexFindings, find_index
from tutela.evidence.findings.places import Covariates, find_corridors, find_small_areas
from tutela.evidence.findings.shares import find_shares
from tutela.evidence.findings.tables import Crossing, Note, Table
from tutela.evidence.profile.variance import Lonely
from tutela.evidence.refused import Refused

__all__ = ["Findings", "Request", "find"]

_DEEPEST = 3


@dataclass(frozen=True)
class Request:
    """What is asked. by: crossings; none gives each grouping that is no place below the first level.

    seed: of the bootstrap and of the halves in which rules are found. small_areas: the grouping to be modelled.
    """

    by: tuple[Crossing, ...] = ()
    lonely: Lonely = "adjust"
    seed: int = 1
    replicates: int = 100
    rounding: int = 0
    small_areas: str = ""
    covariates: Covariates | None = None


@dataclass(frozen=True)
class Findings:
    """Everything that may be printed, and what must be said with it."""

    dataset: Dataset
    request: Request
    shares: tuple[Table, ...]
    index: IndexFindings | None
    beyond: Beyond | None
    small_areas: tuple[Table, ...]
    corridors: Table | None
    notes: tuple[Note, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """Give every table, in the order of the report."""
        index, beyond = self.index, self.beyond
        found = [*self.shares, *((*index.tables, *index.groups) if index else ())]
        found += [part for part in ((index.factors, index.levels) if index else ()) if part]
        found += [beyond.rules] if beyond and beyond.rules else []
        found += [*self.small_areas, *([self.corridors] if self.corridors else [])]
        return tuple(found)


def find(dataset: Dataset, request: Request, progress: Callable[[str], None] = lambda step: None) -> Findings:
    """Give the findings; `progress` is told of each step as it begins. The same seed gives the same findings."""
    crossings = _crossings(dataset, request.by)
    rngs = [np.random.default_rng(seq) for seq in np.random.SeedSequence(request.seed).spawn(2)]
    lonely, rounding = request.lonely, request.rounding
    progress("indicators")
    shares, notes = find_shares(dataset, crossings, lonely=lonely, rounding=rounding)
    progress("index")
    index = find_index(dataset, crossings, lonely=lonely, rounding=rounding)
    progress("beyond poverty")
    beyond = find_beyond(dataset, lonely=lonely, rng=rngs[0], replicates=request.replicates, rounding=rounding)
    progress("places")
    small: list[Table] = []
    if request.small_areas:
        small, more = find_small_areas(
            dataset, request.small_areas, request.covariates, lonely=lonely, rng=rngs[1], rounding=rounding
        )
        notes += more
    corridors = find_corridors(dataset, lonely=lonely, rounding=rounding)
    notes += [*(index.notes if index else ()), *(beyond.notes if beyond else ())]
    return Findings(dataset, request, tuple(shares), index, beyond, tuple(small), corridors, tuple(notes))


def _crossings(dataset: Dataset, asked: tuple[Crossing, ...]) -> list[Crossing]:
    for crossing in asked:
        unknown = [name for name in crossing if name not in dataset.groups]
        if unknown:
            raise Refused(
                f'there is no grouping "{unknown[0]}"',
                expected=f"one of {', '.join(dataset.groups)}",
                do="choose among them",
            )
        if len(crossing) > _DEEPEST or len(set(crossing)) < len(crossing):
            raise Refused(
                f"{' x '.join(crossing)} cannot be crossed",
                expected=f"at most {_DEEPEST} different groupings",
                do="cross fewer",
            )
    if asked:
        return list(dict.fromkeys(asked))
    return [(name,) for name, group in dataset.groups.items() if group.area < 2 and len(group.labels) > 1]
