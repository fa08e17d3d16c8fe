"""The pages of results in Chromium, without scripts: axe, and no page wider than a phone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, sync_playwright

from tests.chromium import STARTING
from tests.server.seeding import seed_course
from tests.server.test_filling import browser_of
from tutela.server.courses.models import Course
from tutela.server.people.models import Learner
from tutela.server.results.counting import count_course
from tutela.server.results.follow_up import make_slip

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

ROOT = Path(__file__).parents[2]
WEB = ROOT / "src/tutela/delivery/web"
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
STYLE = "".join(file.read_text("utf-8") for file in [*sorted((WEB / "styles").glob("[0-9]*.css")), WEB / "hub.css"])
RUN_AXE = """async () => (await axe.run(document, {preload: false})).violations
    .map((one) => one.id + ': ' + one.nodes[0].html)"""


def pages_of(desk: Client, course: Course, learner: Learner) -> dict[str, str]:
    """Give the pages as their readers get them."""
    start, own = f"/hub/desk/{course.id}", browser_of(learner)
    row = course.plan_pieces.filter(part="measures").last()
    assert row is not None
    ways: list[tuple[Client, str]] = [
        (desk, f"{start}/results/"),
        (desk, f"{start}/results/words/"),
        (desk, f"{start}/results/attendance/"),
        (desk, f"{start}/results/paper/form:course:1/"),
        (desk, f"{start}/results/paper/test:understanding/"),
        (desk, f"{start}/results/follow-up/"),
        (desk, f"{start}/action-plan/"),
        (desk, f"{start}/action-plan/change/{row.id}/"),
        (desk, "/hub/desk/compare/"),
        (own, "/hub/me/results/"),
        (own, "/hub/me/action-plan/"),
        (own, "/hub/evaluation/day/2/"),
        (Client(), "/hub/follow-up/"),
        (Client(), f"/hub/follow-up/?words={make_slip(course)}"),
    ]
    pages = {path: client.get(path).content.decode() for client, path in ways}
    pages["slips"] = desk.post(f"{start}/results/follow-up/", {"number": "2"}).content.decode()
    return pages


def test_pages_fit_and_axe_finds_nothing(desk: Client, course: Course) -> None:
    learners = seed_course(course, 10)
    count_course(course)
    pages = pages_of(desk, course, learners[0])
    faults: dict[tuple[str, int], list[str]] = {}
    # Playwright runs a loop in this thread, in which Django reads no database: all pages are there before.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**STARTING)
        for width in (320, 1440):
            page = browser.new_page(viewport={"width": width, "height": 800})
            faults |= {(path, width): found for path, text in pages.items() if (found := find_faults(page, text))}
    assert faults == {}


def find_faults(page: Page, text: str) -> list[str]:
    """Give what axe finds on a page without its scripts, and whether it is wider than the screen."""
    page.set_content(re.sub(r"<link rel=\"(?:stylesheet|icon)\"[^>]*>|<script.*?</script>", "", text, flags=re.DOTALL))
    page.add_style_tag(content=STYLE)
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN_AXE)
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("wider than the screen")
    return found
