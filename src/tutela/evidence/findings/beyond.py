"""Beyond poverty: who is missed by the poorest fifths, what each level adds, and which groups are most vulnerable."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from tutela.evidence.data.dataset import Dataset
from tutela.evidence.disclosure import LEAST, TOO_FEW
from tutela.evidence.findings.tables import Note, Table, lines, publish, row_of
from tutela.evidence.profile.fit import Shares, shares_of_fit
from tutela.evidence.profile.groups import describe_groups
from tutela.evidence.profile.index import CountingIndex, make_index, without_poverty
from tutela.evidence.profile.poverty import Missed, missed_by_poverty
from tutela.evidence.profile.row import Flag, Row
from tutela.evidence.profile.variance import Lonely
from tutela.evidence.refused import Refused

__all__ = ["Beyond", "find_beyond"]


@dataclass(frozen=True)
class Beyond:
    """missed: by one and by two fifths, only where no count under 10 stands behind it. rules: groups in words."""

    missed: tuple[tuple[Row, Missed], ...]
    shares: Shares | None
    rules: Table | None
    notes: tuple[Note, ...]


def find_beyond(
    dataset: Dataset, *, lonely: Lonely, rng: np.random.Generator, replicates: int, rounding: int = 0
) -> Beyond | None:
    """Give the findings, or None where the mapping has no index."""
    mapping = dataset.mapping
    if mapping.index is None:
        return None
    index = make_index(mapping)
    notes: list[Note] = []
    missed = _missed(dataset, index, lonely, rounding, notes) if mapping.wealth else ()
    shares = _shares(dataset, index, rng, replicates, notes) if mapping.outcome else None
    if dataset.replicates is not None:
        notes.append(
            "Groups in words are not sought: rules are found in one half of the sampling units, and replicate weights "
            "name none"
        )
        return Beyond(missed, shares, None, tuple(notes))
    found = describe_groups(dataset, index, rng=rng, lonely=lonely)
    rules = None
    if found is not None:
        rows = []
        for number, says in enumerate(found.says):
            row = row_of(found.found, number, 0, "H", (("group", says),), kind="share")
            n, yes = row.n or 0, row.yes
            flag: Flag = "too few" if n < TOO_FEW else "hidden" if min(yes, n - yes) < LEAST else ""
            # In place of a number of children, the group's share of all: only half of the sample is counted here.
            rows.append(replace(row, flag=flag, weighted_n=float(found.size[number])))
        rules = Table("groups", "Groups in words", ("group",), publish(rows, rounding))
    return Beyond(missed, shares, rules, tuple(notes))


def _missed(
    dataset: Dataset, index: CountingIndex, lonely: Lonely, rounding: int, notes: list[Note]
) -> tuple[tuple[Row, Missed], ...]:
    bare = without_poverty(dataset.mapping, index)
    result = []
    for fifths in (1, 2):
        found = missed_by_poverty(dataset, bare, fifths, lonely=lonely)
        n, yes = int(found.missed.n[0, 0]), int(found.missed.yes[0, 0])
        if n < TOO_FEW or min(yes, n - yes) < LEAST:
            notes.append(f"What targeting the poorest {fifths} fifths would miss rests on too small a number")
            continue
        row = lines(dataset, found.missed, 0, f"missed by the poorest {fifths}", lambda _: "")[0]
        result.append((publish([row], rounding)[0], found))
    return tuple(result)


def _shares(
    dataset: Dataset, index: CountingIndex, rng: np.random.Generator, replicates: int, notes: list[Note]
) -> Shares | None:
    outcome = dataset.mapping.outcome
    if outcome in index.indicators:
        notes.append(f"{outcome} is part of the index, so that the levels cannot be asked to explain it")
        return None
    levels: dict[str, tuple[str, ...]] = {}
    for name, level in zip(index.indicators, index.levels, strict=True):
        levels[level] = (*levels.get(level, ()), name)
    try:
        found = shares_of_fit(dataset, outcome, levels, rng=rng, replicates=replicates)
    except Refused as refused:
        notes.append(f"What each level adds is not shown: {refused}")
        return None
    if found.n < TOO_FEW or min(found.yes, found.n - found.yes) < LEAST:
        notes.append("What each level adds rests on too small a number")
        return None
    return found
