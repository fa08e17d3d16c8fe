"""Evaluation forms, the follow-up file, table files, merging and gaps."""

from __future__ import annotations

import csv
import io

import pytest

from tutela.delivery.web.words import read_words
from tutela.model.action_plan import ActionPlan, PlanPart, PlanRow
from tutela.model.evaluation import options_of, read_forms
from tutela.results.action_plan import find_gaps, merge_rows, select_new
from tutela.results.evaluation import Unusable, count, fill
from tutela.results.follow_up_file import UnreadableFollowUp, read_file, write_file
from tutela.results.table_file import write_csv

IDS = ("government", "workers")
TITLES = ("Government", "Workers' organisations")
FOLLOW_UP = read_forms()["follow-up"]
WORDS = read_words({})


def test_every_question_and_option_has_words() -> None:
    assert tuple(read_forms()) == ("day", "course", "follow-up")
    for form in read_forms().values():
        assert WORDS(f"evaluation.form.{form.id}")
        for question in form.questions:
            assert WORDS(f"evaluation.{form.id}.{question.id}")
            for option in options_of(question, ()) if question.kind != "agree" else ():
                assert WORDS(f"evaluation.{form.id}.{question.id}.{option}")


def test_all_four_levels_are_asked_or_tested() -> None:
    levels = {question.level for form in read_forms().values() for question in form.questions}
    assert levels == {"reaction", "learning", "behaviour", "results"}


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({}, "evaluation.nothing"),
        ({"used": [" "]}, "evaluation.nothing"),
        ({"used": ["often", "once"]}, "evaluation.not-offered"),
        ({"stood": ["time", "sloth"]}, "evaluation.not-offered"),
        ({"next": ["x" * 601]}, "evaluation.too-long"),
    ],
)
def test_what_cannot_be_taken_is_said(given: dict[str, list[str]], key: str) -> None:
    with pytest.raises(Unusable) as fault:
        fill(FOLLOW_UP, given, IDS)
    assert fault.value.key == key
    assert WORDS(key)


def test_a_form_is_counted_by_question_and_left_out_questions_do_not_count() -> None:
    filled = [
        fill(FOLLOW_UP, {"used": ["often"], "stood": ["time", "money"]}, IDS),
        fill(FOLLOW_UP, {"with": ["workers"]}, IDS),
    ]
    tallies = {each.question: each for each in count(FOLLOW_UP, [each.chosen for each in filled], IDS)}
    assert (tallies["used"].people, tallies["used"].counts["often"]) == (1, 1)
    assert tallies["stood"].counts["money"] == 1
    assert tallies["with"].counts == {"government": 0, "workers": 1}
    assert "next" not in tallies


def test_a_follow_up_file_is_filled_in_and_read() -> None:
    empty = write_file(FOLLOW_UP, dict(zip(IDS, TITLES, strict=True)), 3, WORDS)
    assert "#   workers: Workers' organisations\nwith:" in empty
    written = empty.replace("\ncode:", "\ncode: bako limu tesa nori").replace("\nused:", "\nused: often")
    written = written.replace("\nstood:", "\nStood : time, money").replace("\nnext:", "\nnext: a: b, c")
    code, months, given = read_file(written, FOLLOW_UP)
    assert (code, months) == ("bako limu tesa nori", 3)
    filled = fill(FOLLOW_UP, given, IDS)
    assert filled.chosen == {"used": ("often",), "stood": ("time", "money")}
    assert filled.texts == {"next": "a: b, c"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("months: 3", "The line “code:” is empty. Write the code of the printed slip there."),
        ("code: a\nmonths: soon", "The line “months:” holds no number. Write 3 or 6 there."),
        ("code: a\nmonths: ³", "The line “months:” holds no number. Write 3 or 6 there."),
        (f"code: a\nmonths: {'3' * 5000}", "The line “months:” holds no number. Write 3 or 6 there."),
        ("code: a\ncode: b", "Line 2 answers “code” a second time. Keep one of the two lines."),
        (
            "code: a\n\nmood: good",
            "Line 3 does not begin with the name of a question and a colon. Names are: code, months, used, done, "
            "stood, joint, with, effect, helped, next. Mend the line, then hand the file in again.",
        ),
    ],
)
def test_a_faulty_file_is_told_by_line(text: str, message: str) -> None:
    with pytest.raises(UnreadableFollowUp) as fault:
        read_file(text, FOLLOW_UP)
    assert fault.value.tell(WORDS) == message


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "\uff1d1"])
def test_no_cell_of_a_table_file_is_calculated(cell: str) -> None:
    row = next(csv.reader(io.StringIO(write_csv([[cell]]).removeprefix("\ufeff"))))
    assert row == [f"'{cell}"]


def test_numbers_and_words_stay_as_they_are() -> None:
    cells = ["-0.5", "+12", "plain", 'with "quotes", commas', "\u22123"]
    assert next(csv.reader(io.StringIO(write_csv([cells]).removeprefix("\ufeff")))) == cells


def row(text: str, part: str = "measures", **more: object) -> PlanRow:
    return PlanRow(id=text, part=part, text=text, **more)  # type: ignore[arg-type]


def test_rows_of_several_groups_become_one() -> None:
    one = row("School meals", why="Hunger", constituents=("government",), source="group 1")
    other = row("school meals.", why="Cost", constituents=("ngo", "government"), aim="vulnerability", source="group 2")
    merged = merge_rows([one, other], "m")
    assert merged.text == "School meals"
    assert merged.why == "Hunger; Cost"
    assert merged.constituents == ("government", "ngo")
    assert (merged.aim, merged.source) == ("vulnerability", "group 1, group 2")


def test_rows_of_two_parts_are_not_merged() -> None:
    with pytest.raises(ValueError, match="rows of one part are merged, two or more of them"):
        merge_rows([row("a"), row("b", part="budget")], "m")


def test_what_is_there_already_is_not_added_again() -> None:
    assert [each.text for each in select_new([row("a  b."), row("c"), row("C")], [row("A b")])] == ["c"]


def plan(*measures: PlanRow, groups: tuple[PlanRow, ...] = ()) -> ActionPlan:
    parts = (
        PlanPart("vulnerable-groups", "Groups", groups),
        PlanPart("demand", "Demand", ()),
        PlanPart("measures", "Measures", measures),
    )
    return ActionPlan("Course", parts)


def test_what_a_plan_lacks_is_named() -> None:
    bare = find_gaps(
        plan(row("Meals", aim="vulnerability", constituents=("government",)), groups=(row("Girls", part="g"),))
    )
    assert [gap.kind for gap in bare] == [
        "empty-part",
        "no-demand-measure",
        "no-owner",
        "one-constituent",
        "no-indicator",
        "no-budget",
        "no-date",
        "no-why",
    ]
    assert bare[0].where == ("Demand",)


def test_a_whole_measure_lacks_nothing() -> None:
    whole = row(
        "Code", aim="demand", constituents=("employers", "workers"), who="o", budget="b", indicator="i", when="w"
    )
    assert [gap.kind for gap in find_gaps(plan(whole, groups=(row("Girls", why="Debt"),)))] == ["empty-part"]
