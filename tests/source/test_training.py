"""Exercises, tools, the guide and agendas come out as the values that their text says, and keep to their rules."""

from __future__ import annotations

import pytest

from tests.source.copies import TODAY, KitCopy
from tests.source.test_smallest import read
from tutela.model.document import BulletList, CasePlace, ContentNote, Invented, LineBreak, Paragraph, Table, Text
from tutela.model.plan import starts_of
from tutela.model.training import Exercise, Span
from tutela.source import read_kit

EXERCISE = "exercises/first-signs.md"
AGENDA = "guide/agendas/one-day.yaml"
TOOL = "toolkit/whom-to-tell.md"


def the_exercise() -> Exercise:
    """Give its one exercise."""
    return read().exercises[0]


def told_of(kit: KitCopy) -> list[str]:
    """Give what is wrong, without what was expected."""
    return [problem.split(";")[0] for problem in kit.problems()]


def test_the_head_of_an_exercise() -> None:
    exercise = the_exercise()
    assert (exercise.minutes, exercise.half, exercise.people) == (Span(30, 40), 15, Span(6, 30))
    assert exercise.groups == Span(3, 5)
    assert exercise.plan == ("situation", "referral")
    assert exercise.requires == ("tables",)
    assert exercise.materials == ("the sheet, one for each group", "pens")


def test_steps_have_their_minutes_and_what_stands_after_them() -> None:
    exercise = the_exercise()
    assert [step.minutes for step in exercise.steps] == [5, 20, 10]
    assert exercise.steps[0].blocks == (Paragraph((Text("Read the case aloud."),)), CasePlace("two-letters"))
    assert isinstance(exercise.steps[1].blocks[1], BulletList)
    assert [step.minutes for step in exercise.half_steps] == [5, 10]


def test_sheets_for_participants_have_a_kind_a_title_and_an_id() -> None:
    handouts = the_exercise().handouts
    assert [(handout.kind, handout.id, handout.title) for handout in handouts] == [
        ("handout", "handout-a-day-at-the-farm", (Text("A day at the farm"),)),
        ("worksheet", "worksheet-what-we-saw", (Text("What we saw"),)),
        ("role-card", "role-card-the-inspector", (Text("The inspector"),)),
    ]
    assert isinstance(handouts[0].blocks[0], Invented)
    assert isinstance(handouts[1].blocks[1], Table)


def test_each_box_to_tick_stays_on_a_line_of_its_own() -> None:
    boxes = the_exercise().handouts[1].blocks[2]
    assert boxes == Paragraph((Text("☐ We talked about signs."), LineBreak(), Text("☐ We named nobody.")))


def test_the_guide_has_its_chapters_in_order_and_an_agenda_its_clock() -> None:
    kit = read()
    assert kit.guide is not None
    assert [chapter.id for chapter in kit.guide.chapters] == ["a-good-room"]
    assert [icebreaker.id for icebreaker in kit.icebreakers] == ["name-and-thread", "stretch"]
    starts = starts_of(kit.agendas[0].days[0])
    assert (starts[0], starts[1], starts[-1]) == (540, 560, 780)


def test_cases_terms_and_questions_say_more() -> None:
    kit = read()
    case = next(case for case in kit.cases if case.id == "two-letters")
    assert (case.forms, case.region, case.children, case.moves) == (("agriculture",), "", "boy", "internal")
    assert (case.series, case.part) == ("the-letters", 1)
    term = next(term for term in kit.terms if term.id == "exploitation")
    assert (term.sources, term.article) == (("palermo-protocol",), "art. 3")
    assert [question.constituents for question in kit.questions] == [(), (), ("workers",), (), ()]


def test_a_kit_without_any_of_these_is_whole(kit: KitCopy) -> None:
    for folder in ("exercises", "toolkit", "guide"):
        for file in sorted((kit.root / folder).rglob("*.*")):
            file.unlink()
    assert read_kit(kit.root, today=TODAY).problems == ()


def test_an_older_kit_that_lists_nothing_at_hand_is_read(kit: KitCopy) -> None:
    head = (kit.root / "kit.yaml").read_text("utf-8")
    kit.write("kit.yaml", head[: head.index("at_hand:")])
    kit.put(EXERCISE, "requires: [tables]\n", "")
    reading = read_kit(kit.root, today=TODAY)
    assert reading.problems == ()
    assert reading.kit is not None
    assert (reading.kit.at_hand, reading.kit.exercises[0].requires) == ((), ())


