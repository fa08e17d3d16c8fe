"""The papers of a course: what they hold, and what they leave to a pen."""

from __future__ import annotations

import msgspec
import pytest

from tests.delivery.publication.smallest import first_plan, nodes_of, open_smallest, words_of
from tutela.delivery.course import DOCUMENTS
from tutela.delivery.publication import paper
from tutela.delivery.slides.show import MOST_LINES, make_show
from tutela.model.package import ExerciseObject
from tutela.model.plan import starts_of

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
    titles = [chapter.title for chapter in make("workbook").chapters[1:-1]]
    held = SITE.read_as(next(e.object for e in SITE.manifest.exercises if e.id == "first-signs"), ExerciseObject)
    sheets = [each for each in held.exercise.handouts if each.kind != "role-card"]
    assert len(titles) == len(sheets) == len(set(titles))


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
