"""What is kept between runs: the same bytes as made afresh, whatever changed, and nothing made twice."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.delivery.site_checks import NO_BUNDLES
from tests.sample_kit import KIT, TODAY
from tutela.compiler import compile_kit
from tutela.delivery.web import write_site
from tutela.delivery.web.article import write_article
from tutela.delivery.web.item import write_item
from tutela.delivery.web.kept import Shelf
from tutela.delivery.web.open import open_site
from tutela.delivery.web.pages import bank, unit
from tutela.delivery.web.site import Sheet, Site
from tutela.model.kept_file import Kept, read_kept, write_kept
from tutela.model.kit import Book, Kit
from tutela.model.package import UnitObject
from tutela.source.visible import change_visible

EVERY = 3
"""One of so many strings of the sample kit is changed."""


def build(out: Path, kept: Path | None, kit: Kit = KIT, today: datetime.date = TODAY) -> dict[str, bytes]:
    write_site(compile_kit(kit, today=today), out, hub="/hub/", bundles=NO_BUNDLES, kept=kept)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kept")
    build(folder / "site", folder / "pages")
    return folder / "pages"


def with_one_changed(number: int) -> Kit | None:
    """Give the kit with its visible string of that number changed, or None where it has fewer."""
    seen = -1

    def change(_: str, text: str) -> str:
        nonlocal seen
        seen += 1
        return f"{text} anew" if seen == number else text

    changed = change_visible(KIT, change, lambda inlines: inlines)
    return changed if seen >= number else None


def test_whatever_text_changes_the_site_is_the_same_as_made_afresh(kept: Path, tmp_path: Path) -> None:
    number = 0
    while kit := with_one_changed(number):
        warm = Path(shutil.copy(kept, tmp_path / "pages"))
        assert build(tmp_path / "warm", warm, kit) == build(tmp_path / "cold", None, kit), number
        number += EVERY
    assert number > 50


def turned(book: Book) -> Book:
    return msgspec.structs.replace(book, units=book.units[::-1])


@pytest.mark.parametrize(
    "kit",
    [
        msgspec.structs.replace(KIT, books=tuple(map(turned, KIT.books))),
        msgspec.structs.replace(KIT, books=KIT.books[::-1]),
        msgspec.structs.replace(KIT, pages=KIT.pages[1:]),
        msgspec.structs.replace(KIT, questions=KIT.questions[1:]),
        msgspec.structs.replace(KIT, language="ar", interface={"page.search": "بحث"}),
        msgspec.structs.replace(KIT, iri="https://tutela.example/kit/other", version="2"),
    ],
    ids=["units turned", "books turned", "a page less", "a question less", "a language", "a version"],
)
def test_whatever_is_moved_or_taken_out_the_site_is_the_same_as_made_afresh(
    kept: Path, tmp_path: Path, kit: Kit
) -> None:
    warm = Path(shutil.copy(kept, tmp_path / "pages"))
    assert build(tmp_path / "warm", warm, kit) == build(tmp_path / "cold", None, kit)


def test_another_day_tells_which_facts_are_overdue(kept: Path, tmp_path: Path) -> None:
    later = datetime.date(2099, 1, 1)
    warm = Path(shutil.copy(kept, tmp_path / "pages"))
    assert build(tmp_path / "warm", warm, today=later) == build(tmp_path / "cold", None, today=later)


def counting(made: list[str], genuine: Callable[..., object]) -> Callable[..., object]:
    def count(*given: object, **named: object) -> object:
        made.append(genuine.__name__)
        return genuine(*given, **named)

    return count


def test_one_changed_unit_is_the_only_one_made_anew(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    monkeypatch.setattr(unit, "write_article", counting(made, write_article))
    monkeypatch.setattr(bank, "write_item", counting(made, write_item))
    warm = Path(shutil.copy(kept, tmp_path / "pages"))
    build(tmp_path / "site", warm)
    assert made == []
    book = KIT.books[0]
    first = msgspec.structs.replace(book.units[0], blocks=book.units[0].blocks[:-1])
    kit = msgspec.structs.replace(
        KIT, books=(msgspec.structs.replace(book, units=(first, *book.units[1:])), *KIT.books[1:])
    )
    build(tmp_path / "site", warm, kit)
    reviewed = sum(str(item.__struct_config__.tag) not in ("reflect", "scale") for item in first.items)
    assert made.count("write_article") == 1
    assert made.count("write_item") == reviewed


@pytest.mark.parametrize("spoilt", [b"", b"\x93spoilt", msgspec.msgpack.encode({"a": 1})])
def test_a_spoilt_file_is_as_good_as_none(tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / "pages").write_bytes(spoilt)
    assert build(tmp_path / "warm", tmp_path / "pages") == build(tmp_path / "cold", None)


def test_what_is_spoilt_inside_is_made_again(kept: Path, tmp_path: Path) -> None:
    nonsense = msgspec.Raw(msgspec.msgpack.encode(7))
    write_kept(tmp_path / "pages", Kept(), dict.fromkeys(read_kept(kept).entries, nonsense))
    assert build(tmp_path / "warm", tmp_path / "pages") == build(tmp_path / "cold", None)


def test_a_part_can_read_no_object_but_its_own() -> None:
    site = open_site(compile_kit(KIT, today=TODAY), Shelf())
    first, second = (entry.object for entry in site.manifest.books[0].units)

    def peek(bare: Site, object: str) -> Sheet:
        bare.read_as(second, UnitObject)
        raise AssertionError(object)

    with pytest.raises(LookupError) as error:
        site.keep(Sheet, peek, first)
    assert str(error.value) == f"a part made of object {first} reads {second}; expected it to be kept on its own"
