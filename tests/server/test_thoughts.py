"""The page of shared thoughts: what stands on it, who wrote nothing there by name, and what is gone for good."""

from __future__ import annotations

import datetime
import re
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from tests.server.test_joining import join
from tests.server.test_rights import member_with
from tests.server.test_shared_texts import header, share
from tests.server.whole_course import another_course
from tutela.server.courses.models import Course
from tutela.server.people.models import Learner, SharedText
from tutela.server.people.thoughts import ON_A_PAGE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("package")]

ITEMS = "https://tutela.example/kit/tutela/item/"
OFFICE = f"{ITEMS}own-office"
"""The one reflection of the smallest kit."""


@pytest.fixture
def writer(course: Course) -> Learner:
    """Give a learner of the course."""
    join(course, Client(), nickname="Heron")
    return Learner.objects.get()


def write(writer: Learner, text: str, *, activity: str = OFFICE, days_ago: int = 0) -> SharedText:
    """Let a learner have shared a thought some days ago."""
    now = timezone.now()
    ends = now + datetime.timedelta(days=180 - days_ago)
    made = SharedText.objects.create(id=uuid.uuid4(), learner=writer, activity=activity, text=text, expires_at=ends)
    SharedText.objects.filter(id=made.id).update(shared_at=now - datetime.timedelta(days=days_ago))
    return made


