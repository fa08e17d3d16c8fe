"""What people wrote on paper sheets of forms: typed at the desk, then shown and erased as words of phones are."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client

from tests.server.seeding import MORNING, make_learners
from tests.server.test_filling import browser_of
from tutela.server.courses.models import Course
from tutela.server.results.keeping import KEPT_FOR, erase_expired_words
from tutela.server.results.models import Counted, Said

pytestmark = pytest.mark.django_db

SENTENCE = "Do not type names of children, colleagues or places, even where they stand on a sheet."


def page_of(course: Course, form: str = "day:1") -> str:
    return f"/hub/desk/{course.id}/results/paper/form:{form}/"


def enter(desk: Client, course: Course, **given: str) -> Any:
    """Enter sheets of a day's review as the page does, which says how many texts are kept."""
    return desk.post(page_of(course), {"kept": str(Said.objects.exclude(paper=None).count()), **given})


def count(desk: Client, course: Course) -> None:
    desk.post(f"/hub/desk/{course.id}/results/count/")


def send(course: Course, number: int, text: str = "") -> None:
    """Let so many new learners send the review of the day."""
    for learner in make_learners(course, number):
        browser_of(learner).post("/hub/evaluation/day/1/", {"useful": "5", "keep": text})


def shown(desk: Client, course: Course) -> list[str]:
    """Give the texts that the desk shows."""
    page = desk.get(f"/hub/desk/{course.id}/results/words/").content.decode()
    return re.findall(r'<p class="written">([^<]*)</p>', page)


@pytest.mark.parametrize("form", ["day:1", "course:1"])
def test_each_open_question_can_be_typed_and_one_line_asks_for_no_names(
    desk: Client, course: Course, form: str
) -> None:
    page = desk.get(page_of(course, form)).content.decode()
    asked = {"day:1": ["unclear", "keep", "change"], "course:1": ["most", "change"]}[form]
    assert re.findall(r'<textarea id="q-[a-z]+" name="([a-z]+)"', page) == asked
    assert page.count('aria-describedby="no-names a-line"') == len(asked)
    assert page.count(SENTENCE) == 1


def test_sheets_of_a_test_have_no_words(desk: Client, course: Course) -> None:
    page = desk.get(f"/hub/desk/{course.id}/results/paper/test:understanding/").content.decode()
    assert "<textarea" not in page
    assert SENTENCE not in page


def test_words_are_read_once_five_people_are_counted_with_them_and_nothing_tells_that_they_were_on_paper(
    desk: Client, course: Course
) -> None:
    send(course, 3, "Sent from a phone")
    assert enter(desk, course, people="1", keep="Written on paper").status_code == 302
    count(desk, course)
    assert shown(desk, course) == []
    send(course, 1)
    count(desk, course)
    assert shown(desk, course) == ["Sent from a phone"] * 3 + ["Written on paper"]


def test_every_line_that_holds_something_is_a_text_kept_as_long_as_those_of_phones(
    desk: Client, course: Course
) -> None:
    enter(desk, course, people="5", keep="  The cards \r\n\r\nThe\x00 pace\r\n\x00\r\n", change="More time")
    assert sorted(Said.objects.values_list("question", "text")) == [
        ("change", "More time"),
        ("keep", "The cards"),
        ("keep", "The pace"),
    ]
    send(course, 1, "Sent")
    kept, sent = Said.objects.exclude(paper=None)[0], Said.objects.exclude(filled=None).get()
    assert abs(kept.expires_at - sent.expires_at) < KEPT_FOR / 1000


def test_words_typed_after_a_count_wait_for_the_next_where_few_sheets_would_show_their_writer(
    desk: Client, course: Course
) -> None:
    send(course, 5)
    enter(desk, course, people="1", **{"useful-5": "1"})
    count(desk, course)
    enter(desk, course, keep="Typed in the evening")
    count(desk, course)
    assert shown(desk, course) == []
    send(course, 5)
    count(desk, course)
    assert shown(desk, course) == ["Typed in the evening"]


def test_words_of_a_pile_of_five_that_was_counted_are_read_at_once_and_its_counts_stand(
    desk: Client, course: Course
) -> None:
    enter(desk, course, people="5", **{"useful-5": "4", "useful-1": "1"})
    count(desk, course)
    assert enter(desk, course, keep="Typed in the evening").status_code == 302
    assert shown(desk, course) == ["Typed in the evening"]
    pile = course.paper.get()
    assert pile.people == 5
    assert '"5":4' in pile.counts