def test_a_section_that_stands_too_early(kit: KitCopy) -> None:
    debrief = "## Debrief\n\n- Which sign did nobody name?\n\n"
    kit.put(EXERCISE, debrief, "")
    kit.put(EXERCISE, "## Steps", debrief + "## Steps")
    assert kit.problems() == [
        f"{EXERCISE}:34: the section `Debrief` stands too early; expected this order: Preparation, Steps, Debrief, "
        "Good answers contain, Half the time, Paper only, Variations, Facilitator notes; move it"
    ]


def test_a_content_note_in_an_exercise_leads_to_the_section_after_it(kit: KitCopy) -> None:
    kit.put(EXERCISE, "## Facilitator notes\n", "## Facilitator notes\n\n:::content-note\nIt is hard.\n:::\n")
    found = read_kit(kit.root, today=TODAY).kit
    assert found is not None
    note = found.exercises[0].notes[0]
    assert isinstance(note, ContentNote)
    assert note.skip_to == "handout-a-day-at-the-farm"


@pytest.mark.parametrize(
    "sentence",
    ["Six of 20 groups took 3 sheets for $40.", "Use half of the groups.", "A child under six in two districts."],
)
def test_small_numbers_are_free_in_exercises(kit: KitCopy, sentence: str) -> None:
    kit.put(EXERCISE, "Use drawings.", sentence)
    assert kit.problems() == []


@pytest.mark.parametrize("sentence", ["Four in ten knew.", "It was 40 per cent.", "Half of the children went."])
def test_shares_are_not_free_in_exercises_but_in_invented_data(kit: KitCopy, sentence: str) -> None:
    kit.put(EXERCISE, "Use drawings.", sentence)
    assert ["is typed into the text" in problem for problem in kit.problems()] == [True]
    kit.put(EXERCISE, sentence, f":::invented\n{sentence}\n:::")
    assert kit.problems() == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Do not write down the names of the children.",
        "Never score a family.",
        "☐ The sheet has no name of a child.",
        "Ask for the phone number of the office.",
    ],
)
def test_a_tool_may_forbid_what_it_must_not_ask(kit: KitCopy, sentence: str) -> None:
    kit.put(TOOL, "It helps nobody", f"{sentence} It helps nobody")
    assert kit.problems() == []


@pytest.mark.parametrize("cell", ["Child's name", "Name and address of the family", "GPS", "Photo of the victim"])
def test_a_form_has_no_cell_for_a_child(kit: KitCopy, cell: str) -> None:
    kit.put(TOOL, "| Office | What", f"| {cell} | What")
    assert told_of(kit) == [f'{TOOL}:29: "{cell}" asks for personal data']


def test_hard_words_in_the_guide_need_a_content_note(kit: KitCopy) -> None:
    kit.put("guide/01-a-good-room.md", "Nobody sits", "Speak of a boy who was beaten. Nobody sits")
    assert told_of(kit) == ['guide/01-a-good-room.md:13: "beaten" is met without a content note']


def test_an_exercise_of_high_sensitivity_is_not_left_for_the_end(kit: KitCopy) -> None:
    kit.put(EXERCISE, "sensitivity: medium", "sensitivity: high")
    assert told_of(kit) == [
        f"{AGENDA}:23: the exercise `first-signs` is of high sensitivity and is the last of the day"
    ]
    kit.put(AGENDA, 'begins: "09:00"', 'begins: "13:30"')
    assert told_of(kit) == [f"{AGENDA}:23: the exercise `first-signs` is of high sensitivity and ends at 16:50"]


def test_only_the_last_day_may_end_with_the_closing(kit: KitCopy) -> None:
    day = '  - title: Another day\n    begins: "09:00"\n    sessions:\n      - {kind: review, minutes: 15}\n'
    kit.write(AGENDA, (kit.root / AGENDA).read_text("utf-8") + day)
    assert told_of(kit) == [f"{AGENDA}:26: the day `The day` ends with closing"]
