"""A plan as a file: what the hub writes, hub and command line read; each fault has its line."""

from __future__ import annotations

import pytest

from tests.server.test_plan_changing import PLAN
from tutela.server.plans.planfile import MOST_LETTERS, NotAPlan, read_plan_text, write_plan_text
from tutela.source import read_plan

TEXT = write_plan_text(PLAN)


def test_what_is_written_is_read_again_by_hub_and_command_line() -> None:
    assert read_plan_text(TEXT) == PLAN
    assert read_plan("plan.yaml", TEXT) == (PLAN, ())


def test_an_hour_without_quotes_and_the_word_no_stay_what_they_are() -> None:
    text = TEXT.replace("begins: 09:00", "begins: 10:30", 1).replace("who: Inspectors", "who: NO")
    plan = read_plan_text(text)
    assert (plan.days[0].begins, plan.who) == ("10:30", "NO")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("level: introductory", "level: easy", "line 9: `level`: Invalid enum value 'easy'"),
        ("minutes: 20", "minutes: 0", "line 18: `days[0].sessions[0].minutes`: Expected `int` >= 1"),
        ("minutes: 20", "minutes: long", "line 18: `days[0].sessions[0].minutes`: Expected `int`, got `str`"),
        (
            "kind: opening",
            "kind: party",
            "line 17: `days[0].sessions[0].kind`: Invalid enum value 'party'",
        ),
        ("title: Course", "titel: Course", "line 2: `titel`: contains unknown field `titel`"),
        ("title: Course", "id: again", "line 2: `id` stands twice; take one out"),
        (
            "who: Inspectors",
            'who: "In\\0spectors"',
            "line 3: `who`: a zero byte, which no page can show; take it out",
        ),
        ("who: Inspectors", "who: *people", "line 3: an alias (*) is not read; write the value out"),
        ("who: Inspectors", "who: 'Inspectors", "line 40: this is no YAML: found unexpected end of stream"),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, fault: str) -> None:
    assert old in TEXT
    with pytest.raises(NotAPlan) as refused:
        read_plan_text(TEXT.replace(old, new, 1))
    assert str(refused.value.args[0]) == fault


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "plan", "{" * 3000])
def test_what_is_no_plan_is_refused_in_words(text: str) -> None:
    with pytest.raises(NotAPlan):
        read_plan_text(text)


def test_a_long_text_is_refused() -> None:
    with pytest.raises(NotAPlan) as refused:
        read_plan_text("#" * (MOST_LETTERS + 1))
    assert str(refused.value.args[0]) == ("line 1: the text has 100001 letters; at most 100000; paste one plan only")
