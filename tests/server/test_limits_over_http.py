"""What a hub takes of one course, over http."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tests.server.hub_over_http import Visitor, open_course, run_country
from tests.server.test_places import FULL

FORM = {"constituent": "government", "reach": "policy"}


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Give the port of a hub on SQLite that says nothing of a fault."""
    folder = tmp_path_factory.mktemp("hub")
    with run_country(folder) as (port, _hub):
        yield port
    assert '"event":"fault"' not in (folder / "said").read_text("utf-8")


def come(port: int, code: str, nickname: str, ready: Callable[[], object] = lambda: None) -> tuple[int, str]:
    """Ask for a place, once `ready` returns; give status and page."""
    phone = Visitor(port)
    phone.page("/hub/join/")
    ready()
    status, _place, page = phone.ask("/hub/join/", {"code": code, "nickname": nickname, **FORM})
    return status, page


def give_the_last_places(port: int) -> None:
    """Let twelve come at once to a course with two places."""
    desk, course, code = open_course(port)
    desk.page(f"{course}places/")
    desk.send(f"{course}places/", places="2")
    together = Barrier(12)
    with ThreadPoolExecutor(12) as phones:
        answers = list(phones.map(lambda number: come(port, code, f"Heron {number}", together.wait), range(12)))
    assert sorted(status for status, _page in answers) == [200] * 2 + [422] * 10
    assert all(FULL in page for status, page in answers if status == 422)
    assert "Places taken: 2 of 2." in desk.page(course)


def test_the_last_places_are_given_once_to_those_who_come_at_once(port: int) -> None:
    give_the_last_places(port)
