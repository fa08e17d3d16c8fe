"""Each indicator for everybody, by each grouping and by each crossing that is allowed."""

from __future__ import annotations

from collections.abc import Sequence

from tutela.evidence.data.dataset import Dataset, quoted
from tutela.evidence.disclosure import may_cross
from tutela.evidence.findings.tables import Crossing, Note, Table, lines, publish
from tutela.evidence.findings.visible import Flags, flag_lines
from tutela.evidence.profile.estimates import means
from tutela.evidence.profile.row import Flag
from tutela.evidence.profile.totals import Measure
from tutela.evidence.profile.variance import Lonely

__all__ = ["find_shares", "title_of"]


def title_of(dataset: Dataset, crossing: Crossing) -> str:
    """Give the words for a crossing, as "Girls and boys by age"."""
    first, *rest = [dataset.groups[name].label for name in crossing] or ["Everybody"]
    return " by ".join([first, *(_begin_small(label) for label in rest)])


def _begin_small(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def find_shares(
    dataset: Dataset, crossings: Sequence[Crossing], *, lonely: Lonely, rounding: int = 0
) -> tuple[list[Table], list[Note]]:
    """Give one table a crossing, and what was left out."""
    mapping = dataset.mapping
    measures = {
        name: Measure(name, quoted(name), binary=indicator.kind == "share", gaps=name in dataset.gaps)
        for name, indicator in mapping.indicators.items()
    }
    notes: dict[str, list[str]] = {}
    allowed: dict[Crossing, list[str]] = {(): list(measures)}
    for crossing in crossings:
        groups = [dataset.groups[name] for name in crossing]
        kept = []
        for name, indicator in mapping.indicators.items():
            why = may_cross(groups, sensitive=indicator.sensitive)
            if why:
                notes.setdefault(f"{title_of(dataset, crossing)}: {why}", []).append(indicator.label)
            else:
                kept.append(name)
        allowed[crossing] = kept
    flags: Flags = {}
    for name, measure in measures.items():
        own = [crossing for crossing, kept in allowed.items() if name in kept]
        flags |= flag_lines(dataset, [measure], own)
    tables = []
    for crossing, kept in allowed.items():
        if not kept:
            continue
        found = means(dataset, [measures[name] for name in kept], crossing, lonely=lonely)
        rows = []
        for column, name in enumerate(kept):

            def flag(codes: tuple[int, ...], name: str = name, crossing: Crossing = crossing) -> Flag:
                return flags.get((name, crossing, codes), "too few")

            rows += lines(dataset, found, column, name, flag, kind=mapping.indicators[name].kind)
        id_ = "by-" + "-".join(crossing) if crossing else "everybody"
        tables.append(Table(id_, title_of(dataset, crossing), crossing, publish(rows, rounding)))
    return tables, [f"{why}; left out: {', '.join(labels)}" for why, labels in notes.items()]
