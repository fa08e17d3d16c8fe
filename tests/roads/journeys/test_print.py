"""Printed: the text of a unit and the certificate, without what only a screen needs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.roads.journeys.answering import UNIT, answer_test
from tests.roads.journeys.hub_process import HubProcess
from tests.roads.journeys.learner import Learner

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey-reading")]


def check_print(page: Page) -> None:
    """See that the way around the package is not printed and the text is."""
    page.emulate_media(media="print")
    for selector in ("header.bar", "nav.contents", ".foot ul"):
        for shown in page.locator(selector).all():
            expect(shown).to_be_hidden()
    expect(page.locator("main p").locator("visible=true").first).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_unit_is_printed_with_its_answers_folded_away(hub: HubProcess, learner: Callable[..., Learner]) -> None:
    check_print(learner(f"{hub.address}/learn/").open(UNIT))


def test_a_certificate_is_printed_on_one_page(hub: HubProcess, learner: Callable[..., Learner]) -> None:
    one = learner(f"{hub.address}/learn/")
    page = one.open("first-steps/test.html")
    answer_test(page, "Begin the test", "End the test")
    expect(page.get_by_role("heading", name="Passed")).to_be_visible()
    page.goto(one.base + "certificate.html")
    expect(page.locator(".certificate")).to_be_visible()
    check_print(page)
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
