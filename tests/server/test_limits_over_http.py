"""What a hub takes of one course, of one learner, and where its disk has little room, over http."""

from __future__ import annotations

import base64
import html
import http.client
import re
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier
from typing import Any

import msgspec
import pytest

from tests.sample_statements import make_statement
from tests.server.hub_over_http import NAME, Visitor, open_course, run_country, sign_in
from tests.server.test_disk import NOBODY_NEW
from tests.server.test_joining import credentials_in
from tests.server.test_places import FULL
from tutela.server.disk import MB, free_bytes

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


class Device:
    """A device that joined a course and sends what it likes."""

    def __init__(self, port: int, page: str) -> None:
        self.port, self.given = port, credentials_in(page.encode())

    def make(self, number: int) -> list[dict[str, Any]]:
        """Give so many new statements of its learner."""
        return [make_statement(1, id=str(uuid.uuid4()), actor=self.given["actor"]) for _ in range(number)]

    def send(self, statements: list[dict[str, Any]]) -> tuple[int, str | None, Any]:
        """Send a batch; give status, Retry-After and what the door says."""
        return self._ask("POST", msgspec.json.encode(statements))

    def read(self) -> list[Any]:
        """Give what the log has of its learner."""
        return list(self._ask("GET", None)[2]["statements"])

    def _ask(self, method: str, body: bytes | None) -> tuple[int, str | None, Any]:
        shown = base64.b64encode(f"{self.given['user']}:{self.given['token']}".encode()).decode()
        headers = {
            "Host": NAME,
            "Authorization": f"Basic {shown}",
            "Content-Type": "application/json",
            "X-Experience-API-Version": "2.0.0",
        }
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(method, "/xapi/statements", body, headers)
            answer = connection.getresponse()
            return answer.status, answer.headers["Retry-After"], msgspec.json.decode(answer.read())


def test_a_device_that_sends_too_much_is_asked_to_wait_and_the_facilitator_sees_it(port: int) -> None:
    desk, course, code = open_course(port)
    device = Device(port, come(port, code, "Heron")[1])
    other = Device(port, come(port, code, "Plover")[1])
    batches = [device.make(1_000) for _ in range(5)]
    assert [device.send(batch)[0] for batch in [*batches, batches[0]]] == [200] * 6
    assert "sends more answers" not in desk.page(course)
    status, wait, told = device.send(device.make(1))
    assert (status, told) == (
        429,
        {"error": "nothing of this request was kept: a learner may send 5,000 statements a day; send again tomorrow"},
    )
    assert wait is not None
    assert 0 < int(wait) <= 86_400
    assert other.send(other.make(50))[0] == 200
    page = html.unescape(desk.page(course))
    assert (
        "A device of 1 learner sends more answers than anybody gives, and the hub keeps no more of them now. Somebody "
        "may be inventing answers; or a device brings those of years, and the rest comes on the next days. On the "
        "device nothing is lost. The nickname is marked below."
    ) in page
    assert re.findall(r"<li><span>(\w+) <span[^>]*>joined[^<]*· <b>sends too much</b>", page) == ["Heron"]


def test_where_the_disk_has_little_room_the_hub_takes_less_and_says_so(tmp_path: Path) -> None:
    with run_country(tmp_path) as (port, _hub):
        _desk, course, code = open_course(port)
        status, page = come(port, code, "Heron")
        device, phrase = Device(port, page), credentials_in(page.encode())["phrase"]
    free = free_bytes(tmp_path) // MB

    with run_country(tmp_path, "", "--disk-reserve", str(2 * free)) as (port, _hub):
        status, page = come(port, code, "Plover")
        assert (status, NOBODY_NEW in page) == (422, True)
        again = Visitor(port)
        again.page("/hub/continue/")
        assert again.ask("/hub/continue/", {"phrase": phrase})[0] == 200
        device.port = port
        assert device.send(device.make(2))[0] == 200
        said = f"Less than {2 * free} MB are free on the disk of this hub. It takes no new learners and no files until"
        assert said in sign_in(port).page(course)
        status, _place, health = Visitor(port).ask("/health")
        assert (status, said in health) == (200, True)

    with run_country(tmp_path, "", "--disk-reserve", str(8 * free)) as (port, _hub):
        device.port = port
        assert device.send(device.make(1)) == (
            507,
            "300",
            {"error": "the disk of this hub is nearly full; nothing was kept; send again later"},
        )
        assert len(device.read()) == 2
        said = f"Less than {2 * free} MB are free on the disk of this hub. It keeps no new answers until there is more;"
        assert said in sign_in(port).page(course)
        status, _place, health = Visitor(port).ask("/health")
        assert (status, '"failing": ["disk"]' in health, said in health) == (503, True, True)
