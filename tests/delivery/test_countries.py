"""Country sheets: the year on every line, what is not known as not known, the country's own figure beside it."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import msgspec
import pytest

from tests.delivery.site_checks import missing_targets, read_page
from tutela.compiler import compile_kit
from tutela.delivery.web import write_site
from tutela.model.country import Filled
from tutela.model.kit import Kit
from tutela.source import read_kit

SMALLEST = Path(__file__).parents[2] / "kit" / "_smallest"
TODAY = datetime.date(2026, 11, 23)


def read(edition: str | None = None) -> Kit:
    kit = read_kit(SMALLEST, today=TODAY, edition=edition).kit
    assert kit is not None
    return kit


def write(kit: Kit, out: Path) -> Path:
    write_site(compile_kit(kit, today=TODAY), out, hub=None, bundles=Path("no-such-folder"))
    return out


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(read(), tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def hill(site: Path) -> str:
    return (site / "countries/hill-country-invented.html").read_text("utf-8")


def line(html: str, label: str) -> str:
    """Give the text of one line of a sheet."""
    found = re.search(rf"<div><dt>{re.escape(label)}.*?</div>", html)
    assert found, label
    return " ".join(read_page(found[0]).text.split())


def test_every_link_leads_somewhere(site: Path) -> None:
    assert missing_targets(site) == []


def test_every_published_value_has_its_year(hill: str) -> None:
    lines = re.findall(r"<div><dt>.*?</div>", hill)
    published = [each for each in lines if "data-field" in each]
    assert len(published) > 40
    assert all("<small>2022</small>" in each for each in published)


def test_ages_say_whether_they_meet_the_standard_and_what_they_mean_together(hill: str) -> None:
    assert "16 years Meets the standard: Yes 2022" in line(hill, "Work may begin at (C138, Article 2)")
    assert "Compulsory schooling ends at 14, and work may begin at 16." in hill


def test_the_survey_s_own_ages_stand_in_the_line(hill: str) -> None:
    assert "12.5 per cent 2022" in line(hill, "Share of children aged 5–14 who work")  # noqa: RUF001


def test_the_country_s_own_figure_stands_beside_and_replaces_nothing(hill: str) -> None:
    told = line(hill, "Labour inspectors")
    assert "12 2022" in told
    assert "Our own figure: 15 (2024; Report of the invented inspectorate)" in told


def test_zero_is_zero_and_unknown_is_unknown(site: Path, hill: str) -> None:
    assert "0 2022" in line(hill, "Convictions")
    assert "N/A 2022" in line(hill, "Of these, with penalties imposed")
    river = (site / "countries/river-country-invented.html").read_text("utf-8")
    assert "For this entry the files hold goods only." in river
    assert "data-field" not in river
    assert "Stones (invented): child labour" in river


def test_the_assessment_is_quoted_with_whose_it_is(hill: str) -> None:
    text = " ".join(read_page(hill).text.split())
    assert (
        "An invented ministry’s own assessment for 2022 reads: Some Advancement. "  # noqa: RUF001
        "This is the judgement of one government. It is no measure, and no country is ranked here."
    ) in text


def test_an_empty_slot_is_a_warning_and_a_filled_one_names_its_day(site: Path, hill: str, tmp_path: Path) -> None:
    assert "Not filled in. We print no number and no name that nobody has checked." in line(hill, "Hotline")
    kit = read("coast")
    edition = (write(kit, tmp_path / "new") / "countries/hill-country-invented.html").read_text("utf-8")
    told = line(edition, "Hotline")
    assert "An invented hotline Checked on 2026-\u206010-\u206001: A letter of the invented ministry" in told
    assert "Checked more than a year ago" not in told
    country = kit.atlas.countries[0]
    aged = Filled("hotline", "An invented hotline", datetime.date(2025, 10, 1), "A letter")
    old = msgspec.structs.replace(country, own=msgspec.structs.replace(country.own, slots=(aged,)))
    atlas = msgspec.structs.replace(kit.atlas, countries=(old, *kit.atlas.countries[1:]))
    html = write(msgspec.structs.replace(kit, atlas=atlas), tmp_path / "old") / "countries/hill-country-invented.html"
    assert "Checked more than a year ago. Check it again before you use it." in line(html.read_text("utf-8"), "Hotline")


def test_suggested_actions_are_quoted_in_the_language_of_the_source(hill: str) -> None:
    assert '<blockquote lang="en"><ul><li>Let compulsory schooling last until work may begin.</li></ul>' in hill


def test_the_list_is_by_region_and_alphabet_and_says_nothing_of_merit(site: Path) -> None:
    html = (site / "countries/index.html").read_text("utf-8")
    assert html.index("Hill Country (invented)") < html.index("River Country (invented)")
    assert "Advancement" not in html


def test_a_text_leaves_lines_for_the_reader_s_own_country(site: Path) -> None:
    html = (site / "first-steps/on-the-road.html").read_text("utf-8")
    assert '<tr data-field="inspectors"><th scope="row">Labour inspectors in post</th><td></td><td></td></tr>' in html
    assert 'data-list="../countries/index.html"' in html
    assert 'href="../countries/hill-country-invented.html"' in html


def test_a_kit_without_countries_has_no_list_and_no_way_to_it(tmp_path: Path) -> None:
    kit = read()
    bare = msgspec.structs.replace(kit, atlas=type(kit.atlas)())
    unlinked = tuple(msgspec.structs.replace(book, units=()) for book in bare.books)
    out = write(
        msgspec.structs.replace(bare, books=unlinked, questions=(), exercises=(), tools=(), agendas=()), tmp_path
    )
    assert not (out / "countries").exists()
    assert "countries/" not in (out / "index.html").read_text("utf-8")
