"""Which lines of which tables may be shown: the tables of one indicator are protected together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.data.dataset import Dataset, quoted
from tutela.evidence.disclosure import Cells, Hidden, hide
from tutela.evidence.findings.tables import Crossing
from tutela.evidence.profile.row import Flag
from tutela.evidence.profile.totals import Measure
from tutela.evidence.refused import Refused

__all__ = ["Flags", "components", "flag_lines"]

Flags = dict[tuple[str, Crossing, tuple[int, ...]], Flag]
"""By indicator, crossing and codes of the domain."""

_LARGEST = 20_000


def components(dataset: Dataset, crossings: Sequence[Crossing]) -> list[list[Crossing]]:
    """Put together the crossings that share a grouping; areas lie in each other, so they share too.

    Tables with nothing but their total in common tell nothing about each other's cells.
    """
    parts: list[tuple[set[str], list[Crossing]]] = []
    for crossing in crossings:
        names = {"area" if dataset.groups[name].area else name for name in crossing}
        joined = [part for part in parts if part[0] & names]
        merged = (names.union(*(part[0] for part in joined)), [c for part in joined for c in part[1]] + [crossing])
        parts = [part for part in parts if part not in joined] + [merged]
    return [part[1] for part in parts]


def flag_lines(
    dataset: Dataset,
    measures: Sequence[Measure],
    crossings: Sequence[Crossing],
    *,
    where: str = "TRUE",
    source: str = "units",
) -> Flags:
    """Give the flag of every line of every table of the measures: everybody together, and each crossing."""
    flags: Flags = {}
    for part in components(dataset, [c for c in crossings if c]) or [[]]:
        names = list(dict.fromkeys(name for crossing in part for name in crossing))
        codes, n, yes = _base(dataset, measures, names, where, source)
        for column, measure in enumerate(measures):
            lines = _lines(part, names, codes[n[:, column] > 0])
            kept = n[:, column] > 0
            member = np.array([_member(crossing, names, codes[kept], domain) for crossing, domain in lines])
            own_yes = yes[kept, column] if measure.binary else n[kept, column]
            table = tuple(([(), *part]).index(crossing) for crossing, _ in lines)
            hidden = hide(Cells(member.reshape(len(lines), -1), own_yes, n[kept, column] - own_yes, table))
            for number, (crossing, domain) in enumerate(lines):
                flag = _flag(hidden, number, binary=measure.binary)
                key = (measure.id, crossing, domain)
                flags[key] = flag if flags.get(key, "") == "" else flags[key]
    return flags


def _base(
    dataset: Dataset, measures: Sequence[Measure], names: list[str], where: str, source: str
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    listed = [f"COALESCE({quoted(name)}, -1) AS g_{number}" for number, name in enumerate(names)]
    for number, measure in enumerate(measures):
        listed.append(f"COUNT({measure.value}) AS n_{number}")
        listed.append(f"COALESCE(SUM(CASE WHEN {measure.value} <> 0 THEN 1 ELSE 0 END), 0) AS y_{number}")
    grouped = f" GROUP BY {', '.join(f'g_{number}' for number in range(len(names)))}" if names else ""
    got = dataset.connection.execute(f"SELECT {', '.join(listed)} FROM {source} WHERE {where}{grouped}").fetchnumpy()
    length = len(next(iter(got.values())))
    if length > _LARGEST:
        raise Refused(
            f"a table of {length:,} cells", expected=f"{_LARGEST:,} at most", do="cross fewer groupings at a time"
        )
    codes = [np.asarray(got[f"g_{number}"], dtype=np.int64) for number in range(len(names))]
    return (
        np.column_stack(codes) if codes else np.zeros((length, 0), dtype=np.int64),
        np.column_stack([np.asarray(got[f"n_{number}"], dtype=np.float64) for number in range(len(measures))]),
        np.column_stack([np.asarray(got[f"y_{number}"], dtype=np.float64) for number in range(len(measures))]),
    )


def _lines(part: list[Crossing], names: list[str], codes: NDArray[np.int64]) -> list[tuple[Crossing, tuple[int, ...]]]:
    lines: list[tuple[Crossing, tuple[int, ...]]] = [((), ())]
    for crossing in part:
        columns = [names.index(name) for name in crossing]
        found = np.unique(codes[:, columns], axis=0)
        lines += [(crossing, tuple(domain)) for domain in found.tolist() if min(domain) >= 0]
    return lines


def _member(
    crossing: Crossing, names: list[str], codes: NDArray[np.int64], domain: tuple[int, ...]
) -> NDArray[np.bool_]:
    columns = [names.index(name) for name in crossing]
    member: NDArray[np.bool_] = (codes[:, columns] == np.array(domain, dtype=np.int64)).all(axis=1)
    return member


def _flag(hidden: Hidden, line: int, *, binary: bool) -> Flag:
    if hidden.few[line]:
        return "too few"
    if hidden.sizes[line]:
        return "too few"
    return "hidden" if binary and hidden.lines[line] else ""
