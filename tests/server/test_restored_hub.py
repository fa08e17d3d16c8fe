"""A real hub is put back to an older backup, on SQLite and PostgreSQL: nothing that was erased meanwhile is in it."""

from __future__ import annotations

import base64
import http.client
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.postgres import find_programs, postgres_address
from tests.server.hub_over_http import NAME, Visitor, current, open_course, run_country, sign_in
from tests.server.test_joining import credentials_in

__all__ = ["postgres_address"]

THOUGHT = "11111111-1111-4111-8111-111111111111"
ERASED = ("Curlews of Kwame", "Godwits of Kwame", "Dunlins of Kwame", "Knots of Kwame", "Plovers of Kwame")
"""A thought before it was worded anew, a row of a board, a question, words on a sheet, a row of the plan."""
KEPT = ("Curlews of somebody", "Knots in the wind")


@dataclass
class Course:
    """A course at its desk, somebody with a phone in it, and the header of that phone's credential."""

    desk: Visitor
    place: str
    phone: Visitor
    credential: str

    def share(self, text: str) -> None:
        """Share the thought, or word it anew."""
        headers = {
            "Host": NAME,
            "X-Forwarded-Proto": "https",
            "Authorization": self.credential,
            "Content-Type": "application/json",
        }
        body = msgspec.json.encode({"id": THOUGHT, "activity": "a", "text": text})
        with closing(http.client.HTTPConnection("127.0.0.1", self.phone.port, timeout=30)) as connection:
            connection.request("POST", "/hub/shared-texts/", body=body, headers=headers)
            assert connection.getresponse().status == 200

    def pages(self) -> str:
        """Give all that the desk shows of what people wrote."""
        places = ("thoughts/", "room/", "results/words/", "action-plan/")
        return "\n".join(self.desk.page(self.place + one) for one in places)


def open_with_words(port: int) -> Course:
    """Open a course in which everything of ERASED, and what is to stay, was written."""
    desk, place, code = open_course(port)
    phone = Visitor(port)
    phone.page("/hub/join/")
    form = {"code": code, "nickname": "Heron", "constituent": "government", "reach": "policy"}
    given: dict[str, Any] = credentials_in(phone.ask("/hub/join/", form)[2].encode())
    pair = base64.b64encode(f"{given['user']}:{given['token']}".encode()).decode()
    course = Course(desk, place, phone, f"Basic {pair}")
    course.share(ERASED[0])
    desk.send(f"{place}room/open/", day="0", zone="60")
    phone.page("/hub/room/")
    desk.send(f"{place}room/do/group/", size="2", mix="mixed")
    desk.send(f"{place}room/do/make/", kind="board", title="What to do", columns="Measure", now="1")
    phone.act(activity=current(phone), **{"cell-0": ERASED[1]})
    desk.send(f"{place}room/do/park/", text=ERASED[2])
    sheets = f"{place}results/paper/form:day:1/"
    desk.page(sheets)
    desk.send(sheets, kept="0", people="6", keep=f"{ERASED[3]}\n{KEPT[1]}", **{"useful-5": "6"})
    desk.send(f"{place}results/count/")
    desk.page(f"{place}action-plan/add/situation/")
    desk.send(f"{place}action-plan/add/situation/", text=ERASED[4])
    return course


def erase_words(course: Course) -> None:
    """Erase each of ERASED as people do, and word the thought anew."""
    desk, place = course.desk, course.place
    course.share(KEPT[0])
    entries = re.findall(r'name="entry" value="([0-9a-f-]{36})"', desk.page(f"{place}room/"))
    assert len(set(entries)) == 2
    for entry in set(entries):
        desk.send(f"{place}room/do/erase-entry/", entry=entry)
    said = re.search(
        rf"{ERASED[3]}.*?results/words/([0-9a-f-]{{36}})/erase/", desk.page(f"{place}results/words/"), re.S
    )
    assert said
    desk.send(f"{place}results/words/{said[1]}/erase/")
    row = re.search(r'name="row" value="([0-9a-f-]{36})"', desk.page(f"{place}action-plan/"))
    assert row
    desk.send(f"{place}action-plan/rows/", row=row[1], do="erase")


def find_in_files(folder: Path, words: tuple[str, ...]) -> list[tuple[str, str]]:
    files = [file for file in folder.glob("*") if file.is_file()]
    assert files
    return [(file.name, one) for file in files for one in words if one.encode() in file.read_bytes()]


def tutela(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "tutela.cli", *map(str, arguments)], check=True, capture_output=True)


def run_twice(folder: Path, database: str, back_up: Callable[[], None], restore: Callable[[], None]) -> None:
    """Let a hub be backed up, its words be erased, and the backup be restored; look at all pages and files."""
    with run_country(folder, database) as (port, hub):
        course = open_with_words(port)
        pages = course.pages()
        assert [one for one in (*ERASED, KEPT[1]) if one not in pages] == []
        back_up()
        erase_words(course)
        pages = course.pages()
        assert [one for one in ERASED if one in pages] == []
        # While the hub runs: neither in free pages nor in the write-ahead log.
        assert find_in_files(folder / "data", ERASED) == []
        hub.send_signal(signal.SIGTERM)
        assert hub.wait(30) in (0, -signal.SIGTERM)
    restore()
    with run_country(folder, database) as (port, _hub):
        course.desk, course.phone.port = sign_in(port), port
        pages = course.pages()
        assert [one for one in ERASED if one in pages] == []
        assert KEPT[1] in pages
        assert find_in_files(folder / "data", ERASED) == []
        course.share(KEPT[0])
        assert KEPT[0] in course.pages()


def test_an_older_backup_brings_back_no_words(tmp_path: Path) -> None:
    file, data = tmp_path / "older.zip", tmp_path / "data"

    def back_up() -> None:
        tutela("backup", "--data", data, "-o", file)

    def restore() -> None:
        tutela("restore", file, "--data", data, "--replace")
        assert find_in_files(data, ERASED), "the backup had them"

    run_twice(tmp_path, "", back_up, restore)


@pytest.mark.postgres
def test_an_older_dump_of_postgresql_brings_back_no_words(
    tmp_path: Path, postgres_address: Callable[[str], str]
) -> None:
    address, programs = postgres_address("older"), find_programs()
    assert programs

    def run(program: str, *arguments: str) -> None:
        subprocess.run([programs / program, *arguments], check=True, capture_output=True)

    def back_up() -> None:
        run("pg_dump", "-Fc", "-f", str(tmp_path / "older.dump"), address)

    def restore() -> None:
        assert ERASED[1].encode() in subprocess.check_output(
            [programs / "pg_restore", "-f", "-", str(tmp_path / "older.dump")]
        )
        run("pg_restore", "--clean", "--if-exists", "-d", address, str(tmp_path / "older.dump"))

    run_twice(tmp_path, address, back_up, restore)
