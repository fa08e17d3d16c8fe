"""The plan at the desk: wishes become a plan, changes by hand are versions."""

from __future__ import annotations

import re
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import msgspec
import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.server.test_plan_changing import PLAN
from tutela.model.plan import CoursePlan, minute_of, starts_of
from tutela.server.courses.models import Course, Member
from tutela.server.package import find_package
from tutela.server.plans import planning
from tutela.server.plans.keeping import find_plan, keep_plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("package")]

DAY = {
    "begins": "09:00",
    "ends": "16:30",
    "morning_at": "10:30",
    "morning_minutes": "15",
    "lunch_at": "12:30",
    "lunch_minutes": "60",
}


def wishes(days: int = 1, **changed: Any) -> dict[str, Any]:
    site = find_package()
    assert site is not None
    manifest = site.manifest
    asked = {
        "title": "Seeing the chain",
        f"people_{manifest.constituents[0].id}": "18",
        "level": "introductory",
        "reach": [manifest.reach[0].id],
        "competencies": [one.id for one in manifest.competencies],
        "tests": "",
        "delivery": "room",
        "facilitators": "2",
        "ceremony": "0",
        "most_sensitive": "high",
        "days": str(days),
    }
    hours = {f"day{number}-{name}": value for number in range(days) for name, value in DAY.items()}
    return {**asked, **hours, **changed}


def plan_of(course: Course) -> CoursePlan:
    found = find_plan(course)
    assert found is not None
    return found[1]


def address(course: Course, path: str = "") -> str:
    return f"/hub/desk/{course.id}/plan/{path}"


def test_wishes_become_a_plan_with_reasons(desk: Client, course: Course) -> None:
    sent = desk.post(address(course, "wishes/"), wishes(2))
    assert sent.headers["Location"] == address(course)
    page = desk.get(address(course)).content.decode()
    assert "Trains: " in page
    assert page.count('<section class="plan-day"') == 2
    assert "<meter " in page
    plan = plan_of(course)
    assert (plan.who, len(plan.days), plan.people.most) == ("Government: 18", 2, 18)
    assert plan.aim.endswith(".")


def test_hours_without_power_are_told_at_the_exercises_that_run_in_them(desk: Client, course: Course) -> None:
    desk.post(address(course, "wishes/"), wishes(1, **{"day0-no_power_from": "09:00", "day0-no_power_until": "15:00"}))
    page = desk.get(address(course)).content.decode()
    early = [
        one
        for start, one in zip(starts_of(plan_of(course).days[0]), plan_of(course).days[0].sessions, strict=False)
        if one.kind == "exercise" and start < minute_of("15:00")
    ]
    assert early
    assert page.count("No power at this hour: take its version on paper.") == len(early)


def test_a_competency_that_no_exercise_trains_stands_among_the_wishes_given_up(desk: Client, course: Course) -> None:
    site = find_package()
    assert site is not None
    title = site.manifest.competencies[-1].title
    keep_plan(course, msgspec.structs.replace(PLAN, competencies=(site.manifest.competencies[-1].id,)), by=None)
    page = desk.get(f"/hub/desk/{course.id}/plan/").content.decode()
    given_up = page[page.index("Wishes given up") :].split("</section>")[0]
    assert f"“{title}”: no exercise of the plan trains it." in given_up
    assert "It would cost" in given_up or "Nothing in the menu is left for it." in given_up


def test_a_day_more_is_a_button_and_copies_the_last_day(desk: Client, course: Course) -> None:
    asked = wishes(1, **{"days-are": "more", "day0-ends": "15:00"})
    page = desk.post(address(course, "wishes/"), asked).content.decode()
    assert find_plan(course) is None
    assert 'name="days" value="2"' in page
    assert re.search(r'name="day1-ends" value="15:00"', page)
    assert 'id="hours-2"' in page
    assert re.findall(r'formaction="(#hours-\d)"', page) == ["#hours-3", "#hours-1"], "the browser stays at the hours"
    assert "This field is required" not in page


