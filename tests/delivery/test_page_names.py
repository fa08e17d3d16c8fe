"""The names that `tutela check` keeps free are those of the pages and folders that a site has besides its pieces."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from tests.delivery.site_checks import build, pages_in
from tests.sample_kit import KIT
from tutela.source.gates.page_names import TAKEN

FOLDERS = {"exercise": "exercises", "tool": "toolkit", "agenda": "agendas", "case": "cases"}


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> set[PurePosixPath]:
    out: Path = tmp_path_factory.mktemp("site")
    build(out)
    return {PurePosixPath(name) for name in pages_in(out)}


def names_in(paths: set[PurePosixPath], folder: str) -> set[str]:
    return {path.stem for path in paths if str(path.parent) == folder}


def test_pages_at_the_root(paths: set[PurePosixPath]) -> None:
    assert names_in(paths, ".") - {page.id for page in KIT.pages} == set(TAKEN["page"])


def test_pages_of_a_book(paths: set[PurePosixPath]) -> None:
    for book in KIT.books:
        assert names_in(paths, book.id) - {unit.id for unit in book.units} <= set(TAKEN["unit"])
    assert names_in(paths, KIT.books[0].id) >= set(TAKEN["unit"])


def test_folders_beside_the_books(paths: set[PurePosixPath]) -> None:
    without_countries = {"assets", "countries"}  # the sample kit has none
    folders = {str(path.parent) for path in paths} - {"."} | without_countries
    assert folders - {book.id for book in KIT.books} == set(TAKEN["book"])


@pytest.mark.parametrize("kind", FOLDERS)
def test_pages_beside_pieces_of_a_kind(paths: set[PurePosixPath], kind: str) -> None:
    ids = {piece.id for piece in getattr(KIT, f"{kind}s")}
    assert names_in(paths, FOLDERS[kind]) - ids == set(TAKEN[kind])


def test_pages_beside_the_chapters(paths: set[PurePosixPath]) -> None:
    assert KIT.guide is not None
    assert names_in(paths, "guide") - {chapter.id for chapter in KIT.guide.chapters} == set(TAKEN["chapter"])
