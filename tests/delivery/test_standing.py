"""Pages that stand are left alone as long as nobody touches them, and never hide that one was changed."""

from __future__ import annotations

import functools
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path
from threading import Thread

import msgspec
import pytest

from tests.delivery.site_checks import NO_BUNDLES
from tests.sample_kit import KIT, TODAY
from tutela.compiler import compile_kit
from tutela.delivery.web import SiteReport, write_site
from tutela.delivery.web import frame as framing
from tutela.delivery.web.alone import alone_in
from tutela.delivery.web.elements import Markup
from tutela.delivery.web.pages import review
from tutela.delivery.web.site import Sheet, Site
from tutela.model.document import Paragraph, Text
from tutela.model.package import Package

PACKAGE = compile_kit(KIT, today=TODAY)
PAGE = "glossary.html"


def build(folder: Path, out: str = "site", zip_to: Path | None = None, package: Package = PACKAGE) -> SiteReport:
    return write_site(
        package, folder / out, hub=None, bundles=NO_BUNDLES, kept=folder / "kept" / "pages", zip_to=zip_to
    )


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Give a folder in which the sample kit was built."""
    build(tmp_path)
    return tmp_path


def count_framed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    framed: list[str] = []
    genuine = framing.page_data

    def page_data(sheet: Sheet, site: Site, strings: Mapping[str, str]) -> dict[str, object]:
        framed.append(sheet.path)
        return genuine(sheet, site, strings)

    monkeypatch.setattr(framing, "page_data", page_data)
    return framed


def test_a_run_waits_until_another_into_the_same_folder_has_ended(built: Path) -> None:
    second = Thread(target=build, args=(built,))
    with alone_in(built / "site"):
        (built / "site" / PAGE).write_bytes(b"<h1>Of another run</h1>")
        second.start()
        second.join(1)
        assert (second.is_alive(), (built / "site" / PAGE).read_bytes()) == (True, b"<h1>Of another run</h1>")
    second.join(30)
    build(built, "alone")
    assert contents(built / "site") == contents(built / "alone")


def test_a_page_that_stands_is_not_put_together_again(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, framed = contents(built / "site"), count_framed(monkeypatch)
    report = build(built)
    assert framed
    assert PAGE not in framed
    assert (report.written, contents(built / "site")) == (0, before)
    assert report.size == sum(map(len, before.values()))


def with_sentence(text: str) -> Package:
    """Give the package of the sample kit with one more sentence in its first unit."""
    book = KIT.books[0]
    unit = msgspec.structs.replace(book.units[0], blocks=(*book.units[0].blocks, Paragraph((Text(text),))))
    changed = msgspec.structs.replace(book, units=(unit, *book.units[1:]))
    return compile_kit(msgspec.structs.replace(KIT, books=(changed, *KIT.books[1:])), today=TODAY)


def test_the_parts_of_a_page_that_stands_are_not_thrown_away(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    genuine, made = review._write_items, []

    @functools.wraps(genuine)
    def write_items(site: Site, object: str, unit: str) -> Markup:
        made.append(unit)
        return genuine(site, object, unit)

    monkeypatch.setattr(review, "_write_items", write_items)
    sizes = []
    for turn in range(12):
        package = with_sentence(f"{turn} " * 4_000)
        for _ in range(2):  # the second time the review stands
            build(built, package=package)
            sizes.append((built / "kept" / "pages").stat().st_size)
    assert sizes != sorted(sizes), "at least once the file was written anew"
    assert {*made} == {KIT.books[0].units[0].id}


def test_a_page_of_what_did_not_change_keeps_its_bytes_when_a_unit_changes(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = KIT.books[0].units[0]
    package, framed = with_sentence("New."), count_framed(monkeypatch)
    before = contents(built / "site")
    build(built, package=package)
    book = KIT.books[0].id
    after = contents(built / "site")
    told = {"certificate.html", "package.json", "search.html"}
    search = {path for path in before.keys() | after.keys() if path.startswith("assets/search-index-")}
    changed_files = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert changed_files == {f"{book}/{unit.id}.html", *told, *search}
    assert f"{book}/{unit.id}.html" in framed
    assert not {f"{book}/test.html", f"{book}/precheck.html", f"{book}/{KIT.books[0].units[1].id}.html"} & {*framed}
    build(built, "alone", package=package)
    assert contents(built / "site") == contents(built / "alone")


@pytest.mark.parametrize("text", ["other", ""])
def test_a_page_that_somebody_changed_is_written_again(built: Path, text: str) -> None:
    before = contents(built / "site")
    (built / "site" / PAGE).write_text(text, "utf-8")
    assert build(built).written == 2  # the page, and the list of files that says when a run was stopped
    assert contents(built / "site") == before


def test_a_page_of_the_same_size_is_known_by_its_time(built: Path) -> None:
    before = contents(built / "site")
    (built / "site" / PAGE).write_bytes(b"x" * len(before[PAGE]))
    os.utime(built / "site" / PAGE, ns=(1, 1))
    build(built)
    assert contents(built / "site") == before


def test_a_page_that_is_gone_is_written_again(built: Path) -> None:
    before = contents(built / "site")
    (built / "site" / PAGE).unlink()
    build(built)
    assert contents(built / "site") == before


def test_a_build_into_another_folder_is_whole(built: Path) -> None:
    build(built, "other")
    assert contents(built / "other") == contents(built / "site")


@pytest.mark.parametrize("spoilt", [b"", b"\x93spoilt"])
def test_a_spoilt_list_of_what_stands_is_as_good_as_none(built: Path, spoilt: bytes) -> None:
    before = contents(built / "site")
    (built / "kept" / "standing").write_bytes(spoilt)
    assert build(built).written == 0
    assert contents(built / "site") == before


def test_a_zip_holds_the_pages_that_stand_too(built: Path) -> None:
    build(built, zip_to=built / "site.zip")
    with zipfile.ZipFile(built / "site.zip") as archive:
        held = {name.split("/", 1)[1]: archive.read(name) for name in archive.namelist()}
    assert held == contents(built / "site")
