"""An attacker with a linear programme against everything that is printed of a country with many small cells.

The attack is written apart from the room it attacks: it knows the true counts of every visible line, takes all tables
of an indicator at once over the joint cells of all groupings, and asks how far each hidden count can move.
"""

from __future__ import annotations

import dataclasses
from itertools import product

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from tutela.evidence.data import Dataset
from tutela.evidence.data.dataset import Group
from tutela.evidence.disclosure import Cells, hide, may_cross
from tutela.evidence.findings import Findings, Request, find
from tutela.evidence.findings.index import find_index
from tutela.evidence.profile.row import Row

CROSSINGS = (("region",), ("residence",), ("sex",), ("district",), ("region", "sex"), ("age_group",))


@pytest.fixture(scope="module")
def findings(children: Dataset) -> Findings:
    return find(children, Request(by=CROSSINGS, replicates=3))


def _range(goal: NDArray[np.float64], rows: list[NDArray[np.float64]], values: list[float]) -> float:
    if not rows:
        return float("inf")
    ends = []
    for sign in (1, -1):
        found = linprog(sign * goal, A_eq=csr_matrix(np.array(rows)), b_eq=values, bounds=(0, None), method="highs")
        if found.status == 3:
            return float("inf")
        ends.append(sign * found.fun)
    return float(ends[1] - ends[0])


def _attack(children: Dataset, rows: list[Row], value: str, source: str, names: tuple[str, ...]) -> list[float]:
    """Give how far each hidden count can move, with and without the property, over the joint cells of `names`."""
    listed = ", ".join(f"COALESCE({name}, -1) AS {name}" for name in names)
    got = children.connection.execute(
        f"SELECT {listed}, COUNT({value}) AS n, COALESCE(SUM({value}), 0) AS y FROM {source} WHERE {value} IS NOT NULL"
        f" GROUP BY {', '.join(str(place + 1) for place in range(len(names)))}"
    ).fetchnumpy()
    n, yes = np.asarray(got["n"], float), np.asarray(got["y"], float)
    size = len(n)
    equations: list[NDArray[np.float64]] = []
    values: list[float] = []
    targets: list[tuple[NDArray[np.float64], bool]] = []
    nothing = np.zeros(size)
    for row in rows:
        inside = np.ones(size)
        for name, label in row.groups:
            inside *= np.asarray(got[name]) == children.groups[name].labels.index(label)
        if row.flag in ("hidden", "too few"):
            targets.append((inside, row.n is None))
            if row.n is not None:
                equations.append(np.concatenate([inside, inside]))
                values.append(float(inside @ n))
        else:
            equations += [np.concatenate([inside, nothing]), np.concatenate([nothing, inside])]
            values += [float(inside @ yes), float(inside @ (n - yes))]
    widths = []
    for inside, size_hidden in targets:
        goals = [np.concatenate([inside, nothing]), np.concatenate([nothing, inside])]
        goals += [np.concatenate([inside, inside])] if size_hidden else []
        widths += [_range(goal, equations, values) for goal in goals]
    return widths


def test_no_hidden_count_of_an_indicator_can_be_worked_out(children: Dataset, findings: Findings) -> None:
    hidden = 0
    for name in ("disability_without_support", "recruiter_debt", "lost_earner", "hazardous_work", "out_of_school"):
        for names in (("district", "region", "sex"), ("residence", "age_group")):
            rows = [
                row
                for table in findings.shares
                for row in table.rows
                if row.indicator == name and {group for group, _ in row.groups} <= set(names)
            ]
            widths = _attack(children, rows, f'"{name}"', "units", names)
            hidden += len(widths)
            assert all(width >= 10 - 1e-6 for width in widths), (name, names)
    assert hidden > 20  # else the country has no small cells and the attack proves nothing


def test_no_hidden_count_of_the_index_can_be_worked_out(children: Dataset, findings: Findings) -> None:
    assert findings.index is not None
    index = findings.index.index
    for names in (("region", "sex"), ("residence", "age_group")):
        tables = [table for table in findings.index.tables if set(table.by) <= set(names)]
        rows = [row for table in tables for row in table.rows if row.indicator == "H"]
        widths = _attack(children, rows, index.vulnerable(), index.source(), names)
        assert all(width >= 10 - 1e-6 for width in widths)
    for table in findings.index.tables:
        flags = {(row.indicator, row.groups): row.flag in ("hidden", "too few") for row in table.rows}
        for (indicator, groups), gone in flags.items():
            assert gone == flags["H", groups], (indicator, groups)


def test_what_groups_bring_to_the_index_is_told_only_where_no_group_is_hidden(children: Dataset) -> None:
    found = find_index(children, [("region",), ("region", "sex", "age_group")], lonely="adjust")
    assert found is not None
    hidden = [table.by for table in found.tables if any(row.flag in ("hidden", "too few") for row in table.rows)]
    assert hidden == [("region", "sex", "age_group")]
    assert [table.by for table in found.groups] == [("region",)]


