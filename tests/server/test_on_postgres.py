"""The hub of a country on PostgreSQL: the rooms' own tests once more, and a course from desk to results over http."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.postgres import postgres_address
from tests.server.hub_over_http import Visitor, current, join, open_course, run_country
from tests.server.test_limits_over_http import give_the_last_places
from tests.server.test_plan_changing import PLAN
from tutela.server.plans.planfile import write_plan_text

__all__ = ["postgres_address"]

pytestmark = pytest.mark.postgres
ROOT = Path(__file__).parents[2]
SUITE = (
    "live",
    "test_access.py",
    "test_action_plans.py",
    "test_archive.py",
    "test_coming_back.py",
    "test_ending.py",
    "test_erasing_a_course.py",
    "test_export.py",
    "test_filling.py",
    "test_members.py",
    "test_places.py",
    "test_plan_changing.py",
    "test_results.py",
    "test_results_access.py",
)
"""What is tried on both databases: rooms, results, action plans, the desk and the end of a course."""


def test_rooms_and_results_do_on_postgresql_what_they_do_on_sqlite(
    postgres_address: Callable[[str], str],
) -> None:
    # Threads of tests keep connections; the whole server is thrown away in the end.
    left = "ignore:Error when trying to teardown test databases:pytest.PytestWarning"
    alone = ["-p", "no:cacheprovider", "-p", "no:randomly", "-m", "not postgres", "-W", left]
    command = [sys.executable, "-m", "pytest", "-q", *alone]
    done = subprocess.run(
        [*command, *(f"tests/server/{name}" for name in SUITE)],
        cwd=ROOT,
        env={**os.environ, "TUTELA_DATABASE": postgres_address("suite")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:]


@pytest.fixture
def port(tmp_path: Path, postgres_address: Callable[[str], str]) -> Iterator[int]:
    """Give the port of a country hub on PostgreSQL; it must say nothing of a fault, and end when it is asked to."""
    with run_country(tmp_path, postgres_address("country")) as (port, hub):
        yield port
        hub.send_signal(signal.SIGTERM)
        assert hub.wait(30) in (0, -signal.SIGTERM)
    assert '"event":"fault"' not in (tmp_path / "said").read_text("utf-8")
    assert not (tmp_path / "data" / "hub.sqlite3").exists()


def test_a_course_goes_from_the_desk_through_the_room_to_its_results(port: int) -> None:
    desk, course, code = open_course(port)
    desk.send(f"{course}plan/read/", text=write_plan_text(PLAN))
    desk.send(f"{course}room/open/", day="0", zone="60")
    phones = [join(port, code, f"Heron {number}") for number in range(6)]
    desk.send(f"{course}room/do/group/", size="3", mix="mixed")
    hold_activities(desk, course, phones)
    desk.send(f"{course}room/do/close-room/")
    read_results(desk, course, phones)


def test_the_last_places_are_given_once_to_those_who_come_at_once(port: int) -> None:
    give_the_last_places(port)


def hold_activities(desk: Visitor, course: str, phones: list[Visitor]) -> None:
    do = f"{course}room/do/"
    desk.send(f"{do}make/", kind="poll", title="Is it a chain?", options="Yes\nNo", now="1")
    poll = current(phones[0])
    for place, phone in enumerate(phones):
        assert "Your answer is in" in str(phone.act(activity=poll, option=str(place % 2))["parts"])
    desk.send(f"{do}close/", activity=poll)
    assert "6 of 6 have answered" in desk.page(f"{course}room/")
    board = {"kind": "board", "title": "What to do", "columns": "Measure", "plan_part": "situation", "now": "1"}
    desk.send(f"{do}make/", **board)
    phones[0].act(activity=current(phones[0]), **{"cell-0": "School meals"})
    desk.send(f"{do}make/", kind="review", now="1")
    for phone in phones:
        phone.act(activity=current(phone), useful="5", unclear="Who signs?")


def read_results(desk: Visitor, course: str, phones: list[Visitor]) -> None:
    assert "School meals" in desk.page(f"{course}action-plan/")
    assert "Who signs?" in desk.page(f"{course}results/words/")
    desk.send(f"{course}results/count/")
    assert "How was this day?" in desk.page(f"{course}results/")
    assert "You have ended no test in this course yet." in phones[0].page("/hub/me/results/")
    assert desk.ask(f"{course}export/")[0] == 200
