"""Every wish of the form reaches the planner and stays in the form; a pre-check is given by hand or by the hub."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.server.seeding import BOOK, EVENING, MORNING, make_learners, sit
from tests.server.test_plan_pages import address, plan_of, wishes
from tutela.model.pre_check import knowing_of
from tutela.planner import Pause, Wishes
from tutela.server.courses.models import Course
from tutela.server.package import find_package
from tutela.server.people.models import Learner
from tutela.server.plans import wishing_views
from tutela.server.plans.planning import NotPlanned
from tutela.server.results.keeping import open_test_after
from tutela.server.results.pre_check import read_pre_check

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("package")]


def competency() -> str:
    site = find_package()
    assert site is not None
    return site.manifest.competencies[0].id


@pytest.fixture
def planner(monkeypatch: pytest.MonkeyPatch) -> list[Wishes]:
    """Give a list that gains the wishes with which the planner is asked."""
    asked: list[Wishes] = []

    def note(_desk: object, given: Wishes, **_more: object) -> object:
        asked.append(given)
        raise NotPlanned("Not today.")

    monkeypatch.setattr(wishing_views, "plan_anew", note)
    return asked


REACHES: dict[str, tuple[dict[str, Any], Callable[[Wishes], object], object]] = {
    "title": ({"title": "Chains"}, lambda got: got.title, "Chains"),
    "aim": ({"aim": "All see it."}, lambda got: got.aim, "All see it."),
    "constituents and their number": (
        {"people_government": "9", "people_workers": "7"},
        lambda got: got.audience.constituents,
        {"government": 9, "workers": 7},
    ),
    "level": ({"level": "advanced"}, lambda got: got.audience.level, "advanced"),
    "policy or outreach": ({"reach": ["policy"]}, lambda got: got.audience.reach, ("policy",)),
    "hours": (
        {"day0-begins": "08:15", "day0-ends": "14:00"},
        lambda got: (got.days[0].begins, got.days[0].ends),
        ("08:15", "14:00"),
    ),
    "breaks": (
        {"day0-morning_at": "10:00", "day0-morning_minutes": "20", "day0-afternoon_at": "15:10"},
        lambda got: [pause for pause in got.days[0].pauses if pause.kind == "break"],
        [Pause(at="10:00", minutes=20), Pause(at="15:10", minutes=15)],
    ),
    "lunch": (
        {"day0-lunch_at": "13:00", "day0-lunch_minutes": "45"},
        lambda got: [pause for pause in got.days[0].pauses if pause.kind == "lunch"],
        [Pause(at="13:00", minutes=45, kind="lunch")],
    ),
    "prayer times": (
        {"day0-prayer_at": "13:45", "day0-prayer_minutes": "20", "day0-second_prayer_at": "15:45"},
        lambda got: [pause for pause in got.days[0].pauses if pause.kind == "prayer"],
        [Pause(at="13:45", minutes=20, kind="prayer"), Pause(at="15:45", minutes=15, kind="prayer")],
    ),
    "hours without power": (
        {"day0-no_power_from": "10:00", "day0-no_power_until": "12:00"},
        lambda got: got.days[0].without_power,
        (("10:00", "12:00"),),
    ),
    "tests": ({"tests": "first-steps"}, lambda got: got.tests, "first-steps"),
    "delivery": ({"delivery": "blended"}, lambda got: got.delivery, "blended"),
    "facilitators": ({"facilitators": "3"}, lambda got: got.facilitators, 3),
    "opening ceremony": ({"ceremony": "45"}, lambda got: got.ceremony, 45),
    "interpretation": ({"interpretation": "on"}, lambda got: got.interpretation, True),
    "languages": ({"languages": "French, Arabic"}, lambda got: got.languages, "French, Arabic"),
    "what is lacking": ({"lacking": ["projector"]}, lambda got: got.lacking, ("projector",)),
    "room and materials": ({"at_hand": "One wall, no projector"}, lambda got: got.at_hand, "One wall, no projector"),
    "sensitivities": ({"most_sensitive": "low"}, lambda got: got.most_sensitive, "low"),
    "exercises to include": ({"include": ["first-signs"]}, lambda got: got.include, ("first-signs",)),
    "exercises to avoid": ({"avoid": ["first-signs-1"]}, lambda got: got.avoid, ("first-signs-1",)),
}


@pytest.mark.parametrize("wish", sorted(REACHES))
def test_each_wish_reaches_the_planner_and_stays_in_the_form(
    desk: Client, course: Course, planner: list[Wishes], wish: str
) -> None:
    changed, read, expected = REACHES[wish]
    page = desk.post(address(course, "wishes/"), wishes(**changed)).content.decode()
    assert [read(one) for one in planner] == [expected]
    assert "Not today." in page
    for name, value in changed.items():
        assert f'name="{name}"' in page
        if isinstance(value, str) and value != "on":
            assert f'value="{value}"' in page


def test_all_wishes_of_the_planner_are_in_the_form(desk: Client, course: Course) -> None:
    page = desk.get(address(course, "wishes/")).content.decode()
    named = {"audience": "level", "days": "day0-begins", "results": f"known_{competency()}"}
    assert [wish for wish in Wishes.__struct_fields__ if f'name="{named.get(wish, wish)}"' not in page] == []


def test_the_competencies_asked_for_and_what_a_pre_check_showed_reach_the_planner(
    desk: Client, course: Course, planner: list[Wishes]
) -> None:
    for step in ("new", "partly", "known"):
        desk.post(address(course, "wishes/"), wishes(1, **{f"known_{competency()}": step}))
        assert planner[-1].competencies[0] == competency()
        assert [knowing_of(share) for share in planner[-1].results.values()] == [step]
    desk.post(address(course, "wishes/"), wishes())
    assert planner[-1].results == {}


def test_wishes_that_made_a_plan_are_shown_again(desk: Client, course: Course) -> None:
    asked = wishes(1, **{f"known_{competency()}": "partly", "languages": "French", "at_hand": "Tables"})
    desk.post(address(course, "wishes/"), asked)
    page = desk.get(address(course, "wishes/")).content.decode()
    assert '<option value="partly" selected>' in page
    assert 'value="French"' in page
    assert plan_of(course).notes == (
        "Languages: French. Have the handouts in each. "
        "Room and materials at hand: Tables. Compare them with the list of materials."
    )
    assert plan_of(course).notes in desk.get(address(course)).content.decode()


def test_what_may_be_lacking_is_listed_with_how_many_exercises_need_it(desk: Client, course: Course) -> None:
    page = desk.get(address(course, "wishes/")).content.decode()
    assert "<span>Tables (3 exercises need it)</span>" in page
    assert "<span>A projector (0 exercises need it)</span>" in page


def test_wishes_that_a_hub_kept_before_have_all_at_hand(desk: Client, course: Course) -> None:
    desk.post(address(course, "wishes/"), wishes(1))
    kept = course.plan_versions.get()
    assert '"lacking":[],' in kept.wishes
    kept.wishes = kept.wishes.replace('"lacking":[],', "")
    kept.save()
    page = desk.get(address(course, "wishes/")).content.decode()
    assert re.findall(r'name="lacking" value="([a-z]+)"( [^>]*checked)?', page) == [("tables", ""), ("projector", "")]


def test_what_is_known_needs_less_time_to_be_covered(desk: Client, course: Course) -> None:
    desk.post(address(course, "wishes/"), wishes(1, **{f"known_{competency()}": "known"}))
    assert '<meter min="0" max="30"' in desk.get(address(course)).content.decode()


def sit_pre_check(learner: Learner, right: int, *, at: Any = MORNING) -> None:
    """Let a learner answer ten questions on the first competency, so many of them right."""
    sit(learner, 1, at, [(f"q{place}", competency(), place < right) for place in range(10)])


def use_pre_check(desk: Client, course: Course) -> str:
    """Press the button, with half a form filled in; give the page."""
    sent = {**wishes(2, **{"fill-from": "pre-check", "competencies": [], "title": "Half typed"})}
    page = desk.post(address(course, "wishes/"), sent)
    assert page.status_code == 200
    assert 'value="Half typed"' in page.content.decode()
    assert 'name="days" value="2"' in page.content.decode()
    return page.content.decode()


@pytest.mark.parametrize(("right", "step"), [(3, "new"), (6, "partly"), (9, "known")])
def test_the_pre_check_of_the_course_fills_the_form(desk: Client, course: Course, right: int, step: str) -> None:
    for learner in make_learners(course, 5):
        sit_pre_check(learner, right)
    page = use_pre_check(desk, course)
    assert "Filled in from the pre-check of this course." in page
    assert f'<option value="{step}" selected>' in page


def test_of_fewer_than_five_nothing_is_told(desk: Client, course: Course) -> None:
    for learner in make_learners(course, 4):
        sit_pre_check(learner, 9)
    page = use_pre_check(desk, course)
    assert "Fewer than five people have done the pre-check on this hub." in page
    assert '<option value="known" selected>' not in page
    assert not course.counted.exists()


def test_one_more_person_changes_nothing_that_was_filled_in(desk: Client, course: Course) -> None:
    for learner in make_learners(course, 5):
        sit_pre_check(learner, 8)
    use_pre_check(desk, course)
    for learner in make_learners(course, 4):
        sit_pre_check(learner, 0)
        use_pre_check(desk, course)
        assert read_pre_check(course) == {competency(): "known"}


def test_what_was_answered_after_the_course_is_no_pre_check(desk: Client, course: Course) -> None:
    open_test_after(course, BOOK, EVENING)
    for learner in make_learners(course, 5):
        sit_pre_check(learner, 9, at=EVENING)
    assert "Fewer than five people have done the pre-check" in use_pre_check(desk, course)


def test_without_learners_there_is_no_button(desk: Client, course: Course) -> None:
    assert "Use the pre-check of this course" not in desk.get(address(course, "wishes/")).content.decode()
    make_learners(course, 1)
    assert "Use the pre-check of this course" in desk.get(address(course, "wishes/")).content.decode()