def page_of(browser: Client, course: Course, query: str = "") -> str:
    """Give the page as it is sent."""
    answer = browser.get(f"/hub/desk/{course.id}/thoughts/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def texts_on(page: str) -> list[str]:
    """Give the thoughts on a page, in order."""
    return re.findall(r'<p class="written">(.*?)</p>', page, re.DOTALL)


def take_out(browser: Client, course: Course, text: SharedText) -> str:
    """Press the button; give the page that follows."""
    answer = browser.post(f"/hub/desk/{course.id}/thoughts/{text.id}/erase/", {"page": "1"}, follow=True)
    return str(answer.content.decode())


def test_thoughts_stand_under_unit_and_prompt_the_newest_first(desk: Client, course: Course, writer: Learner) -> None:
    write(writer, "of an old package", activity=f"{ITEMS}no-longer-there", days_ago=1)
    write(writer, "older", days_ago=9)
    write(writer, "newer")
    page = page_of(desk, course)
    assert texts_on(page) == ["newer", "older", "of an old package"]
    parts = re.findall(r"<h[23]>(?:<a[^>]*>)?(.*?)(?:</a>)?</h[23]>", page)
    assert parts == [
        "On the road",
        "Who in your office would be told first?",
        "Other items",
        "no-longer-there",
    ]
    assert 'href="/learn/first-steps/on-the-road.html#item-own-office"' in page


def test_no_nickname_and_no_hour_stands_there(desk: Client, course: Course, writer: Learner) -> None:
    write(writer, "a thought")
    page = page_of(desk, course)
    assert "Heron" not in page
    assert writer.actor not in page
    assert str(writer.id) not in page
    assert re.findall(r"\d\d:\d\d", page) == []


def test_what_is_written_is_text_and_never_a_tag(desk: Client, course: Course, writer: Learner) -> None:
    write(writer, "<script>alert(1)</script>", activity="x/<b>bold</b>")
    page = page_of(desk, course)
    assert "<script>alert" not in page
    assert "<b>bold" not in page


def test_the_page_says_that_a_thought_is_no_report_and_what_to_do(desk: Client, course: Course) -> None:
    page = page_of(desk, course)
    assert 'If a thought speaks of a child in danger, act now: <a href="/learn/worried.html">' in page
    assert "A shared thought is not a report" in page
    assert course.referral_contact in page


def test_only_thoughts_of_this_course_whose_time_is_not_over(desk: Client, course: Course, writer: Learner) -> None:
    write(writer, "over", days_ago=181)
    other, browser = another_course("Another")
    join(other, Client())
    of_other = write(Learner.objects.get(course=other), "of another course")
    assert texts_on(page_of(desk, course)) == []
    assert desk.post(f"/hub/desk/{course.id}/thoughts/{of_other.id}/erase/").status_code == 302
    assert texts_on(page_of(browser, other)) == ["of another course"]


def test_what_a_learner_takes_back_rewords_or_is_erased_with_is_gone_at_once(desk: Client, course: Course) -> None:
    headers, first, second = header(course), str(uuid.uuid4()), str(uuid.uuid4())
    for key, text in ((first, "one"), (second, "two"), (second, "two, better said")):
        share(headers, {"id": key, "activity": OFFICE, "text": text})
    assert texts_on(page_of(desk, course)) == ["two, better said", "one"]
    Client().delete("/hub/shared-texts/", {"id": first}, content_type="application/json", headers=headers)
    assert texts_on(page_of(desk, course)) == ["two, better said"]
    desk.post(f"/hub/desk/{course.id}/erase/{Learner.objects.get().id}/")
    assert texts_on(page_of(desk, course)) == []


def test_one_press_takes_a_thought_out_and_the_next_says_that_it_is_gone(
    desk: Client, course: Course, writer: Learner
) -> None:
    kept, named = write(writer, "kept"), write(writer, "names a child")
    page = take_out(desk, course, named)
    assert "The thought is erased from this hub." in page
    assert texts_on(page) == ["kept"]
    assert list(SharedText.objects.values_list("id", flat=True)) == [kept.id]
    assert "This thought was gone already." in take_out(desk, course, named)


def test_an_observer_is_shown_no_way_there_and_a_co_facilitator_is(course: Course) -> None:
    for role, is_shown in (("co-facilitator", True), ("observer", False)):
        page = member_with(course, role).get(f"/hub/desk/{course.id}/").content.decode()
        assert (f"/hub/desk/{course.id}/thoughts/" in page) is is_shown


def test_an_archived_course_is_read_and_a_thought_still_taken_out(
    desk: Client, course: Course, writer: Learner
) -> None:
    named = write(writer, "names a child")
    desk.post(f"/hub/desk/{course.id}/archive/")
    assert texts_on(page_of(desk, course)) == ["names a child"]
    assert texts_on(take_out(desk, course, named)) == []


def test_many_thoughts_come_in_pages_and_the_page_is_kept(desk: Client, course: Course, writer: Learner) -> None:
    made = [write(writer, f"thought {number}", days_ago=number) for number in range(ON_A_PAGE + 1)]
    last = write(writer, "elsewhere", activity=f"{ITEMS}gone")
    first_page = page_of(desk, course)
    assert texts_on(first_page) == [f"thought {number}" for number in range(ON_A_PAGE)]
    assert re.findall(r'<a href="\?page=(\d)">(.*?)</a>', first_page) == [("1", "On the road"), ("2", "Other items")]
    assert texts_on(page_of(desk, course, "?page=2")) == [made[-1].text, last.text]
    assert texts_on(page_of(desk, course, "?page=nonsense")) == texts_on(first_page)
    answer = desk.post(f"/hub/desk/{course.id}/thoughts/{last.id}/erase/", {"page": "2"})
    assert answer.headers["Location"] == f"/hub/desk/{course.id}/thoughts/?page=2"


def test_on_a_site_alone_they_stand_under_the_ids_of_their_items(
    desk: Client, course: Course, writer: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tutela.server.people.asked.find_package", lambda: None)
    write(writer, "a thought")
    page = page_of(desk, course)
    assert texts_on(page) == ["a thought"]
    assert "<h3>own-office</h3>" in page


def test_a_learner_sees_and_takes_back_own_thoughts_on_the_hubs_page(course: Course) -> None:
    browser = Client()
    join(course, browser)
    own = write(Learner.objects.get(), "my own")
    join(course, Client(), nickname="Curlew")
    theirs = write(Learner.objects.get(nickname="Curlew"), "not mine")
    assert texts_on(browser.get("/hub/me/").content.decode()) == ["my own"]
    for text in (own, theirs):
        browser.post(f"/hub/me/thoughts/{text.id}/take-back/")
    assert list(SharedText.objects.values_list("id", flat=True)) == [theirs.id]
    assert Client().post(f"/hub/me/thoughts/{theirs.id}/take-back/").headers["Location"] == "/hub/join/"
