"""The reports of a survey and of lists in a browser: axe, narrow and wide, light and dark, folded and open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.roads.journeys.hub_process import ROOT, run_tutela
from tests.roads.journeys.looks import dress, find_small_targets, find_violations, scrolls_sideways

pytestmark = pytest.mark.browser

TABLES = ROOT / "tests" / "evidence" / "estimate" / "tables"
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


def profile_of_a_survey(folder: Path) -> Path:
    """Give the report of the teaching country with everything that a report can hold."""
    run_tutela("evidence", "country", "-o", folder, "--children", "3000", "--districts", "16", "--format", "csv")
    name = folder / "invented-for-training-"
    asked = ["--by", "region", "--by", "sex,age_group", "--small-areas", "district", "--areas", f"{name}districts.csv"]
    place: list[str | Path] = ["--map", "teaching-country", "--geojson", f"{name}regions.geojson", "-o", folder / "out"]
    run_tutela("evidence", "profile", f"{name}children.csv", *place, *asked)
    return folder / "out" / "invented-for-training-report.html"


def estimate_of_lists(folder: Path) -> Path:
    """Give the report of three lists."""
    lists = TABLES / "artificial_three_lists.csv"
    quick = ["--main", "bic", "--bootstraps", "20", "--iterations", "400"]
    run_tutela("evidence", "estimate", lists, *quick, "-o", folder / "out")
    return next((folder / "out").glob("*.html"))


@pytest.mark.parametrize("make", [profile_of_a_survey, estimate_of_lists])
def test_a_report_can_be_read_by_everybody(chromium: Browser, tmp_path: Path, make: Callable[[Path], Path]) -> None:
    page = chromium.new_page(java_script_enabled=True)
    page.goto(make(tmp_path).as_uri())
    for opened in (False, True):
        if opened:
            page.evaluate(OPEN_ALL)
        for width, scheme in ((320, "light"), (1440, "dark")):
            dress(page, width, scheme)
            assert (find_violations(page), find_small_targets(page), scrolls_sideways(page)) == ([], [], False)
    page.close()
