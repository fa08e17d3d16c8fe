"""A person erased: gone from every file, their credential refused, and brought back by nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.roads.journeys.answering import UNIT, answer_rightly, item_of
from tests.roads.journeys.facilitating import open_course
from tests.roads.journeys.hub_process import HubProcess, find_in_files, run_tutela, xapi_headers
from tests.roads.journeys.learner import Learner, credential_of, join, wait_until_sent

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journey-erased")]

NICKNAME = "Oystercatcher"
SHARED = "Turnstones turn stones"


def leave_traces(hub: HubProcess, page: Page) -> None:
    """Answer, and share a reflection, so that there is something to erase."""
    answer_rightly(item_of(page, "choice"))
    reflection = item_of(page, "reflect")
    reflection.locator("textarea").fill(SHARED)
    reflection.get_by_role("button", name="Done").click()
    reflection.get_by_role("button", name="Share with the facilitators").click()
    expect(reflection.get_by_text("Shared. You can take it back.")).to_be_visible()
    wait_until_sent(page)
    assert find_in_files(hub.data, NICKNAME)
    assert find_in_files(hub.data, SHARED)


def erase_me(hub: HubProcess, page: Page) -> None:
    """Erase oneself by the hub's own page."""
    page.goto(f"{hub.address}/hub/me/")
    page.get_by_label("Yes, erase me from this hub").check()
    page.get_by_role("button", name="Erase me from this hub").click()
    expect(page.get_by_role("heading", name="You are erased from this hub")).to_be_visible()


def is_refused(hub: HubProcess, credential: dict[str, Any]) -> bool:
    """Tell whether the xAPI door refuses a credential."""
    return hub.ask("/xapi/statements", headers=xapi_headers(credential))[0] == 401


def test_who_is_erased_is_in_no_file_and_comes_back_by_no_merge(
    make_hub: Callable[..., HubProcess], learner: Callable[..., Learner], tmp_path: Path
) -> None:
    hub = make_hub()
    one = learner(f"{hub.address}/learn/", may_lose_line=True)
    join(one, open_course(hub), NICKNAME)
    page = one.open(UNIT)
    leave_traces(hub, page)
    credential = credential_of(page)
    before, other = tmp_path / "before.zip", tmp_path / "other"
    run_tutela("backup", "--data", hub.data, "-o", before)

    erase_me(hub, page)
    assert is_refused(hub, credential)
    page.goto(one.base + UNIT)
    answer_rightly(item_of(page, "sort"))
    expect(page.locator(".connection")).to_contain_text("The course does not know this device any more.")
    assert credential["actor"]["account"]["name"] in str(hub.statements()), "the log keeps the codes"
    hub.stop()
    assert find_in_files(hub.data, NICKNAME) == []
    assert find_in_files(hub.data, SHARED) == []

    run_tutela("restore", "--data", other, before)
    run_tutela("merge", other, hub.data)
    run_tutela("merge", hub.data, other)
    assert find_in_files(hub.data, NICKNAME) == []
    for back in (HubProcess(hub.site, other), hub):
        back.start()
        assert is_refused(back, credential)
        back.stop()
        assert find_in_files(back.data, NICKNAME) == []
        assert find_in_files(back.data, SHARED) == []
