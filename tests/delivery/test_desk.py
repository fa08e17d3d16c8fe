"""The pages for facilitators: what the menu tells its filter, what prints alone, clock times, and where links lead."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.delivery.site_checks import build, missing_targets, pages_in
from tests.sample_kit import KIT


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("desk")
    build(out)
    return out


def read(site: Path, path: str) -> str:
    return (site / path).read_text("utf-8")


def test_the_menu_stands_by_book_and_competency_and_tells_what_can_be_chosen(site: Path) -> None:
    page = pages_in(site)["exercises/index.html"]
    lines = [line for line in page.all("li") if "data-minutes" in line]
    assert [line["data-level"] for line in lines] == ["introductory", "advanced"]
    assert lines[0]["data-minutes"] == "15"  # the half-time version is the shortest
    assert lines[0]["data-people"] == "6-30"
    assert lines[0]["data-constituents"] == "government workers"
    assert lines[0]["data-requires"] == "tables"
    menu = read(site, "exercises/index.html")
    assert menu.count('<p class="kicker">Cannot do without: Tables</p>') == 1
    assert "<h2>Understanding child trafficking</h2>" in menu
    assert "<h2>Action</h2>" not in menu  # a book without exercises


def test_an_exercise_shows_its_parts_in_order_with_the_minutes_of_each_step(site: Path) -> None:
    page = read(site, "exercises/first-signs.html")
    headings = ["Preparation", "Steps", "Debrief", "Good answers contain", "Half the time: 15 minutes", "Paper only"]
    places = [page.index(f">{heading}</h2>") for heading in headings]
    assert places == sorted(places)
    assert "<li><strong>5 min</strong> Read.</li>" in page
    assert '<ol start="2"><li><strong>30 min</strong> Fill the sheet.</li></ol>' in page


def test_an_exercise_says_what_it_cannot_do_without(site: Path) -> None:
    assert "<dt>Cannot do without</dt><dd>Tables</dd>" in read(site, "exercises/first-signs.html")


def test_a_kit_without_things_at_hand_offers_none_to_lack(site: Path, tmp_path: Path) -> None:
    build(tmp_path, msgspec.structs.replace(KIT, at_hand=()))
    assert [('"key":"requires"' in read(each, "exercises/index.html")) for each in (site, tmp_path)] == [True, False]


def test_each_sheet_prints_alone_and_brings_the_notes_of_its_own_figures(site: Path) -> None:
    page = pages_in(site)["exercises/first-signs.html"]
    sheets = [section["id"] for section in page.all("section") if section.get("class") == "sheet"]
    assert sheets == ["handout-figures", "worksheet-signs"]
    assert {"note-EST-14", "handout-figures-note-EST-14"} <= set(page.ids())
    assert [link["href"] for link in page.all("a") if "data-print" in link] == [f"#print-{id}" for id in sheets]


def test_an_exercise_leads_to_others_for_the_same_part_of_the_plan(site: Path) -> None:
    page = read(site, "exercises/first-signs.html")
    assert '<dt>What happens here</dt><dd><a href="../exercises/second-signs.html">Second signs</a></dd>' in page


def test_a_tool_that_is_filled_in_says_that_no_real_case_belongs_on_it(site: Path, tmp_path: Path) -> None:
    assert "Do not fill with real cases in training" in read(site, "toolkit/whom-to-tell.html")
    card = msgspec.structs.replace(KIT.tools[0], kind="card")
    build(tmp_path, msgspec.structs.replace(KIT, tools=(card,)))
    assert "Do not fill with real cases in training" not in read(tmp_path, "toolkit/whom-to-tell.html")


def test_an_agenda_has_clock_times_sums_and_links(site: Path) -> None:
    page = read(site, "agendas/one-day.html")
    assert '<th scope="row">10:25</th><td>60</td><td><b>Lunch</b></td>' in page
    assert "End at 12:00. Sessions: 90 minutes. Breaks: 60 minutes." in page
    assert '<a href="../exercises/first-signs.html">First signs</a> (half-time version)' in page
    assert '<a href="../icebreakers/index.html#stretch">Stretch</a>' in page


def test_the_long_case_stands_in_its_order(site: Path) -> None:
    index, part = read(site, "cases/index.html"), read(site, "cases/harbour-1.html")
    assert index.index("Harbour, part 1") < index.index("Harbour, part 2") < index.index("The boy on the farm")
    assert "Agriculture · West Africa · a boy · within a country" in index
    assert "Next part: Harbour, part 2" in part
    assert '<a href="../exercises/first-signs.html">First signs</a>' in part


def test_the_framework_leads_from_level_and_side_to_a_factor(site: Path) -> None:
    assert '<a href="family.html#debt-to-recruiter">' in read(site, "vulnerability/index.html")
    assert "Share of households that borrowed for a journey" in read(site, "vulnerability/family.html")


def test_a_kit_without_any_of_these_has_none_of_their_pages(tmp_path: Path) -> None:
    bare = msgspec.structs.replace(KIT, exercises=(), tools=(), guide=None, icebreakers=(), agendas=())
    build(tmp_path, bare)
    made = {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*.html")}
    assert made & {"exercises", "toolkit", "guide", "icebreakers", "agendas"} == set()
    assert missing_targets(tmp_path) == []
