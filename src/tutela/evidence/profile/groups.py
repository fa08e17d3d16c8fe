"""Groups of children described by a few readable rules: a survey-weighted tree with a least size of cell.

Rules are found in one half of the sampling units and measured in the other, so that a rule is not praised for its own
luck. No rule looks at ethnicity, religion, language or migration, nor at places. Groups are described;
nobody is listed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.data.dataset import Dataset, Group, quoted
from tutela.evidence.data.protected import is_protected
from tutela.evidence.profile.estimates import Estimates, means_of
from tutela.evidence.profile.index import CountingIndex
from tutela.evidence.profile.totals import Measure, count_totals
from tutela.evidence.profile.variance import Lonely

__all__ = ["Rules", "describe_groups", "may_split"]

Floats = NDArray[np.float64]
SMALLEST = 200
"""Units in each half of a split, in the half of the sample that finds the rules: so that each group can be measured."""
_DEEPEST = 3


@dataclass(frozen=True)
class Rules:
    """Groups from the most to the least vulnerable: `says` in words, and the share vulnerable, float64[D, 1]."""

    says: tuple[str, ...]
    found: Estimates
    size: Floats


@dataclass(frozen=True)
class _Cells:
    codes: NDArray[np.int64]
    weight: Floats
    yes: Floats
    n: Floats


@dataclass(frozen=True)
class _Split:
    group: str
    codes: frozenset[int]


Path = tuple[tuple[_Split, bool], ...]


def may_split(group: Group) -> bool:
    """Tell whether rules may look at a grouping."""
    return not is_protected(group) and not group.area and 1 < len(group.labels) <= 12


def describe_groups(
    dataset: Dataset, index: CountingIndex, *, rng: np.random.Generator, lonely: Lonely = "adjust"
) -> Rules | None:
    """Give the groups, or None where no grouping may be used or no split leaves cells that are large enough."""
    names = [name for name, group in dataset.groups.items() if may_split(group)]
    if not names:
        return None
    finding = _half(dataset, rng)
    listed = ", ".join(quoted(name) for name in names)
    known = " AND ".join(f"{quoted(name)} IS NOT NULL" for name in names)
    dataset.connection.execute("CREATE OR REPLACE TEMP TABLE halves (psu INTEGER, finding BOOLEAN)")
    dataset.connection.register("halves_made", {"psu": np.arange(len(finding)), "finding": finding})
    dataset.connection.execute("INSERT INTO halves SELECT * FROM halves_made")
    dataset.connection.unregister("halves_made")
    got = dataset.connection.execute(
        f"SELECT {listed}, SUM(w) AS w_, SUM(w * {index.vulnerable()}) AS y_, COUNT(*) AS n_ FROM {index.source()}"
        f" WHERE {known} AND score_ IS NOT NULL AND psu IN (SELECT psu FROM halves WHERE finding) GROUP BY {listed}"
        f" ORDER BY {listed}"
    ).fetchnumpy()
    codes = np.column_stack([np.asarray(got[name], dtype=np.int64) for name in names])
    cells = _Cells(codes, *(np.asarray(got[part], dtype=np.float64) for part in ("w_", "y_", "n_")))
    paths = _grow(dataset, names, cells, ())
    return _measure(dataset, index, names, paths, finding, lonely) if len(paths) > 1 else None


def _half(dataset: Dataset, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Choose half of the sampling units of each stratum at random."""
    order = rng.random(len(dataset.stratum_of))
    chosen = np.zeros(len(order), dtype=bool)
    for stratum in range(len(dataset.population)):
        units = np.flatnonzero(dataset.stratum_of == stratum)
        chosen[units[np.argsort(order[units])][: len(units) // 2]] = True
    return chosen


def _impurity(weight: float, yes: float) -> float:
    return yes * (1 - yes / weight) if weight > 0 else 0.0


def _grow(dataset: Dataset, names: list[str], cells: _Cells, path: Path) -> list[Path]:
    best: tuple[float, _Split, NDArray[np.bool_]] | None = None
    if len(path) < _DEEPEST:
        before = _impurity(float(cells.weight.sum()), float(cells.yes.sum()))
        for column, name in enumerate(names):
            for codes in _choices(len(dataset.groups[name].labels)):
                inside = np.isin(cells.codes[:, column], list(codes))
                if min(cells.n[inside].sum(), cells.n[~inside].sum()) < SMALLEST:
                    continue
                after = sum(
                    _impurity(float(cells.weight[part].sum()), float(cells.yes[part].sum()))
                    for part in (inside, ~inside)
                )
                if before - after > max(1e-4 * before, best[0] if best else 0.0):
                    best = (before - after, _Split(name, codes), inside)
    if best is None:
        return [path]
    _, split, inside = best
    grown = []
    for part, holds in ((inside, True), (~inside, False)):
        cut = _Cells(cells.codes[part], cells.weight[part], cells.yes[part], cells.n[part])
        grown += _grow(dataset, names, cut, (*path, (split, holds)))
    return grown


def _choices(count: int) -> list[frozenset[int]]:
    """Cuts in the order of the labels, and each label alone."""
    cuts = [frozenset(range(cut)) for cut in range(1, count)]
    return list(dict.fromkeys([*cuts, *(frozenset([code]) for code in range(count))]))


def _measure(
    dataset: Dataset,
    index: CountingIndex,
    names: list[str],
    paths: list[Path],
    finding: NDArray[np.bool_],
    lonely: Lonely,
) -> Rules:
    cases = " ".join(f"WHEN {_sql(path)} THEN {number}" for number, path in enumerate(paths))
    known = " AND ".join(f"{quoted(name)} IS NOT NULL" for name in names)
    source = (
        f"(SELECT *, CASE WHEN NOT ({known}) THEN NULL {cases} END AS leaf_ FROM {index.source()}"
        " WHERE psu IN (SELECT psu FROM halves WHERE NOT finding)) AS units"
    )
    labels = tuple(_words(dataset, path) for path in paths)
    # The half that found the rules is set aside in a stratum of its own, which no cell meets.
    strata = len(dataset.population)
    halved = replace(
        dataset,
        groups={**dataset.groups, "leaf_": Group("leaf_", "Group", labels)},
        stratum_of=np.where(finding, strata, dataset.stratum_of),
        population=np.append(np.full(strata, np.inf), np.inf),
    )
    measure = Measure("H", index.vulnerable(), gaps=False)
    totals = count_totals(halved, [measure], ["leaf_"], "score_ IS NOT NULL", source)
    found = means_of(halved, totals, lonely=lonely)
    order = np.argsort(-found.estimate[:, 0], kind="stable")
    parts = ("estimate", "se", "low", "high", "n", "yes", "weighted", "deff", "df")
    sorted_ = replace(found, **{part: getattr(found, part)[order] for part in parts})
    says = tuple(labels[code] for code in totals.domains[order, 0])
    return Rules(says, sorted_, sorted_.weighted[:, 0] / sorted_.weighted.sum())


def _sql(path: Path) -> str:
    tests = []
    for split, holds in path:
        codes = ", ".join(str(code) for code in sorted(split.codes))
        tests.append(f"{quoted(split.group)} {'IN' if holds else 'NOT IN'} ({codes})")
    return " AND ".join(tests)


def _words(dataset: Dataset, path: Path) -> str:
    """Say a rule: for each grouping the labels that are left after all its splits."""
    left: dict[str, list[int]] = {}
    for split, holds in path:
        codes = left.get(split.group, list(range(len(dataset.groups[split.group].labels))))
        left[split.group] = [code for code in codes if (code in split.codes) == holds]
    parts = []
    for name, codes in left.items():
        group = dataset.groups[name]
        parts.append(f"{group.label}: {' or '.join(group.labels[code] for code in codes)}")
    return "; ".join(parts)