def test_a_number_of_days_without_end_is_taken_for_one(desk: Client, course: Course) -> None:
    asked = {**wishes(1), "days": "9" * 5000, "days-are": "more"}
    assert 'name="days" value="2"' in desk.post(address(course, "wishes/"), asked).content.decode()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"competencies": []}, "This field is required."),
        ({"day0-ends": "08:00"}, "The day ends before it begins."),
        ({"day0-lunch_at": "17:00"}, "This lies outside the hours of the day. Mend it, or leave it empty for none."),
        ({"day0-prayer_at": "13:00"}, "The pause before it lasts until 13:30. Move one of the two, or join them"),
        ({"day0-no_power_from": "10:00"}, "Fill in both hours, or neither."),
        ({"day0-begins": "nine"}, "Write an hour as 09:30."),
        ({"include": ["first-signs"], "avoid": ["first-signs"]}, "An exercise stands in both lists."),
        ({"day0-begins": "10:25"}, "day 1: 5 minutes between 10:25 and 10:30 do not hold opening; "),
    ],
)
def test_wishes_that_do_not_fit_are_told_and_kept_in_the_form(
    desk: Client, course: Course, changed: dict[str, Any], said: str
) -> None:
    page = desk.post(address(course, "wishes/"), wishes(1, **changed))
    assert page.status_code == 422
    assert said in page.content.decode()
    assert 'value="Seeing the chain"' in page.content.decode()
    assert find_plan(course) is None


def test_a_short_day_leaves_out_the_usual_pauses_that_it_does_not_reach(desk: Client, course: Course) -> None:
    sent = desk.post(address(course, "wishes/"), wishes(1, **{"day0-ends": "12:30", "day0-afternoon_at": "15:00"}))
    assert sent.status_code == 302
    kinds = [session.kind for session in plan_of(course).days[0].sessions]
    assert ("break" in kinds, "lunch" in kinds) == (True, False)


def test_what_is_put_in_at_the_end_comes_before_what_ends_the_day(desk: Client, course: Course) -> None:
    keep_plan(course, PLAN, by=None)
    page = desk.get(address(course)).content.decode()
    assert re.findall(r"menu/\?at=([0-9.]+)\">Put in at the end", page) == ["1.4", "2.4"]


def test_nobody_who_comes_is_told(desk: Client, course: Course) -> None:
    asked = {name: value for name, value in wishes().items() if not name.startswith("people_")}
    page = desk.post(address(course, "wishes/"), asked)
    assert (page.status_code, "Say how many people come" in page.content.decode()) == (422, True)


def test_each_change_is_a_version_and_tells_what_it_did(desk: Client, course: Course, facilitator: User) -> None:
    keep_plan(course, PLAN, by=facilitator.pk)
    sent = desk.post(address(course, "change/"), {"do": "down", "at": "1.2", "version": "1"}, follow=True)
    assert "“a” now begins on day 1 at 09:50." in sent.content.decode()
    assert sent.redirect_chain[0][0] == address(course) + "?at=1.3#s-1-3"
    found = find_plan(course)
    assert found is not None
    assert (found[0].number, [one.exercise for one in found[1].days[0].sessions]) == (2, ["", "b", "a", ""])


@pytest.mark.parametrize(
    ("asked", "sessions"),
    [
        ({"do": "up", "at": "1.3"}, ["opening 20", "b 30", "a 30", "review 15"]),
        ({"do": "move", "at": "1.3", "to": "1.1"}, ["b 30", "opening 20", "a 30", "review 15"]),
        ({"do": "day", "at": "2.1", "day": "1"}, ["opening 20", "a 30", "b 30", "c 30", "review 15"]),
        ({"do": "swap", "at": "1.2", "with": "2.3"}, ["opening 20", "d 30", "b 30", "review 15"]),
        ({"do": "longer", "at": "1.2"}, ["opening 20", "a 35", "b 30", "review 15"]),
        ({"do": "shorter", "at": "1.2"}, ["opening 20", "a 25", "b 30", "review 15"]),
        ({"do": "out", "at": "1.1"}, ["a 30", "b 30", "review 15"]),
        ({"do": "put", "at": "1.2", "kind": "break"}, ["opening 20", "break 15", "a 30", "b 30", "review 15"]),
        (
            {"do": "put", "at": "1.5", "exercise": "first-signs", "half": "yes"},
            ["opening 20", "a 30", "b 30", "review 15", "first-signs 15"],
        ),
    ],
)
def test_a_change_by_hand_does_what_it_says(
    desk: Client, course: Course, asked: dict[str, str], sessions: list[str]
) -> None:
    keep_plan(course, PLAN, by=None)
    desk.post(address(course, "change/"), asked)
    assert [f"{one.exercise or one.kind} {one.minutes}" for one in plan_of(course).days[0].sessions] == sessions


def test_half_time_and_back(desk: Client, course: Course) -> None:
    keep_plan(course, PLAN, by=None)
    desk.post(address(course, "change/"), {"do": "put", "at": "1.1", "exercise": "first-signs"})
    whole = plan_of(course).days[0].sessions[0]
    desk.post(address(course, "change/"), {"do": "half", "at": "1.1"})
    half = plan_of(course).days[0].sessions[0]
    desk.post(address(course, "change/"), {"do": "half", "at": "1.1"})
    assert (half.half, half.minutes < whole.minutes) == (True, True)
    assert plan_of(course).days[0].sessions[0] == whole


