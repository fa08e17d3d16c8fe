"""A test in the room asks about what the course teaches, and tells where the bank has too few questions for it."""

from __future__ import annotations

import msgspec
import pytest

from tests.server.live.conftest import Desk, come_in
from tests.server.test_rights import PLAN
from tutela.server.live import taught
from tutela.server.live.kinds import Setting
from tutela.server.live.taught import say_asked, taught_of
from tutela.server.package import find_package
from tutela.server.plans.keeping import keep_plan

pytestmark = pytest.mark.django_db
PART = 'href="/learn/understanding/test.html#only=see-the-chain"'
WHOLE = 'href="/learn/understanding/test.html"'


@pytest.mark.parametrize("kind", ["pre-test", "post-test"])
def test_a_test_asks_about_what_the_course_teaches(room: Desk, kind: str) -> None:
    keep_plan(room.course, PLAN, by=None)
    phone = come_in(room.course, "Heron")
    assert "Of “Understanding” the test asks about what this course teaches: See the chain." in " ".join(
        room.page().split()
    )
    room.make(kind)
    assert PART in phone.page()
    assert "It asks about: See the chain." in room.page()


def test_the_facilitator_can_ask_about_the_whole_textbook(room: Desk) -> None:
    keep_plan(room.course, PLAN, by=None)
    phone = come_in(room.course, "Heron")
    room.make("pre-test", whole="1")
    assert WHOLE in phone.page()
    assert "It asks about" not in room.page()


@pytest.mark.parametrize("part", [("see-the-chain", "read-figures"), ("of-another-book",)])
def test_a_course_that_teaches_all_or_nothing_of_a_book_has_its_whole_test(room: Desk, part: tuple[str, ...]) -> None:
    keep_plan(room.course, msgspec.structs.replace(PLAN, competencies=part), by=None)
    assert taught_of(room.course, "understanding") == ()
    phone = come_in(room.course, "Heron")
    room.make("pre-test")
    assert WHOLE in phone.page()


def test_a_course_without_a_plan_has_the_whole_test(room: Desk) -> None:
    assert taught_of(room.course, "understanding") == ()


@pytest.fixture
def few(package: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the served package ask more of each competency than its bank has."""
    site = find_package()
    assert site is not None
    book, *others = site.manifest.books
    book = msgspec.structs.replace(book, test=msgspec.structs.replace(book.test, per_competency=5))
    manifest = msgspec.structs.replace(site.manifest, books=(book, *others))
    monkeypatch.setattr(taught, "find_package", lambda: msgspec.structs.replace(site, manifest=manifest))


def test_too_few_questions_are_told_at_the_desk(few: None) -> None:
    setting = Setting(book="first-steps", turn="before", competencies=("tell-apart",))
    assert say_asked(setting) == (
        "It asks about: tell-apart.",
        "There are too few questions about “tell-apart”: 4 in place of 5.",
        "The questions are enough for one test only: before and after the course people see the same ones.",
    )


def test_enough_questions_need_no_word(package: None) -> None:
    assert say_asked(Setting(book="first-steps", turn="after")) == ()
