"""Repeats of a form: files of their own that are joined by their keys, and lists in lists of JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tutela.evidence.data import Dataset, Mapping, open_survey, read_mapping
from tutela.evidence.refused import Refused

MAPPING = """
id: form
title: A form, invented for training
repeat: children
design: {weight: weight, stratum: stratum, psu: cluster}
texts: [area, sex]
groups:
  area: {value: area, label: Area, area: 1}
  sex: {value: sex, label: Girls and boys, labels: {girl: Girls, boy: Boys}}
indicators:
  works: {yes: hours >= 1, label: Works}
"""
HOMES = """SubmissionDate,design-stratum,design-cluster,design-area,weight,KEY
2026-11-01,1,1,North,1.5,uuid:a
2026-11-01,1,2,North,2.5,uuid:b
2026-11-02,1,3,South,1.0,uuid:c
"""
CHILDREN = """sex,more-hours,PARENT_KEY,KEY,SET-OF-children
girl,3,uuid:a,uuid:a/children[1],x
boy,0,uuid:a,uuid:a/children[2],x
girl,9,uuid:c,uuid:c/children[1],y
"""
FOUND = [(1.0, "South", "Girls", 1), (1.5, "North", "Boys", 0), (1.5, "North", "Girls", 1)]


def _mapping(folder: Path, more: str = "", text: str = MAPPING) -> Mapping:
    (folder / "m.yaml").write_text(text + more, "utf-8")
    return read_mapping(folder / "m.yaml")


def _rows(survey: Dataset) -> list[tuple[float, str, str, int]]:
    area, sex = survey.groups["area"].labels, survey.groups["sex"].labels
    found = survey.connection.execute("SELECT w, area, sex, works FROM units").fetchall()
    return sorted((w, area[a], sex[s], works) for w, a, s, works in found)


def _write(folder: Path, homes: str = HOMES, children: str = CHILDREN, name: str = "form-children.csv") -> Path:
    (folder / "form.csv").write_text(homes, "utf-8")
    (folder / name).write_text(children, "utf-8")
    return folder / "form.csv"


@pytest.mark.parametrize("name", ["form-children.csv", "form-interview-children.csv"])
def test_children_of_a_file_of_their_own_have_weight_and_area_of_their_household(tmp_path: Path, name: str) -> None:
    survey = open_survey(_write(tmp_path, name=name), _mapping(tmp_path))
    assert _rows(survey) == FOUND
    assert survey.rows == 3  # a household without children gives no row
    assert [str(fault) for fault in survey.faults] == []


def test_files_as_kobo_names_their_columns_and_keys(tmp_path: Path) -> None:
    homes = "design/stratum,design/cluster,design/area,weight,_index\n1,1,North,1.5,1\n1,2,North,2.5,2\n1,3,South,1,3\n"
    children = "more/sex,more/hours,_index,_parent_index\ngirl,3,1,1\nboy,0,2,1\ngirl,9,3,3\n"
    path = _write(tmp_path, homes, children, "roster.csv")
    assert _rows(open_survey(path, _mapping(tmp_path, "repeat_files: roster.csv\n"))) == FOUND


def test_a_repeat_in_a_repeat_is_joined_through_the_outer_one(tmp_path: Path) -> None:
    outer = "hearth,PARENT_KEY,KEY\n1,uuid:a,uuid:a/hearths[1]\n2,uuid:c,uuid:c/hearths[1]\n"
    inner = CHILDREN.replace(",uuid:a,", ",uuid:a/hearths[1],").replace(",uuid:c,", ",uuid:c/hearths[1],")
    (tmp_path / "form-hearths.csv").write_text(outer, "utf-8")
    more = "repeat_files: [form-hearths.csv, form-children.csv]\nkeep: hearth < 2\n"
    survey = open_survey(_write(tmp_path, children=inner), _mapping(tmp_path, more))
    assert _rows(survey) == FOUND[1:]


def test_children_without_a_household_are_counted_and_left_out(tmp_path: Path) -> None:
    path = _write(tmp_path, children=CHILDREN + "boy,SECRET-1,uuid:z,uuid:z/children[1],z\nboy,2,,uuid:y,z\n")
    survey = open_survey(path, _mapping(tmp_path))
    assert _rows(survey) == FOUND
    assert [str(fault) for fault in survey.faults] == [
        "PARENT_KEY: rows of form-children.csv that belong to no row of form.csv: 2; they are left out; "
        "export both files together"
    ]


@pytest.mark.parametrize(
    ("homes", "children", "name", "says"),
    [
        (
            HOMES + "2026-11-02,1,3,South,1.0,uuid:c\n", CHILDREN, "form-children.csv",
            "form.csv: 2 rows share their KEY; expected each key once; export the file again",
        ),
        (
            HOMES, CHILDREN.replace("uuid:", "other:"), "form-children.csv",
            "form-children.csv: none of 3 rows belongs to a row of form.csv; expected files of the same export; "
            "export both files together",
        ),
        (
            HOMES, CHILDREN.replace("PARENT_KEY", "parent"), "form-children.csv",
            "form-children.csv: nothing leads to form.csv; expected PARENT_KEY here and KEY there, or _parent_index "
            "and _index; export both files together",
        ),
        (
            HOMES, CHILDREN, "children.csv",
            "form.csv: no column hours, sex; expected the repeat children in it, or beside it in a file of its own; "
            "export all files of the form into one folder",
        ),
        (
            HOMES, CHILDREN.replace("hours", "age"), "form-children.csv",
            "form.csv and form-children.csv: no column hours; expected the columns that the mapping names; "
            "check that mapping and file belong together",
        ),
        (
            HOMES.replace("weight", "other-stratum"), CHILDREN, "form-children.csv",
            "form.csv: 2 columns end in stratum; expected one question of that name; "
            "rename the column that the mapping means",
        ),
        (
            HOMES, "", "form-children.csv",
            "form-children.csv: the file is empty; expected a survey; export it again",
        ),
    ],
)  # fmt: skip
def test_files_that_do_not_belong_together_are_refused(
    tmp_path: Path, homes: str, children: str, name: str, says: str
) -> None:
    with pytest.raises(Refused) as raised:
        open_survey(_write(tmp_path, homes, children, name), _mapping(tmp_path))
    assert str(raised.value) == says


def test_two_files_that_could_be_the_repeat_are_not_guessed_at(tmp_path: Path) -> None:
    path = _write(tmp_path)
    (tmp_path / "form-old-children.csv").write_text(CHILDREN, "utf-8")
    with pytest.raises(Refused) as raised:
        open_survey(path, _mapping(tmp_path))
    assert str(raised.value) == (
        "form.csv: 2 files of the repeat children stand beside it; expected one; name it in the mapping: repeat_files"
    )
    with pytest.raises(Refused, match="repeat_files: a path; expected names of files beside the survey file"):
        open_survey(path, _mapping(tmp_path, "repeat_files: ../form-children.csv\n"))


def test_a_file_that_is_joined_already_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "form.csv").write_text("stratum,cluster,area,weight,sex,hours\n1,1,North,1.5,girl,3\n", "utf-8")
    assert _rows(open_survey(tmp_path / "form.csv", _mapping(tmp_path))) == [(1.5, "North", "Girls", 1)]


def test_lists_in_lists_of_json_know_what_stands_around_them(tmp_path: Path) -> None:
    def home(number: int, area: str, weight: float, *children: tuple[str, int]) -> dict[str, object]:
        listed = [
            {"in/hearths/children/sex": sex, "in/hearths/children/more": {"hours": hours}} for sex, hours in children
        ]
        place = {"design": {"stratum": 1, "cluster": number}, "in/area": area, "weight": weight, "_tags": [None, "x"]}
        return {**place, "in/hearths": [{"in/hearths/hearth": number, "in/hearths/children": listed}]}

    homes = [home(1, "North", 1.5, ("girl", 3), ("boy", 0)), home(2, "North", 2.5), home(3, "South", 1, ("girl", 9))]
    (tmp_path / "form.json").write_text(json.dumps({"count": 3, "results": homes}), "utf-8")
    survey = open_survey(tmp_path / "form.json", _mapping(tmp_path))
    assert _rows(survey) == FOUND
    assert _rows(open_survey(tmp_path / "form.json", _mapping(tmp_path, "keep: hearth > 1\n"))) == FOUND[:1]


def test_json_without_its_repeats_is_told_as_such(tmp_path: Path) -> None:
    bare = {"value": [{"stratum": 1, "children@odata.navigationLink": "Submissions('a')/children"}] * 4}
    (tmp_path / "form.json").write_text(json.dumps(bare), "utf-8")
    with pytest.raises(Refused) as raised:
        open_survey(tmp_path / "form.json", _mapping(tmp_path))
    assert str(raised.value) == (
        "form.json: no list children in 4 submissions; expected the repeat that the mapping names; "
        "export with repeats (OData of ODK: $expand=*), or check `repeat`"
    )