def test_a_day_begins_at_another_hour(desk: Client, course: Course) -> None:
    keep_plan(course, PLAN, by=None)
    desk.post(address(course, "change/"), {"do": "begins", "at": "2", "begins": "08:15"})
    assert [day.begins for day in plan_of(course).days] == ["09:00", "08:15"]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"do": "up", "at": "9.9"},
        {"do": "swap", "at": "1.1", "with": "x"},
        {"do": "up", "at": f"1.{'9' * 5000}"},
        {"do": "put", "at": "1.1", "exercise": "no-such"},
        {"do": "begins", "at": "1", "begins": "25:00"},
        {"do": "day", "at": "1.1", "day": "7"},
        {"do": "half", "at": "1.1"},
    ],
)
def test_a_change_that_cannot_be_made_changes_nothing(desk: Client, course: Course, asked: dict[str, str]) -> None:
    keep_plan(course, PLAN, by=None)
    page = desk.post(address(course, "change/"), asked, follow=True)
    assert "This change cannot be made." in page.content.decode()
    assert course.plan_versions.count() == 1


def test_of_two_who_change_a_plan_at_once_the_second_is_told(desk: Client, course: Course) -> None:
    keep_plan(course, PLAN, by=None)
    desk.post(address(course, "change/"), {"do": "down", "at": "1.2", "version": "1"})
    page = desk.post(address(course, "change/"), {"do": "out", "at": "1.2", "version": "1"}, follow=True)
    assert "Somebody else changed the plan meanwhile." in page.content.decode()
    assert course.plan_versions.count() == 2


def lock(desk: Client, course: Course, *kinds: str) -> list[tuple[int, Any]]:
    """Lock each session of some kinds on the first day; give when each begins, and what it is."""
    for number, session in enumerate(plan_of(course).days[0].sessions, 1):
        if session.kind in kinds:
            desk.post(address(course, "change/"), {"do": "lock", "at": f"1.{number}"})
    return locked_in(plan_of(course))


def locked_in(plan: CoursePlan) -> list[tuple[int, Any]]:
    starts = zip(starts_of(plan.days[0]), plan.days[0].sessions, strict=False)
    return [(start, session) for start, session in starts if session.locked]


def test_the_rest_is_filled_around_what_is_locked_of_any_kind(desk: Client, course: Course) -> None:
    desk.post(address(course, "wishes/"), wishes(1))
    desk.post(address(course, "change/"), {"do": "longer", "at": "1.1"})
    locked = lock(desk, course, "opening", "input", "exercise", "break", "closing")
    assert len(locked) >= 5
    page = desk.post(address(course, "fill/"), follow=True).content.decode()
    assert "The rest is filled." in page
    assert locked_in(plan_of(course)) == locked


def test_other_wishes_keep_what_is_locked_unless_that_is_not_asked_for(desk: Client, course: Course) -> None:
    assert "Keep what is locked" not in desk.get(address(course, "wishes/")).content.decode()
    desk.post(address(course, "wishes/"), wishes(1))
    locked = lock(desk, course, "exercise", "lunch")
    page = desk.get(address(course, "wishes/")).content.decode()
    assert f"Keep what is locked in the plan (sessions: {len(locked)})" in page
    desk.post(address(course, "wishes/"), wishes(2, keep_locked="on", ceremony="10"))
    assert locked_in(plan_of(course)) == locked
    desk.post(address(course, "wishes/"), wishes(1))
    assert locked_in(plan_of(course)) == []


def test_every_session_can_be_locked_on_the_page(desk: Client, course: Course) -> None:
    desk.post(address(course, "wishes/"), wishes(1))
    page = desk.get(address(course)).content.decode()
    assert page.count('value="lock" aria-pressed="false"') == len(plan_of(course).days[0].sessions)


def test_the_rest_of_a_plan_without_wishes_is_filled_by_its_own_hours(desk: Client, course: Course) -> None:
    keep_plan(course, PLAN, by=None)
    desk.post(address(course, "fill/"), follow=True)
    assert [day.begins for day in plan_of(course).days] == ["09:00", "09:00"]
    assert course.plan_versions.count() == 2


