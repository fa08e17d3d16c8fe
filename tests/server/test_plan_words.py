"""What the planner says is told in the language of the hub, whatever language its plan was made in."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from django.test import Client, override_settings
from django.utils import translation

from tests.roads.journeys.right_to_left import copy_with_arabic, write_arabic
from tests.server.menu_package import KIT, TODAY, write_menu
from tests.server.test_plan_changing import PLAN
from tests.server.test_plan_pages import address, plan_of, wishes
from tutela.cli.interface import list_interface
from tutela.model.plan import Session
from tutela.server.courses.models import Course
from tutela.server.hub_words import choose_language
from tutela.server.package import find_package
from tutela.server.plans.keeping import find_plan, keep_plan
from tutela.source import read_kit
from tutela.source.catalogue import read_catalogue
from tutela.source.translation import translate

pytestmark = pytest.mark.django_db
SHORT_DAYS = {"day0-no_power_from": "09:00", "day0-no_power_until": "12:00", "delivery": "blended"}
PLACES = (
    r'<span class="why">(.*?)</span>',
    r'<span class="fault">(.*?)</span>',
    r'<section class="panel given-up">.*?</h2>(.*?)</section>',
    r'<ul class="faults">(.*?)</ul>',
    r'<p class="quietly">(.*?)</p>',
    r'<h2 id="day-\d">(.*?)</h2>',
)
OF_THE_TEST = {"Tutela", "Inspectors", "Seeing", "the", "chain", "part", "amina"}
"""Names that the tests give: a kit, a course, its plan, the exercises of this menu, a facilitator."""


@pytest.fixture(scope="module")
def arabic_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a compiled package in Arabic letters."""
    folder = tmp_path_factory.mktemp("arabic")
    root = copy_with_arabic(KIT, folder / "kit")
    kit, (catalogue, problems) = read_kit(root, today=TODAY).kit, read_catalogue(root, "ar")
    assert kit is not None
    assert problems == []
    return write_menu(folder / "package", translate(kit, catalogue, "ar", list_interface()))


@pytest.fixture
def arabic(arabic_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the hub have the package in Arabic behind its site, and its own words in Arabic too."""
    _open(arabic_folder, monkeypatch)
    language = choose_language(arabic_folder, tmp_path)
    with override_settings(LANGUAGE_CODE=language, LOCALE_PATHS=[tmp_path]), translation.override(language):
        yield
    find_package.cache_clear()


def _open(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTELA_PACKAGE", str(folder))
    find_package.cache_clear()


def words_of_the_planner(page: str) -> list[str]:
    """Give what the planner says on a plan page."""
    found = [text for place in PLACES for text in re.findall(place, page, re.DOTALL)]
    return [" ".join(unescape(re.sub("<[^>]*>", " ", text)).split()) for text in found]


def latin_in(texts: list[str]) -> set[str]:
    return {word for text in texts for word in re.findall("[A-Za-z]+", text)} - OF_THE_TEST


@pytest.mark.usefixtures("arabic")
def test_no_english_sentence_of_the_planner_is_left_on_a_plan_page(desk: Client, course: Course) -> None:
    assert desk.post(address(course, "wishes/"), wishes(2, **SHORT_DAYS)).status_code == 302
    desk.post(address(course, "change/"), {"do": "out", "at": f"1.{len(plan_of(course).days[0].sessions)}"})
    page = desk.get(address(course)).content.decode()
    said = words_of_the_planner(page)
    assert write_arabic("Day ") + "1" in said
    assert any(write_arabic("the day does not end with a review") in text for text in said)
    assert any("12:00" in text for text in said), "the hours without power are told in the notes"
    assert len(said) > 20
    shown = re.sub(r"<(script|style)\b.*?</\1>", "", page[page.index("<main") : page.index("</main>")], flags=re.DOTALL)
    assert latin_in([unescape(re.sub("<[^>]*>", " ", shown))]) == set()


@pytest.mark.usefixtures("arabic")
def test_hours_that_hold_no_plan_are_told_in_the_language_of_the_hub(desk: Client, course: Course) -> None:
    page = desk.post(address(course, "wishes/"), wishes(1, **{"day0-begins": "10:25"})).content.decode()
    assert f"{write_arabic('day ')}1: 5 {write_arabic('minutes between')} 10:25" in page


@pytest.mark.usefixtures("package")
def test_a_plan_and_what_was_given_up_for_it_follow_the_language_of_the_hub(
    desk: Client, course: Course, arabic_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.post(address(course, "wishes/"), wishes(2))
    last = len(plan_of(course).days[1].sessions)
    for place in (1, last):
        desk.post(address(course, "change/"), {"do": "lock", "at": f"2.{place}"})
    desk.post(address(course, "wishes/"), wishes(1, keep_locked="on"))
    english = words_of_the_planner(desk.get(address(course)).content.decode())
    assert any("the locked place of “Yesterday in ten minutes”, day 2 at 09:00" in text for text in english)
    assert any("the locked place of “closing”, day 2 at 16:20" in text for text in english)
    assert "Agreements, the right to pass and the referral contact come before all else." in english

    _open(arabic_folder, monkeypatch)
    said = words_of_the_planner(desk.get(address(course)).content.decode())
    assert write_arabic("Agreements, the right to pass and the referral contact come before all else.") in said
    # The name of a day, a title and the notes are the course's own words.
    assert latin_in(said) == {"Day", "Yesterday", "in", "ten", "minutes"}


@pytest.mark.usefixtures("package")
def test_each_sentence_runs_its_own_way(desk: Client, course: Course) -> None:
    """In a hub from right to left a sentence that is not translated yet keeps its full stop at its end."""
    desk.post(address(course, "wishes/"), wishes(1))
    assert "<bdi>Each names a next step.</bdi>" in desk.get(address(course)).content.decode()


@pytest.mark.usefixtures("package")
def test_plans_that_an_older_hub_kept_are_read_as_they_are(desk: Client, course: Course) -> None:
    session = Session(kind="reserve", minutes=40, why=("Time in hand.", "Kept in 2025."))
    day = msgspec.structs.replace(PLAN.days[0], sessions=(session,))
    keep_plan(course, msgspec.structs.replace(PLAN, days=(day,)), by=None, given_up="the exercise “One”\nthe lunch")
    said = words_of_the_planner(desk.get(address(course)).content.decode())
    assert "Time in hand. Kept in 2025." in said
    assert any("the exercise “One” the lunch" in text for text in said)


@pytest.mark.usefixtures("package")
def test_a_plan_travels_with_its_reasons_in_words(desk: Client, course: Course) -> None:
    desk.post(address(course, "wishes/"), wishes(1, include=["first-signs"]))
    found = find_plan(course)
    assert found is not None
    assert '"key":"planner.why-' in found[0].content
    file = desk.get(address(course, "file/")).content.decode()
    assert "- You asked for it.\n" in file
    with zipfile.ZipFile(BytesIO(desk.get(f"/hub/desk/{course.id}/export/").content)) as archive:
        (version,) = json.loads(archive.read("plan-versions.json"))
    assert "You asked for it." in [why for one in version["plan"]["days"][0]["sessions"] for why in one["why"]]
    desk.post(address(course, "read/"), {"text": file})
    assert "planner.why-" not in desk.get(address(course, "file/")).content.decode()
    assert "You asked for it." in desk.get(address(course)).content.decode()
