"""The papers of a course: what they hold, and what they leave to a pen."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import msgspec
import pytest

from tests.delivery.publication.smallest import first_plan, nodes_of, open_smallest, words_of
from tutela.delivery.course import DOCUMENTS
from tutela.delivery.pdf import write_pdf
from tutela.delivery.publication import paper
from tutela.delivery.publication.kept import keep_in_mind, sentences_of
from tutela.delivery.slides.show import MOST_LINES, make_show
from tutela.model.package import ExerciseObject
from tutela.model.plan import Session, starts_of

SITE, PLAN = open_smallest(), first_plan()


def make(name: str) -> paper.Publication:
    return DOCUMENTS[name](SITE, PLAN)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_paper_names_the_help_and_its_course(name: str) -> None:
    made = make(name)
    assert made.foot.startswith("Worried about a child now?")
    assert PLAN.title in made.title
    assert made.chapters


def test_the_agenda_has_every_session_with_its_clock_time_and_ends_when_the_day_ends() -> None:
    grid = next(each for each in nodes_of(make("agenda"), paper.Grid) if isinstance(each, paper.Grid))
    times = [words_of(row[0]).strip() for row in grid.rows]
    assert times == [f"{start // 60:02}:{start % 60:02}" for start in starts_of(PLAN.days[0])]


def test_a_session_plan_has_the_steps_with_their_minutes_and_the_half_time_version_where_asked() -> None:
    plans = [chapter for chapter in make("session-plans").chapters if chapter.title.startswith("First signs")]
    whole, half = (words_of(chapter) for chapter in plans)
    assert "Half the time" not in whole
    assert "Half the time: 15 minutes" in half
    assert all(chapter.title not in ("Break", "Lunch") for chapter in make("session-plans").chapters)


def test_the_workbook_has_every_handout_once_and_no_role_card() -> None:
    titles = [chapter.title for chapter in make("workbook").chapters[2:-1]]
    held = SITE.read_as(next(e.object for e in SITE.manifest.exercises if e.id == "first-signs"), ExerciseObject)
    sheets = [each for each in held.exercise.handouts if each.kind != "role-card"]
    assert len(titles) == len(sheets) == len(set(titles))


def test_session_plans_have_the_role_cards_to_cut_out_each_named_for_its_exercise() -> None:
    chapter = next(each for each in make("session-plans").chapters if each.title.startswith("First signs"))
    cards = [each for each in nodes_of(chapter, paper.Box) if isinstance(each, paper.Box) and each.kind == "card"]
    assert [each.label for each in cards] == ["First signs"]
    assert "Role card: The inspector" in words_of(cards[0])


def test_an_exercise_that_the_package_lacks_leaves_its_session_and_breaks_nothing() -> None:
    day = PLAN.days[0]
    sessions = tuple(msgspec.structs.replace(each, exercise="gone") if each.exercise else each for each in day.sessions)
    plan = msgspec.structs.replace(PLAN, days=(msgspec.structs.replace(day, sessions=sessions),))
    assert "The exercise is not in this package." in words_of(DOCUMENTS["session-plans"](SITE, plan))
    assert make_show(SITE, plan).slides


def test_names_are_written_by_pen_only() -> None:
    sign_in = next(each for each in nodes_of(make("sign-in"), paper.Grid) if isinstance(each, paper.Grid))
    assert len(sign_in.rows) == PLAN.people.most
    assert all(not any(row[1:]) for row in sign_in.rows)


def test_slides_have_few_lines_and_a_content_note_of_its_own_before_a_hard_exercise() -> None:
    show = make_show(SITE, PLAN)
    assert all(len(slide.lines) <= MOST_LINES for slide in show.slides)
    assert show.slides[-1].title == "Worried about a child now?"


def test_what_is_for_the_facilitator_alone_stands_in_the_notes_of_a_slide() -> None:
    day = msgspec.structs.replace(
        PLAN.days[0], sessions=(Session(kind="icebreaker", minutes=10), Session(kind="reserve", minutes=5))
    )
    show = make_show(SITE, msgspec.structs.replace(PLAN, days=(day,)))
    [icebreaker] = [slide for slide in show.slides if slide.title == "Icebreaker"]
    assert (icebreaker.lines, icebreaker.notes) == ((), "Choose one from the guide.")
    assert "Time in hand" not in words_of(show)


def test_session_plans_name_what_was_asked_for_and_is_not_trained() -> None:
    day = msgspec.structs.replace(PLAN.days[0], sessions=(Session(kind="reserve", minutes=60),))
    without = msgspec.structs.replace(PLAN, days=(day,), competencies=("tell-apart",))
    told = words_of(DOCUMENTS["session-plans"](SITE, without).chapters[0])
    assert "Asked for, and not in this plan" in told
    assert (
        "“Tell situations apart”: no exercise of the plan trains it. It would cost at least 30 minutes, with “First "
        "signs” in its half-time version and a short input." in told
    )
    assert "Asked for, and not in this plan" not in words_of(DOCUMENTS["session-plans"](SITE, PLAN))


def test_session_plans_tell_the_hour_of_each_step_and_what_an_input_says() -> None:
    sessions = (
        Session(kind="input", minutes=15, unit="on-the-road"),
        Session(kind="exercise", minutes=40, exercise="first-signs"),
    )
    day = msgspec.structs.replace(PLAN.days[0], begins="09:00", sessions=sessions)
    made = DOCUMENTS["session-plans"](SITE, msgspec.structs.replace(PLAN, days=(day,)))
    _overview, short, exercise = made.chapters
    assert "09:00 · Input: On the road · 15 minutes" in words_of(short)
    assert all(sentence in words_of(short) for sentence in keep_in_mind(SITE, "on-the-road"))
    held = SITE.read_as(next(e.object for e in SITE.manifest.exercises if e.id == "first-signs"), ExerciseObject)
    first, second, *_ = held.exercise.steps
    assert f"(09:15 · {first.minutes} min)" in words_of(exercise)
    assert f"(09:{15 + first.minutes} · {second.minutes} min)" in words_of(exercise)


@pytest.mark.parametrize(("people", "lines"), [(24, [24]), (30, [15, 15]), (60, [20, 20, 20]), (120, [24] * 5)])
def test_pages_of_a_sign_in_sheet_are_filled_evenly(people: int, lines: list[int]) -> None:
    day = PLAN.days[:1]
    plan = msgspec.structs.replace(PLAN, days=day, people=msgspec.structs.replace(PLAN.people, most=people))
    grids = nodes_of(DOCUMENTS["sign-in"](SITE, plan), paper.Grid)
    assert [len(each.rows) for each in grids if isinstance(each, paper.Grid)] == lines


def test_a_worksheet_has_more_room_the_fewer_its_rows_are() -> None:
    sheets = [each for each in nodes_of(make("workbook"), paper.Grid) if isinstance(each, paper.Grid)]
    written = [each for each in sheets if any(not all(row) for row in each.rows)]
    assert written
    assert all(each.room > 1 for each in written if len(each.rows) <= 10)


def test_a_day_of_the_agenda_stands_on_one_page() -> None:
    assert all(each.whole for each in nodes_of(make("agenda"), paper.Grid) if isinstance(each, paper.Grid))


def test_a_number_stays_with_the_word_before_it() -> None:
    said = "Ask first. Convention No. 182 reaches every child. Who pays? Nobody knows."
    told = ["Ask first.", "Convention No. 182 reaches every child.", "Who pays?", "Nobody knows."]
    assert sentences_of(said) == told


def test_time_in_hand_alone_takes_no_sheet_of_the_session_plans() -> None:
    exercise = Session(kind="exercise", minutes=40, exercise="first-signs")
    day = msgspec.structs.replace(PLAN.days[0], sessions=(exercise, Session(kind="reserve", minutes=5), exercise))
    made = DOCUMENTS["session-plans"](SITE, msgspec.structs.replace(PLAN, days=(day,)))
    assert [chapter.title for chapter in made.chapters[1:]] == ["First signs", "First signs"]
    assert "Time in hand" in words_of(made.chapters[0])


def test_an_aim_that_only_names_the_competencies_stands_on_the_certificate_and_in_the_letter_once() -> None:
    titles = {each.id: each.title for each in SITE.manifest.competencies}
    named = [titles[id] for id in PLAN.competencies]
    plan = msgspec.structs.replace(PLAN, aim="; ".join(named) + ".")
    for name in ("certificate", "invitation"):
        assert plan.aim not in words_of(DOCUMENTS[name](SITE, plan))
        assert PLAN.aim in words_of(DOCUMENTS[name](SITE, PLAN))


def test_own_notes_take_what_the_page_has_left_and_no_page_of_their_own(tmp_path: Path) -> None:
    def pages(lines: int, *after: paper.Block) -> int:
        text = tuple(paper.Paragraph((paper.Run("A line of the text."),)) for _ in range(lines))
        made = msgspec.structs.replace(make("agenda"), chapters=(paper.Chapter(title="Sheet", blocks=(*text, *after)),))
        written = write_pdf(made, tmp_path / "made.pdf", today=datetime.date(2026, 11, 26)).path.read_bytes()
        return len(re.findall(rb"/Type\s*/Page\b", written))

    fit = next(lines for lines in range(20, 60) if pages(lines) == 2) - 1
    for lines in (5, fit - 3, fit - 1, fit):
        assert pages(lines, paper.Notes("Own notes", 4)) == 1
