"""A course of 24 with its report, and what an attacker sees who looks again and again."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from random import Random

import msgspec
import pytest
from django.test import Client

from tests.server.seeding import (
    EVENING,
    MORNING,
    answer_form,
    draw,
    make_learners,
    seed_course,
    seed_follow_up,
    set_times,
    sit,
    sit_both,
)
from tests.server.test_rights import PLAN
from tutela.results.evaluation import Tally
from tutela.results.tallies_report import write_tallies
from tutela.server.courses.models import Course
from tutela.server.people.erasure import erase_learner
from tutela.server.people.models import Learner
from tutela.server.plans.keeping import keep_plan
from tutela.server.results.counting import count_course, read_counted
from tutela.server.results.forms_given import form_for
from tutela.server.results.item_counting import count_items, read_items
from tutela.server.results.keeping import erase_expired_words, keep_paper
from tutela.server.results.known import read_facts, read_form_counts, read_gains
from tutela.server.results.models import Filled, Said
from tutela.server.wording import constituents, read_interface

pytestmark = pytest.mark.django_db
CHANCE_SEED = 11


def chance() -> Random:
    return Random(CHANCE_SEED)  # noqa: S311 - the same course each time


def report_of(desk: Client, course: Course) -> list[list[str]]:
    text = desk.get(f"/hub/desk/{course.id}/results/report.csv").content.decode()
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def count_now(desk: Client, course: Course) -> None:
    assert desk.post(f"/hub/desk/{course.id}/results/count/").status_code == 302


def test_a_course_of_24_is_reported(desk: Client, course: Course) -> None:
    seed_course(course)
    count_now(desk, course)
    page = desk.get(f"/hub/desk/{course.id}/results/").content.decode()
    gains = read_gains(course)
    assert [each.whole.people for each in gains] == [24]
    assert gains[0].whole.crossed
    assert gains[0].whole.gain.low > 0
    assert "24 people joined the course." in page
    assert "After the course people answered" in page
    assert "Half of the group had form A before" in page
    assert "There was no comparison group." in page
    assert "18 of 21 planned sessions were held." in page
    assert "No measure is aimed at those who create the demand" not in page
    assert "Nobody is named as responsible: “Joint unannounced inspections in the season”, “School meals”." in page
    assert [(each.form, each.round, each.people) for each in read_form_counts(course)] == [
        ("day", 1, 24),
        ("course", 1, 24),
    ]


def test_looking_counts_nothing(desk: Client, course: Course) -> None:
    seed_course(course)
    before = report_of(desk, course)
    assert before == report_of(desk, course)
    assert read_gains(course) == ()


@pytest.mark.parametrize("number", [1, 4])
def test_nothing_is_told_of_fewer_than_five(desk: Client, course: Course, number: int) -> None:
    seed_course(course, number)
    count_now(desk, course)
    assert not course.counted.exists()
    words = desk.get(f"/hub/desk/{course.id}/results/words/").content.decode()
    assert "Keep the sorting cards" not in words


def test_one_more_answer_changes_nothing_that_is_told(desk: Client, course: Course) -> None:
    seed_course(course, 12)
    count_now(desk, course)
    told = report_of(desk, course)
    for late in make_learners(course, 4):
        sit_both(late, chance(), before=0.0, after=1.0)
        answer_form(course, late, "course", 1, chance(), word="Only one could have said this")
        count_now(desk, course)
        assert report_of(desk, course) == told
        assert "Only one" not in desk.get(f"/hub/desk/{course.id}/results/words/").content.decode()


def test_an_erasure_changes_nothing_that_is_told(desk: Client, course: Course) -> None:
    learners = seed_course(course, 12)
    count_now(desk, course)
    told = report_of(desk, course)
    erase_learner(learners[3])
    count_now(desk, course)
    assert report_of(desk, course) == told
    assert not Filled.objects.filter(learner=learners[3].id).exists()
    assert Said.objects.filter(filled__course=course).count() == 22


def test_four_come_and_one_goes_is_still_nobodys_difference(desk: Client, course: Course) -> None:
    learners = seed_course(course, 12)
    count_now(desk, course)
    first = read_gains(course)[0].whole
    erase_learner(learners[0])
    for late in make_learners(course, 4):
        sit_both(late, chance())
    count_now(desk, course)
    assert read_gains(course)[0].whole == first
    sit_both(make_learners(course, 1)[0], chance())
    count_now(desk, course)
    assert read_gains(course)[0].whole.people == 16


def test_a_question_that_one_more_person_answers_waits_for_its_own_five(course: Course) -> None:
    """Five new forms are counted, but a question that only one of them answers stays as it was."""
    seed_course(course, 8)
    count_course(course)
    before = read_counted(course, "form:course:1:", int | Tally)
    for place, late in enumerate(make_learners(course, 5)):
        chosen = '{"aim": ["1"], "able": ["1"]}' if place == 0 else '{"aim": ["4"]}'
        Filled.objects.create(course=course, learner=late, form="course", round=1, chosen=chosen)
    count_course(course)
    after = read_counted(course, "form:course:1:", int | Tally)
    assert after["aim"].people == 13
    assert after["able"] == before["able"]


def test_a_constituent_of_one_is_not_told(desk: Client, course: Course) -> None:
    make_learners(course, 11)
    Learner.objects.exclude(nickname="Heron 0").update(constituent="ngo")
    count_now(desk, course)
    rows = {row[1]: row[2] for row in report_of(desk, course) if row[0] == "came" and len(row) == 3}
    assert rows["Government"] == "too few to tell"
    assert rows["NGOs"] == "10"


def test_who_all_agree_is_not_told_that_all_do(course: Course) -> None:
    for learner in make_learners(course, 10):
        Filled.objects.create(course=course, learner=learner, form="course", round=1, chosen='{"aim": ["5"]}')
    count_course(course)
    table = write_tallies(read_form_counts(course)[0], constituents(), read_interface())[0]
    assert table.rows[0][2:] == ("5", "too few to tell", "too few to tell")


def test_the_forms_of_a_course_are_crossed_over(course: Course) -> None:
    given = [form_for(learner) for learner in make_learners(course, 24)]
    assert given.count(1) == given.count(2) == 12
    assert [form_for(learner) for learner in course.learners.order_by("joined_at")] == given


def test_a_retry_or_the_same_form_twice_is_no_gain(course: Course) -> None:
    set_times(course)
    for place, learner in enumerate(make_learners(course, 10)):
        sit(learner, 1, MORNING, draw(1, 0.2, chance()))
        sit(learner, 1 if place < 5 else 2, EVENING, draw(2, 0.9, chance()))
        sit(learner, 2, EVENING.replace(hour=20), draw(2, 1.0, chance()))
    count_course(course)
    gain = read_gains(course)[0].whole
    assert gain.people == 5
    assert not gain.crossed
    assert gain.after < 1


def test_a_statement_of_somebody_else_about_this_course_does_not_count(course: Course) -> None:
    seed_course(course, 6)
    stranger = make_learners(course, 1)[0]
    sit_both(stranger, chance())
    stranger.delete()
    count_course(course)
    assert read_gains(course)[0].whole.people == 6


def test_questions_are_judged_from_fifty_people_on(course: Course, desk: Client) -> None:
    seed_course(course, 98)
    count_items()
    assert read_items({}) is None
    for learner in make_learners(course, 4):
        sit_both(learner, chance())
    count_items()
    items = read_items({"understanding": "Understanding"})
    assert items is not None
    assert len(items.questions) == 16
    assert {quality.answers for _, quality in items.questions} == {51}
    assert [(test, form, people) for test, form, people, _ in items.tests] == [
        ("Understanding", "1", 51),
        ("Understanding", "2", 51),
    ]
    assert "reliability (Cronbach" in desk.get(f"/hub/desk/{course.id}/results/").content.decode()


def test_sheets_on_paper_are_counted_with_the_others(desk: Client, course: Course) -> None:
    seed_course(course, 6)
    address = f"/hub/desk/{course.id}/results/paper/form:course:1/"
    assert desk.post(address, {"people": "5", "aim-5": "4", "aim-1": "1"}).status_code == 302
    count_now(desk, course)
    found = read_counted(course, "form:course:1:", int | Tally)
    assert found[""] == 11
    assert found["aim"].people == 11
    assert found["able"].people == 6


@pytest.mark.parametrize(
    ("kind", "given", "message"),
    [
        ("form:course:1", {"people": "x"}, "“x” is no number of sheets. Write whole numbers."),
        ("form:course:1", {"people": "9" * 5000}, f"“{'9' * 20}” is no number of sheets. Write whole numbers."),
        ("form:course:1", {"people": "2", "aim-5": "3"}, "There are more answers than sheets."),
        (
            "test:understanding",
            {"asked-see-the-chain": "2", "after-see-the-chain": "3"},
            "more right answers than questions",
        ),
    ],
)
def test_sheets_that_cannot_be_are_refused(
    desk: Client, course: Course, kind: str, given: dict[str, str], message: str
) -> None:
    page = desk.post(f"/hub/desk/{course.id}/results/paper/{kind}/", given)
    assert page.status_code == 422
    assert message in page.content.decode()
    assert not course.paper.exists()


def test_tests_on_paper_are_told_apart_and_only_from_five_sheets(desk: Client, course: Course) -> None:
    tally = [Tally("see-the-chain", 20, {"before": 8, "after": 15})]
    keep_paper(course, "test:understanding", 4, tally)
    count_now(desk, course)
    assert not course.counted.exists()
    keep_paper(course, "test:understanding", 5, tally)
    count_now(desk, course)
    assert ["paper", "See the chain", "40", "75"] in report_of(desk, course)
    keep_paper(course, "test:understanding", 6, [Tally("see-the-chain", 24, {"before": 12, "after": 15})])
    count_now(desk, course)
    assert ["paper", "See the chain", "40", "75"] in report_of(desk, course)


def test_attendance_and_test_times_are_noted(desk: Client, course: Course) -> None:
    start = f"/hub/desk/{course.id}/results"
    day = {"day": "2026-11-23", "present": "22", "without_phone": "3", "planned": "7", "held": "6"}
    assert desk.post(f"{start}/attendance/", day).status_code == 302
    assert desk.post(f"{start}/attendance/", {**day, "without_phone": "23"}).status_code == 422
    desk.post(f"{start}/tests/", {"book": "understanding", "what": "before", "at": "2026-11-23T11:00"})
    desk.post(f"{start}/tests/", {"book": "understanding", "what": "after"})
    desk.post(f"{start}/tests/", {"book": "understanding", "what": "after", "at": "noon"})
    times = course.test_times.get()
    assert times.before_until is not None
    assert times.before_until.isoformat() == "2026-11-23T11:00:00+00:00"
    assert times.after_from is not None
    assert ["attendance", "2026-11-23", "22", "fewer than 5", "6", "7"] in report_of(desk, course)


def test_the_plan_says_how_many_sessions_were_planned(desk: Client, course: Course) -> None:
    keep_plan(course, PLAN, by=None)
    assert 'name="planned" value="1"' in desk.get(f"/hub/desk/{course.id}/results/attendance/").content.decode()


def test_the_page_draws_what_the_table_prints_and_no_more(desk: Client, course: Course) -> None:
    seed_course(course)
    count_now(desk, course)
    printed = [row for row in report_of(desk, course) if row[0] == "gains" and row[2:] and row[2].isdecimal()]
    page = desk.get(f"/hub/desk/{course.id}/results/").content.decode()
    charts = re.findall(r'<figcaption id="([^"]+)">[^<]*</figcaption><svg [^>]*aria-labelledby="([^"]+)"', page)
    assert charts
    assert all(title == named for title, named in charts)
    assert page.count('class="dot"') == len(printed) > 1
    assert all(f">{row[1]}</text>" in page for row in printed)


@pytest.mark.parametrize("days", [1, 7])
def test_forms_and_sheets_are_listed_for_the_days_of_the_plan(desk: Client, course: Course, days: int) -> None:
    keep_plan(course, msgspec.structs.replace(PLAN, days=PLAN.days * days), by=None)
    assert rounds_listed(desk, course) == dict.fromkeys(range(1, days + 1), 2)
    status = desk.get(f"/hub/desk/{course.id}/results/paper/form:day:{days}/").status_code
    beyond = desk.get(f"/hub/desk/{course.id}/results/paper/form:day:{days + 1}/").status_code
    assert (status, beyond) == (200, 404)


def test_without_a_plan_five_days_are_listed_and_each_one_after_those_noted(desk: Client, course: Course) -> None:
    assert set(rounds_listed(desk, course)) == {1, 2, 3, 4, 5}
    for day in range(1, 7):
        course.attendance.create(day=f"2026-11-0{day}", present=9, held=1, planned=1)
    assert set(rounds_listed(desk, course)) == {1, 2, 3, 4, 5, 6, 7}


def test_a_day_with_answers_is_listed_though_the_plan_became_shorter(desk: Client, course: Course) -> None:
    keep_plan(course, PLAN, by=None)
    keep_paper(course, "form:day:3", 6, [])
    answer_form(course, make_learners(course, 1)[0], "day", 2, chance())
    assert set(rounds_listed(desk, course)) == {1, 2, 3}


def rounds_listed(desk: Client, course: Course) -> Counter[int]:
    """Give how often each day's form stands on the page, as a link for phones or for sheets."""
    page = desk.get(f"/hub/desk/{course.id}/results/attendance/").content.decode()
    return Counter(map(int, re.findall(r"(?:/evaluation/day/|form:day:)(\d+)/", page)))