def test_no_hidden_corridor_can_be_worked_out(children: Dataset, findings: Findings) -> None:
    assert findings.corridors is not None
    got = children.connection.execute("SELECT origin, destination, COUNT(*) FROM journeys GROUP BY 1, 2").fetchall()
    labels = children.groups["region"].labels
    counts = dict.fromkeys(product(range(len(labels)), repeat=2), 0)
    counts |= {(start, end): number for start, end, number in got}
    cells = list(counts)
    equations, values, targets = [], [], []
    for row in findings.corridors.rows:
        start, end = (dict(row.groups)[name] for name in ("origin", "destination"))
        inside = np.array(
            [(start in ("all", labels[a])) and (end in ("all", labels[b])) for a, b in cells], dtype=float
        )
        if row.flag == "hidden":
            assert row.n is None
            assert row.estimate is None
            targets.append(inside)
        else:
            assert inside @ list(counts.values()) >= 10
            equations.append(inside)
            values.append(float(inside @ list(counts.values())))
    assert targets
    assert all(_range(goal, equations, values) >= 10 - 1e-6 for goal in targets)


def test_nothing_printed_rests_on_fewer_than_10_or_on_fewer_than_25(children: Dataset, findings: Findings) -> None:
    for table in findings.shares:
        for row in table.rows:
            where = " AND ".join(
                [
                    f'"{row.indicator}" IS NOT NULL',
                    *(f"{n} = {children.groups[n].labels.index(v)}" for n, v in row.groups),
                ]
            )
            n, yes = children.connection.execute(
                f'SELECT COUNT(*), SUM("{row.indicator}") FROM units WHERE {where}'
            ).fetchone() or (0, 0)
            if row.flag in ("", "few"):
                assert min(yes, n - yes) >= 10
                assert row.flag == ("few" if n < 50 else "")
                assert n >= 25
            assert row.yes == 0  # the count itself never leaves the room


def test_sensitive_indicators_stop_at_the_first_level_and_say_so(findings: Findings) -> None:
    district = next(table for table in findings.shares if table.by == ("district",))
    assert not {"recruiter_debt", "hazardous_work"} & {row.indicator for row in district.rows}
    assert not any("recruiter_debt" in table.id or "hazardous_work" in table.id for table in findings.small_areas)
    assert (
        "District: a sensitive indicator stops above District; left out: Debt for a journey to work, "
        "Work under hazardous conditions"
    ) in findings.notes


def test_people_are_not_crossed_with_places(children: Dataset) -> None:
    found = find(children, Request(by=(("newcomer",), ("region", "newcomer")), replicates=3))
    assert {table.by for table in found.shares} == {(), ("newcomer",)}
    assert any("is not crossed with a place" in note for note in found.notes)


def test_a_grouping_of_people_counts_as_marked_by_its_words() -> None:
    area = Group("region", "Region", ("Church Hill", "Faith Bay"), area=1)
    people = Group("e", "Ethnic group of the head", ("A", "B"))
    assert may_cross([area], sensitive=False) == ""
    assert may_cross([area, people], sensitive=False) == "Ethnic group of the head is not crossed with a place"


def test_the_same_seed_gives_the_same_findings(children: Dataset, findings: Findings) -> None:
    again = find(children, Request(by=CROSSINGS, replicates=3))
    assert rounded(again.tables) == rounded(findings.tables)
    assert again.notes == findings.notes


def rounded(value: object) -> object:
    """Give tables with their figures to nine digits: sums over threads differ in the last."""
    if isinstance(value, float):
        return float(f"{value:.9g}")
    if isinstance(value, tuple | list):
        return [rounded(each) for each in value]
    if dataclasses.is_dataclass(value):
        return [rounded(getattr(value, each.name)) for each in dataclasses.fields(value)]
    if isinstance(value, msgspec.Struct):
        return [rounded(getattr(value, name)) for name in value.__struct_fields__]
    return value


@given(
    yes=st.lists(st.integers(0, 40), min_size=2, max_size=12),
    no=st.lists(st.integers(0, 60), min_size=12, max_size=12),
)
@settings(max_examples=25, deadline=None)
def test_in_any_table_of_one_grouping_no_hidden_cell_is_the_rest_of_the_total(yes: list[int], no: list[int]) -> None:
    size = len(yes)
    member = np.vstack([np.ones((1, size), dtype=bool), np.eye(size, dtype=bool)])
    cells = Cells(member, np.array(yes, float), np.array(no[:size], float), (0, *[1] * size))
    hidden = hide(cells)
    for line in range(1, size + 1):
        small = min(yes[line - 1], no[line - 1]) < 10
        assert hidden.lines[line] or not small
    gone = hidden.lines[1:]
    if gone.any() and not hidden.lines[0]:
        assert gone.sum() >= 2
        assert np.array(yes)[gone].sum() >= 10
        assert np.array(no[:size])[gone].sum() >= 10
