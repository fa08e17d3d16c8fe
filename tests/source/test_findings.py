"""Data bundles of invented surveys: exercises name their tables, and nothing real or unknown gets in."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.source.copies import TODAY, KitCopy
from tutela.model.document import Invented, Paragraph, Table, Text
from tutela.model.kit import Kit
from tutela.source import read_kit

EXERCISE = "exercises/first-signs.md"
BUNDLE = "findings/valley.json"
TO = "\N{EN DASH}"


def row(indicator: str, area: str, of_100: float | None) -> dict[str, Any]:
    low, high = (None, None) if of_100 is None else (of_100 - 2, of_100 + 2.5)
    return {"indicator": indicator, "groups": {"region": area}, "of_100": of_100, "low": low, "high": high, "flag": ""}


def bundle(**changes: Any) -> str:
    held: dict[str, Any] = {
        "format": "tutela-evidence-1",
        "id": "valley",
        "title": "Children of a valley",
        "unit": "children",
        "invented": True,
        "indicators": {"school": {"label": "Out of school"}, "birth": {"label": "Birth not registered"}},
        "groups": {"region": {"label": "Region", "labels": ["Hill", "Plain"]}},
        "tables": [
            {
                "id": "by-region",
                "title": "Region",
                "by": ["region"],
                "rows": [row("school", "Hill", 20.5), row("birth", "Hill", 13.0), row("school", "Plain", None)],
            },
            {"id": "corridors", "title": "Corridors", "by": ["origin"], "rows": [row("school", "Hill", None)]},
        ],
    }
    return json.dumps(held | changes)


@pytest.fixture
def valley(kit: KitCopy) -> KitCopy:
    """Give the kit with a bundle."""
    kit.write(BUNDLE, bundle().encode())
    return kit


def name(kit: KitCopy, line: str, body: str = "") -> None:
    """Let the exercise name a table in its preparation."""
    kit.put(EXERCISE, "## Preparation\n", f"## Preparation\n\n{line}\n{body}:::\n\n")


def read(kit: KitCopy) -> Kit:
    reading = read_kit(kit.root, today=TODAY)
    assert reading.problems == ()
    assert reading.kit
    return reading.kit


def cells(table: Table) -> list[list[str]]:
    return [["".join(text.text for text in cell if isinstance(text, Text)) for cell in one] for one in table.rows]


def test_a_table_stands_where_an_exercise_names_it_and_is_marked_as_invented(valley: KitCopy) -> None:
    name(valley, ":::findings valley#by-region")
    (exercise,) = (one for one in read(valley).exercises if one.id == "first-signs")
    (shown,) = (block for block in exercise.preparation if isinstance(block, Invented))
    title, table = shown.blocks
    assert shown.findings == ""
    assert title == Paragraph((Text("Children of a valley: Region"),))
    assert isinstance(table, Table)
    assert [cell[0] for cell in table.head] == list(map(Text, ("Indicator", "Region", "Of 100 children", "Interval")))
    assert cells(table) == [
        ["Out of school", "Hill", "20.5", f"18.5{TO}23"],
        ["Birth not registered", "Hill", "13", f"11{TO}15.5"],
        ["Out of school", "Plain", "not shown", ""],
    ]


def test_the_rows_of_one_indicator_can_be_named(valley: KitCopy) -> None:
    name(valley, ":::findings valley#by-region/school")
    (exercise,) = (one for one in read(valley).exercises if one.id == "first-signs")
    (shown,) = (block for block in exercise.preparation if isinstance(block, Invented))
    title, table = shown.blocks
    assert title == Paragraph((Text("Children of a valley: Out of school"),))
    assert isinstance(table, Table)
    assert cells(table) == [["Hill", "20.5", f"18.5{TO}23"], ["Plain", "not shown", ""]]


def test_shares_of_others_than_all_say_of_whom(kit: KitCopy) -> None:
    indicators = {"school": {"label": "Out of school", "of": "girls"}, "birth": {"label": "Birth not registered"}}
    kit.write(BUNDLE, bundle(indicators=indicators).encode())
    name(kit, ":::findings valley#by-region/school")
    name(kit, ":::findings valley#by-region")
    (exercise,) = (one for one in read(kit).exercises if one.id == "first-signs")
    shown = [block.blocks[1] for block in exercise.preparation if isinstance(block, Invented)]
    heads = [
        [text.text for cell in table.head for text in cell if isinstance(text, Text)]
        for table in shown
        if isinstance(table, Table)
    ]
    assert heads == [["Indicator", "Region", "Of 100", "Interval"], ["Region", "Of 100 girls", "Interval"]]
    (whole, _) = (table for table in shown if isinstance(table, Table))
    assert [line[0] for line in cells(whole)][:2] == ["Out of school (of girls)", "Birth not registered (of children)"]


def test_a_changed_bundle_changes_the_exercise_also_from_a_cache(valley: KitCopy) -> None:
    name(valley, ":::findings valley#by-region")
    cache = valley.root.parent / "kept"
    read_kit(valley.root, today=TODAY, cache=cache)
    valley.write(BUNDLE, bundle(title="Children of two valleys").encode())
    again = read_kit(valley.root, today=TODAY, cache=cache)
    assert again == read_kit(valley.root, today=TODAY)
    assert "two valleys" in str(again.kit)


@pytest.mark.parametrize(
    ("line", "body", "said"),
    [
        (
            ":::findings hill#by-region",
            "",
            "there is no data bundle `hill`; expected the id of a data bundle of this kit; "
            "mend the id, or write the data bundle",
        ),
        (
            ":::findings valley#corridors",
            "",
            "the data bundle `valley` has no table of shares `corridors`; expected one of by-region; "
            "mend the name; `TABLE/INDICATOR` takes the rows of one indicator",
        ),
        (
            ":::findings valley",
            "",
            "`:::findings valley` is not complete; expected `:::findings BUNDLE#TABLE` or "
            "`:::findings BUNDLE#TABLE/INDICATOR`; mend the line",
        ),
        (
            ":::findings valley#by-region",
            "Some text.\n",
            "`:::findings valley#by-region` has a text; expected none: the table is its text; take it out",
        ),
    ],
)
def test_what_names_no_table_is_told(valley: KitCopy, line: str, body: str, said: str) -> None:
    name(valley, line, body)
    (problem,) = valley.problems()
    assert problem.startswith(f"{EXERCISE}:")
    assert problem.split(": ", 1)[1] == said


def test_a_bundle_of_a_real_survey_is_refused(kit: KitCopy) -> None:
    kit.write(BUNDLE, bundle(invented=False).encode())
    assert kit.problems() == [
        f"{BUNDLE}:1: the data bundle `valley` is of a real survey; expected invented data; "
        "write what was found as facts with year and source"
    ]


@pytest.mark.parametrize("text", ["", "[]", '{"format": "other"}', bundle(tables=[{"id": 1}])])
def test_what_is_no_bundle_is_told_in_one_line(kit: KitCopy, text: str) -> None:
    kit.write(BUNDLE, text.encode())
    (problem,) = kit.problems()
    assert problem.startswith(f"{BUNDLE}:1: this is no data bundle: ")
    assert problem.endswith(
        "; expected bundle.json of a survey report; take the file that `tutela evidence profile` wrote"
    )


def test_words_of_a_bundle_are_held_to_what_texts_are_held_to(kit: KitCopy) -> None:
    kit.write(BUNDLE, bundle(title="Child prostitutes of a valley").encode())
    assert any("do harm" in problem and problem.startswith(BUNDLE) for problem in kit.problems())