def test_words_are_erased_by_hand_and_in_time(desk: Client, course: Course) -> None:
    seed_course(course, 6)
    count_now(desk, course)
    address = f"/hub/desk/{course.id}/results/words/"
    assert "Keep the sorting cards (3)" in desk.get(address).content.decode()
    said = Said.objects.get(text="Keep the sorting cards (3)")
    desk.post(f"{address}{said.id}/erase/")
    assert "Keep the sorting cards (3)" not in desk.get(address).content.decode()
    Said.objects.update(expires_at=MORNING.replace(year=2020))
    assert erase_expired_words() == 11


def test_courses_are_compared(desk: Client, course: Course) -> None:
    seed_course(course)
    count_now(desk, course)
    text = desk.get("/hub/desk/compare/?as=csv").content.decode()
    row = next(line for line in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) if line[0] == course.title)
    assert row[2] == "24"
    assert row[7].startswith("at least ")
    assert row[8] == read_interface()("report.none")


def test_the_report_grows_after_three_and_six_months(desk: Client, course: Course) -> None:
    seed_course(course, 8)
    count_now(desk, course)
    assert "No follow-up was counted yet." in desk.get(f"/hub/desk/{course.id}/results/").content.decode()
    seed_follow_up(course, 3, 7)
    seed_follow_up(course, 6, 4)
    count_now(desk, course)
    page = desk.get(f"/hub/desk/{course.id}/results/").content.decode()
    assert "After 3 months, 7 people answered." in page
    assert "After 6 months" not in page
    assert "Did a joint action with another organisation begin?" in page
    assert "know each other now" in desk.get(f"/hub/desk/{course.id}/results/words/").content.decode()


def test_a_title_that_is_a_formula_stays_a_text(desk: Client, course: Course) -> None:
    course.title = '=HYPERLINK("http://192.0.2.1","x")'
    course.save()
    assert report_of(desk, course)[0][1] == "'" + course.title
    assert "'=HYPERLINK" in desk.get("/hub/desk/compare/?as=csv").content.decode()


def test_the_report_goes_with_the_course(desk: Client, course: Course) -> None:
    seed_course(course, 8)
    count_now(desk, course)
    today = course.opened_at.date()
    assert read_facts(course, today).came is not None
    course.delete()
    assert not Filled.objects.exists()
    assert not Said.objects.exists()
