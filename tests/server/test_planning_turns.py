"""The planner takes one course at a time; others wait their turn."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import tutela.planner
from tests.planner.menu import make_wishes
from tutela.server.courses.models import Course
from tutela.server.package import find_package
from tutela.server.plans.menu import Desk
from tutela.server.plans.planning import plan_anew


@pytest.mark.usefixtures("package")
def test_two_plans_asked_for_at_once_are_made_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    site = find_package()
    assert site is not None
    at_work, most, threads = 0, 0, set[str]()
    planned: Any = object()

    def plan_slowly(*_asked: Any, **_more: Any) -> Any:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        threads.add(threading.current_thread().name)
        time.sleep(0.05)
        at_work -= 1
        return planned

    monkeypatch.setattr(tutela.planner, "plan_course", plan_slowly)
    desk = Desk(Course(title="Course"), site)
    with ThreadPoolExecutor(3) as pages:
        made = list(pages.map(lambda _page: plan_anew(desk, make_wishes()), range(3)))
    assert made == [planned] * 3
    assert most == 1
    assert all(name.startswith("planner") for name in threads), "never in the thread of a page"
