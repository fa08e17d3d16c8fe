"""The counting index: H, A, M0 for everybody and by crossing, what brings it about, and how it hangs on its choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tutela.evidence.data.dataset import Dataset
from tutela.evidence.disclosure import LEAST, may_cross
from tutela.evidence.findings.shares import title_of
from tutela.evidence.findings.tables import Crossing, Note, Table, lines, publish, row_of
from tutela.evidence.findings.visible import flag_lines
from tutela.evidence.profile.corridors import first_level
from tutela.evidence.profile.index import CountingIndex, IndexProfile, make_index, profile_index, share_out
from tutela.evidence.profile.row import Flag, Row
from tutela.evidence.profile.sensitivity import vary
from tutela.evidence.profile.totals import Measure
from tutela.evidence.profile.variance import Lonely

__all__ = ["IndexFindings", "find_index"]


_MOST_GROUPS = 60


@dataclass(frozen=True)
class IndexFindings:
    """Tables of H, A and M0; groups, factors and levels (shares of M0); other choices and the order of areas they keep.

    A crossing has its table of groups only where each of its lines may be shown: the shares sum to 1.
    """

    index: CountingIndex
    tables: tuple[Table, ...]
    groups: tuple[Table, ...]
    factors: Table | None
    levels: Table | None
    choices: tuple[tuple[Row, float | None], ...]
    notes: tuple[Note, ...]


def find_index(
    dataset: Dataset, crossings: Sequence[Crossing], *, lonely: Lonely, rounding: int = 0
) -> IndexFindings | None:
    """Give the findings on the mapping's index, or None where the mapping has none."""
    mapping = dataset.mapping
    if mapping.index is None:
        return None
    index = make_index(mapping)
    sensitive = any(mapping.indicators[name].sensitive for name in index.indicators)
    notes: list[Note] = []
    kept: list[Crossing] = [()]
    for crossing in crossings:
        why = may_cross([dataset.groups[name] for name in crossing], sensitive=sensitive)
        if why:
            notes.append(f"{index.title}: {title_of(dataset, crossing)} is left out, since {why}")
        else:
            kept.append(crossing)
    head = Measure("H", index.vulnerable())
    flags = flag_lines(dataset, [head], kept, where="score_ IS NOT NULL", source=index.source())
    tables, groups, whole = [], list[Table](), None
    for crossing in kept:
        profile = profile_index(dataset, index, crossing, lonely=lonely)
        whole = profile if not crossing else whole

        def flag(codes: tuple[int, ...], crossing: Crossing = crossing) -> Flag:
            return flags.get(("H", crossing, codes), "too few")

        rows = [
            *lines(dataset, profile.head, 0, "H", flag),
            *lines(dataset, profile.intensity, 0, "A", flag),
            *lines(dataset, profile.adjusted, 0, "M0", flag),
        ]
        id_ = "index-by-" + "-".join(crossing) if crossing else "index-everybody"
        tables.append(Table(id_, title_of(dataset, crossing), crossing, publish(rows, rounding)))
        if crossing and 1 < len(profile.head.n) <= _MOST_GROUPS and not any(row.flag for row in rows):
            groups.append(_groups(dataset, profile, lonely, rounding))
    assert whole is not None  # noqa: S101 - `kept` begins with everybody
    factors, levels = _parts(dataset, whole, rounding)
    if factors is None:
        notes.append("What brings the index about is not shown, since one of its parts rests on too small a number")
    area = first_level(dataset)
    choices = _choices(dataset, index, area.id if area else None, lonely, rounding)
    return IndexFindings(index, tuple(tables), tuple(groups), factors, levels, choices, tuple(notes))


def _groups(dataset: Dataset, profile: IndexProfile, lonely: Lonely, rounding: int) -> Table:
    """Give the share of M0 of each group of a crossing, with the numbers of those in the group."""
    by, domains = profile.head.totals.by, profile.head.totals.domains
    found = share_out(dataset, profile.index, by, domains, lonely=lonely)
    rows = []
    for column, codes in enumerate(domains.tolist()):
        of = tuple((name, dataset.groups[name].labels[code]) for name, code in zip(by, codes, strict=True))
        row = row_of(found, 0, column, "share of M0", of, kind="share")
        n, weighted = int(profile.head.n[column, 0]), float(profile.head.weighted[column, 0])
        rows.append(replace(row, n=n, weighted_n=weighted))
    return Table(f"index-groups-{'-'.join(by)}", title_of(dataset, by), by, publish(rows, rounding))


def _parts(dataset: Dataset, whole: IndexProfile, rounding: int) -> tuple[Table | None, Table | None]:
    """Give the shares of M0; all or none, since the parts and M0 give a single hidden part away."""
    yes, n = whole.censored.yes[0], whole.censored.n[0]
    if (yes < LEAST).any() or (n - yes < LEAST).any():
        return None, None
    everybody: list[Row] = []
    for column, name in enumerate(whole.index.indicators):
        everybody += lines(dataset, whole.censored, column, f"{name}, and vulnerable", _shown)
        everybody += lines(dataset, whole.shares, column, f"{name}, share of M0", _shown)
    levels: list[Row] = []
    for column, level in enumerate(whole.levels):
        levels += lines(dataset, whole.level_shares, column, f"{level}, share of M0", _shown)
    return (
        Table("index-factors", "What brings the index about", (), publish(everybody, rounding)),
        Table("index-levels", "What each level brings to the index", (), publish(levels, rounding)),
    )


def _shown(_: tuple[int, ...]) -> Flag:
    return ""


def _choices(
    dataset: Dataset, index: CountingIndex, area: str | None, lonely: Lonely, rounding: int
) -> tuple[tuple[Row, float | None], ...]:
    """Give H under other choices. Where two counts differ by fewer than 10 a small group would show: one goes."""
    result: list[tuple[Row, float | None]] = []
    printed: list[int] = [int(profile_index(dataset, index, lonely=lonely).head.yes[0, 0])]
    for choice in vary(dataset, index, area, lonely=lonely):
        row = lines(dataset, choice.profile.head, 0, choice.says, _shown)[0]
        near = any(0 < abs(row.yes - other) < LEAST for other in printed)
        small = row.yes < LEAST or (row.n or 0) - row.yes < LEAST
        row = replace(row, flag="hidden" if near or small else "")
        if not row.flag:
            printed.append(row.yes)
        order = None if choice.order is None or np.isnan(choice.order) else round(choice.order, 2)
        result.append((publish([row], rounding)[0], order))
    return tuple(result)
