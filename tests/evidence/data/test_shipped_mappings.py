"""The shipped mappings against the rules they stand for, computed apart in plain Python."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path
from typing import Any

import pytest

from tutela.evidence.data import open_survey, read_mapping

WORK = ("CL1A", "CL1B", "CL1C", "CL1X")
HAZARDS = ("CL4", "CL5", "CL6A", "CL6B", "CL6C", "CL6D", "CL6E", "CL6X")
CHORES = ("CL7", "CL9", "CL11A", "CL11B", "CL11C", "CL11D", "CL11E", "CL11F", "CL11X")


def _mics(rng: random.Random, number: int) -> dict[str, Any]:
    row: dict[str, Any] = {"HH1": number // 10, "HH2": number, "LN": 1, "fsweight": 1, "stratum": number // 200}
    row |= {"FS17": rng.choice([1, 1, 1, 2]), "CB3": rng.randint(5, 17), "HL4": rng.randint(1, 2), "HH6": 1}
    row |= {"HH7": rng.randint(1, 3), "windex5": rng.randint(1, 5)}
    row |= {name: rng.choice([1, 2, 2, 2, 9]) for name in (*WORK, *HAZARDS, *CHORES)}
    row["CL3"] = rng.choice([0, 1, 2, 13, 14, 42, 43, 60, 98, ""])
    row |= {name: rng.choice([0, 3, 10, 20, 21, 99, ""]) for name in ("CL8", "CL10", "CL13")}
    return row


def _hours(row: dict[str, Any], *names: str) -> int:
    return sum(0 if row[name] in ("", 97, 98, 99) else row[name] for name in names)


def _rule(row: dict[str, Any]) -> tuple[bool, bool]:
    """Child labour by UNICEF's rule, and hazardous conditions apart from it."""
    age = row["CB3"]
    hours = _hours(row, "CL3") if any(row[name] == 1 for name in WORK) else 0
    chores = _hours(row, "CL8", "CL10", "CL13") if any(row[name] == 1 for name in CHORES) else 0
    work = hours >= (1 if age <= 11 else 14 if age <= 14 else 43)
    return work or (age <= 14 and chores >= 21), any(row[name] == 1 for name in HAZARDS)


def test_child_labour_in_mics6_is_the_rule_of_unicef(tmp_path: Path) -> None:
    rng = random.Random(6)
    rows = [_mics(rng, number) for number in range(1500)]
    with (tmp_path / "fs.csv").open("w", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    survey = open_survey(tmp_path / "fs.csv", read_mapping("mics6-child-labour"))
    kept = [_rule(row) for row in rows if row["FS17"] == 1]
    got = survey.connection.execute(
        "SELECT COUNT(*), SUM(child_labour), SUM(hazardous_conditions) FROM units"
    ).fetchone()
    assert got == (len(kept), sum(labour for labour, _ in kept), sum(hazard for _, hazard in kept))


@pytest.mark.parametrize(
    ("age", "work", "chores", "labour"),
    [
        (11, 1, 0, 1),
        (12, 13, 0, 0),
        (12, 14, 0, 1),
        (15, 42, 0, 0),
        (15, 43, 0, 1),
        (14, 0, 21, 1),
        (15, 0, 60, 0),
        (5, 0, 20, 0),
    ],
)
def test_each_threshold_of_the_rule(tmp_path: Path, age: int, work: int, chores: int, labour: int) -> None:
    row = _mics(random.Random(1), 1) | {
        "FS17": 1,
        "CB3": age,
        "CL1A": 1,
        "CL3": work,
        "CL7": 1,
        "CL8": chores,
        "CL10": 0,
        "CL13": 0,
    }
    with (tmp_path / "fs.csv").open("w", newline="") as stream:
        writer = csv.DictWriter(stream, row)
        writer.writeheader()
        writer.writerow(row)
    survey = open_survey(tmp_path / "fs.csv", read_mapping("mics6-child-labour"))
    assert survey.connection.execute("SELECT child_labour FROM units").fetchone() == (labour,)


def test_the_roster_of_dhs(tmp_path: Path) -> None:
    header = "hhid hvidx hv005 hv022 hv021 hv024 hv025 hv102 hv104 hv105 hv111 hv112 hv113 hv114 hv121 hv140 hv270"
    rows: list[list[Any]] = [
        header.split(),
        [1, 1, 1e6, 1, 1, 1, 1, 1, 1, 8, 1, 2, 1, 3, 0, 1, 1],  # with both parents, out of school
        [1, 2, 1e6, 1, 1, 1, 1, 1, 2, 9, 1, 0, 0, "", 2, 1, 1],  # mother elsewhere, father has died
        [1, 3, 1e6, 1, 1, 1, 1, 1, 2, 3, 0, "", 0, "", "", 0, 1],  # both have died, not registered
        [1, 4, 1e6, 1, 1, 1, 1, 0, 2, 7, 1, 2, 1, 3, 0, 1, 1],  # a visitor
        [2, 1, 1e6, 1, 2, 1, 1, 1, 1, 40, 1, 0, 1, 0, 0, "", 1],  # an adult
    ]
    with (tmp_path / "pr.csv").open("w", newline="") as stream:
        csv.writer(stream).writerows(rows)
    survey = open_survey(tmp_path / "pr.csv", read_mapping("dhs-household-roster"))
    assert survey.connection.execute(
        "SELECT apart_from_parents, orphan_of_both, out_of_school, no_birth_registration FROM units ORDER BY 1, 2"
    ).fetchall() == [(0, 0, 1, None), (1, 0, 0, None), (1, 1, None, 1)]


def test_the_children_of_our_own_form_as_kobo_gives_them(tmp_path: Path) -> None:
    child = {"roster/children/child_age": "9", "roster/children/child_sex": "girl", "attends_school": "no"}
    child |= {"birth_registered": "yes", "mother_here": "no", "father_here": "no", "work_hours": "2"}
    other = {"child_age": "16", "child_sex": "boy", "attends_school": "not_known", "mother_here": "yes"}
    submissions = [
        {"design/stratum": "1", "design/cluster": "7", "place": {"area": "north"}, "roster/children": [child, other]},
        {"design/stratum": "1", "design/cluster": "8", "place": {"area": "south"}},
    ]
    (tmp_path / "kobo.json").write_text(json.dumps({"count": 2, "results": submissions}), "utf-8")
    survey = open_survey(tmp_path / "kobo.json", read_mapping("tutela-household"))
    assert survey.connection.execute(
        "SELECT out_of_school, no_birth_registration, apart_from_parents, child_labour FROM units ORDER BY sex"
    ).fetchall() == [(1, 0, 1, 1), (None, None, None, None)]
    assert survey.groups["sex"].labels == ("Girls", "Boys")