def test_an_earlier_version_is_taken_back_as_a_new_one(desk: Client, course: Course) -> None:
    keep_plan(course, PLAN, by=None)
    desk.post(address(course, "change/"), {"do": "longer", "at": "1.2"})
    assert "a: 30 min, then 35 min" in desk.get(address(course, "versions/")).content.decode()
    desk.post(address(course, "versions/1/"))
    assert (plan_of(course), course.plan_versions.count()) == (PLAN, 3)


def test_undo_goes_back_one_change_after_the_other(desk: Client, course: Course) -> None:
    keep_plan(course, PLAN, by=None)
    minutes = []
    for _change in range(3):
        desk.post(address(course, "change/"), {"do": "longer", "at": "1.2"})
    for _undo in range(3):
        found = re.search(r'action="([^"]*/versions/\d+/)"', desk.get(address(course)).content.decode())
        assert found
        desk.post(found[1])
        minutes.append(plan_of(course).days[0].sessions[1].minutes)
    assert minutes == [40, 35, 30]
    assert "/versions/0/" not in desk.get(address(course)).content.decode()
    assert not re.search(r"/versions/\d+/", desk.get(address(course)).content.decode())


def test_the_menu_is_searched_and_filtered(desk: Client, course: Course) -> None:
    keep_plan(course, PLAN, by=None)
    everything = desk.get(address(course, "menu/?at=1.2")).content.decode()
    assert "First signs, part 1" in everything
    found = desk.get(address(course, "menu/?at=1.2&q=PART 2")).content.decode()
    assert ("First signs, part 2" in found, "First signs, part 1<" in found) == (True, False)
    assert "No exercise fits." in desk.get(address(course, "menu/?at=1.2&minutes=5")).content.decode()
    assert desk.get(address(course, "menu/?at=nowhere")).status_code == 200
    assert "First signs, part 1" in desk.get(address(course, f"menu/?at=1.2&minutes={'9' * 5000}")).content.decode()


def test_what_needs_what_is_lacking_is_put_in_by_hand_only_and_told(desk: Client, course: Course) -> None:
    desk.post(address(course, "wishes/"), wishes(1, lacking=["tables"]))
    assert [one.exercise for one in plan_of(course).days[0].sessions if one.exercise] == ["first-signs-2"]
    everything = desk.get(address(course, "menu/?at=1.2")).content.decode()
    assert everything.count("Cannot do without: Tables") == everything.count("First signs</a>") + 2
    runs = desk.get(address(course, "menu/?at=1.2&without=yes")).content.decode()
    assert "Only what runs without what is lacking: <bdi>Tables</bdi>" in runs
    assert re.findall(r"exercises/([a-z0-9-]+)\.html", runs) == ["first-signs-2"]
    page = desk.post(address(course, "change/"), {"do": "put", "at": "1.2", "exercise": "first-signs"}, follow=True)
    said = "“First signs” needs what is lacking: Tables; see that it is there, or choose another exercise."
    assert page.content.decode().count(said) == 2, "at the session, and under what to mend"


def test_an_observer_sees_the_plan_and_nothing_to_press(course: Course, facilitator: User) -> None:
    keep_plan(course, PLAN, by=None)
    Member.objects.filter(user=facilitator).update(role="observer")
    browser = Client()
    browser.force_login(facilitator)
    page = browser.get(address(course)).content.decode()
    assert "Time in hand" in page
    assert "change/" not in page
    assert "fill/" not in page


def test_without_a_package_the_desk_says_how_to_start_it(
    desk: Client, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TUTELA_PACKAGE", "")
    find_package.cache_clear()
    page = desk.get(address(course))
    assert page.status_code == 503
    assert "tutela serve --kit KIT" in page.content.decode()


@pytest.mark.parametrize("path", ["", "wishes/"])
def test_without_the_solver_the_desk_says_what_to_install(
    desk: Client, course: Course, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    keep_plan(course, PLAN, by=None)
    monkeypatch.setitem(sys.modules, "tutela.planner", None)
    page = desk.get(address(course, path))
    assert page.status_code == 503
    assert "pip install &#x27;tutela[desk]&#x27;" in page.content.decode()


def test_a_planner_that_is_busy_too_long_is_told_and_changes_nothing(
    desk: Client, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Busy(ThreadPoolExecutor):
        def submit(self, *_args: Any, **_more: Any) -> Future[Any]:
            return Future()

    monkeypatch.setattr(planning, "_turns", Busy())
    monkeypatch.setattr(planning, "PATIENCE", 0.01)
    page = desk.post(address(course, "wishes/"), wishes())
    assert page.status_code == 422
    assert "The planner was busy for 0 seconds. Nothing was changed." in page.content.decode()
    assert find_plan(course) is None