def test_a_sheet_that_joins_a_counted_pile_shows_its_words_only_among_four_others(desk: Client, course: Course) -> None:
    enter(desk, course, people="5")
    count(desk, course)
    enter(desk, course, people="6", keep="Of the sixth")
    count(desk, course)
    assert shown(desk, course) == []
    enter(desk, course, people="10")
    count(desk, course)
    assert shown(desk, course) == ["Of the sixth"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"people": "2", "keep": f"Short\n{'x' * 601}"},
            "“What should stay as it is?”, line 2: there are 601 letters, 600 at most. Shorten it.",
        ),
        (
            {"people": "1", "keep": "One\nTwo"},
            "A question has more texts than sheets. Check their number, and give each text one line.",
        ),
        ({"keep": "One"}, "A question has more texts than sheets."),
        (
            {"people": "2", "keep": "One", "kept": "3"},
            "Words were typed in meanwhile. Look at how many are kept, then type what is missing.",
        ),
        ({"people": "2", "keep": "One", "useful-5": "3"}, "There are more answers than sheets."),
    ],
)
def test_what_cannot_be_is_refused_keeps_nothing_and_loses_nothing_that_was_typed(
    desk: Client, course: Course, given: dict[str, str], message: str
) -> None:
    answer = enter(desk, course, **given)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert message in page
    assert f">{given['keep']}</textarea>" in page
    assert f'name="useful-5" inputmode="numeric" value="{given.get("useful-5", "")}"' in page
    assert not course.paper.exists()
    assert not Said.objects.exists()


def test_a_page_that_is_sent_twice_is_taken_once(desk: Client, course: Course) -> None:
    given = {"kept": "0", "people": "5", "keep": "The cards"}
    assert [desk.post(page_of(course), given).status_code for _time in range(2)] == [302, 422]
    assert Said.objects.count() == 1


def test_a_pile_cannot_shrink_below_its_words(desk: Client, course: Course) -> None:
    enter(desk, course, people="3", keep="One\nTwo")
    assert enter(desk, course, people="1").status_code == 422
    assert course.paper.get().people == 3
    desk.post(f"{page_of(course)}words/take-out/")
    assert enter(desk, course, people="1").status_code == 302


def test_a_facilitator_takes_out_one_text_or_all_of_a_pile_and_nothing_else(desk: Client, course: Course) -> None:
    enter(desk, course, people="5", keep="One\nTwo\nThree")
    desk.post(page_of(course, "day:2"), {"kept": "0", "people": "5", "keep": "Of another day"})
    send(course, 5, "Sent")
    count(desk, course)
    desk.post(f"/hub/desk/{course.id}/results/words/{Said.objects.get(text='Two').id}/erase/")
    assert sorted(shown(desk, course)) == ["Of another day", "One", *["Sent"] * 5, "Three"]
    assert "2 texts are kept from sheets of this form." in desk.get(page_of(course)).content.decode()
    told = desk.post(f"{page_of(course)}words/take-out/", follow=True).content.decode()
    assert "The words of these sheets are erased." in told
    assert "are kept from sheets" not in told
    assert sorted(shown(desk, course)) == ["Of another day", *["Sent"] * 5]


def test_words_of_another_course_are_not_erased(desk: Client, course: Course) -> None:
    enter(desk, course, people="5", keep="One")
    other = Course.objects.create(title="Another", referral_contact="x", referral_checked_on="2026-11-01")
    other.members.create(user=course.members.get().user, role="organiser")
    desk.post(f"/hub/desk/{other.id}/results/words/{Said.objects.get().id}/erase/")
    desk.post(f"{page_of(other)}words/take-out/")
    assert Said.objects.exists()


def test_words_on_paper_end_in_time(desk: Client, course: Course) -> None:
    enter(desk, course, people="5", keep="One")
    count(desk, course)
    Said.objects.update(expires_at=MORNING.replace(year=2020))
    assert shown(desk, course) == []
    assert erase_expired_words() == 1


def test_words_stand_on_a_form_or_on_a_sheet(course: Course) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Said.objects.create(question="keep", text="One", expires_at=MORNING)


def test_the_words_are_in_no_log_line_no_count_and_no_log(
    desk: Client, course: Course, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    enter(desk, course, people="5", keep="sanderlings")
    enter(desk, course, people="5", keep="sanderlings " * 60)
    count(desk, course)
    said = capfd.readouterr()
    assert "sanderlings" not in caplog.text + said.err + said.out
    assert "sanderlings" not in "".join(map(str, Counted.objects.values_list("value", "seen")))
    assert not [file for file in Path(settings.DATA).rglob("*.sqlite3*") if b"sanderlings" in file.read_bytes()]
