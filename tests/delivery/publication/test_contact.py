"""Whom to tell in a course, in the foot of its papers and on its slides: where it is known, and within its place."""

from __future__ import annotations

import datetime
import io
import re
import tempfile
from itertools import groupby
from pathlib import Path

import docx
import msgspec
import page
import pptx
import pytest
import typst
from PIL import Image

import tutela.delivery.pdf
from tests.delivery.publication.smallest import TODAY, first_plan, open_smallest
from tutela.delivery.course import DOCUMENTS
from tutela.delivery.course.contact import name_contact, name_contact_on_slides
from tutela.delivery.course.sheets import line
from tutela.delivery.pandoc.write import write_docx
from tutela.delivery.pdf import write_pdf, write_slides
from tutela.delivery.publication import paper
from tutela.delivery.slides.pptx import write_pptx
from tutela.delivery.slides.show import Show, make_show

SITE, PLAN = open_smallest(), first_plan()
CHECKED = datetime.date(2026, 11, 20)
WORRIED = SITE.words("print.worried")
ONE_LINE = "Office for children, counter 3"
TWO_LINES = (
    "Child protection office of the region, ground floor, counter 3, telephone +212 522 000 000, Monday to Friday from "
    "8 to 16; outside these hours the duty desk, telephone +212 522 000 001, or any labour inspectorate of the district"
)
MOST = (TWO_LINES * 2)[:400]
POINTS_IN_A_MM = 72 / 25.4
DOT, FROM_TEXT = 2, 8
"""Points: a gap that is no larger stands below the dot of a letter, one that is larger between foot and text."""


def publish(name: str, contact: str) -> paper.Publication:
    return name_contact(DOCUMENTS[name](SITE, PLAN), SITE.words, contact, CHECKED)


def show_with(contact: str) -> Show:
    return name_contact_on_slides(make_show(SITE, PLAN), SITE.words, contact, CHECKED)


def plain(text: str) -> str:
    """Give a text without the signs that keep the order of what is written the other way."""
    return text.translate(dict.fromkeys((0x2066, 0x2068, 0x2069)))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_paper_names_whom_to_tell_beside_the_words_about_help(name: str) -> None:
    foot = publish(name, f" {ONE_LINE} ").foot
    assert plain(foot) == f"{WORRIED}\nIn this course you tell: Office for children, counter 3 (checked on 2026-11-20)."


@pytest.mark.parametrize("contact", ["", "  "])
def test_where_no_contact_is_kept_a_paper_is_what_it_was(contact: str) -> None:
    assert publish("agenda", contact) == DOCUMENTS["agenda"](SITE, PLAN)


def test_numbers_to_call_keep_their_order_in_a_text_from_right_to_left() -> None:
    foot = publish("agenda", "Counter 3, +212 (0)522 00-00-00 or 112").foot
    assert "\u2068Counter 3, \u2066+212 (0)522 00-00-00\u2069 or \u2066112\u2069\u2069 (" in foot
    assert "\u20662026-11-20\u2069" in foot


def see_foot(made: paper.Publication, *, frame: float = 0.0) -> tuple[int, float, float]:
    """Give of the foot on the first page: its lines, and how far, in mm, it is from the text and from edge or frame."""
    with tempfile.TemporaryDirectory() as folder:
        for each in (Path(tutela.delivery.pdf.__file__).parent / "templates").glob("*.typ"):
            (Path(folder) / each.name).write_bytes(each.read_bytes())
        (Path(folder) / "publication.json").write_bytes(msgspec.json.encode(made))
        drawn: object = typst.compile(str(Path(folder) / "sheets.typ"), root=folder, format="png", ppi=72)
    first = drawn[0] if isinstance(drawn, list) else drawn
    assert isinstance(first, bytes)
    image = Image.open(io.BytesIO(first)).convert("L")
    # What is left of the page has no frame in it.
    seen = image.crop((110, 50, image.width - 110, image.height - round(frame * POINTS_IN_A_MM)))
    rows = [min(seen.crop((0, row, seen.width, row + 1)).tobytes()) < 200 for row in reversed(range(seen.height))]
    (_, edge), *bands = [(inked, len(list(band))) for inked, band in groupby(rows)]
    gaps = [length for inked, length in bands if not inked and length > DOT]
    lines = next((place for place, gap in enumerate(gaps, 1) if gap > FROM_TEXT), 0)
    assert lines, "the foot runs into the text"
    return lines, gaps[lines - 1] / POINTS_IN_A_MM, edge / POINTS_IN_A_MM


@pytest.mark.parametrize(("contact", "lines"), [("", 2), (ONE_LINE, 3), (TWO_LINES, 4), (MOST, 6)])
def test_the_foot_of_a_full_page_runs_neither_over_the_edge_nor_into_the_text(contact: str, lines: int) -> None:
    full = paper.Chapter(title="Full", blocks=tuple(line("A line of text on a full page") for _ in range(80)))
    made = msgspec.structs.replace(publish("agenda", contact), chapters=(full,))
    seen, above, below = see_foot(made)
    assert seen == lines
    assert above >= 3
    assert below >= 6


@pytest.mark.parametrize(("contact", "lines"), [("", 2), (ONE_LINE, 3), (TWO_LINES, 4), (MOST, 5)])
def test_the_foot_of_a_certificate_stays_within_its_frame(contact: str, lines: int) -> None:
    seen, _above, below = see_foot(publish("certificate", contact), frame=14.5)
    assert (seen, below > 1.5) == (lines, True)


@pytest.mark.parametrize("name", ["agenda", "certificate"])
def test_a_pdf_with_the_contact_keeps_the_rules_of_pdf_ua(name: str, tmp_path: Path) -> None:
    report = write_pdf(publish(name, MOST), tmp_path / "made.pdf", today=TODAY)
    checked = page.validate_pdf(str(report.path), profile=page.ValidationProfile.PDF_UA_1)
    assert [str(fault) for fault in checked.failures] == []


def test_a_docx_has_the_contact_in_its_foot(tmp_path: Path) -> None:
    made = docx.Document(str(write_docx(publish("agenda", ONE_LINE), tmp_path / "made.docx", today=TODAY)))
    assert f"{WORRIED}\nIn this course you tell: {ONE_LINE}" in plain(made.sections[0].footer.paragraphs[0].text)


def test_the_first_and_the_last_slide_name_whom_to_tell_and_no_other_does() -> None:
    told = f"In this course you tell: {ONE_LINE} (checked on 2026-11-20)."
    first, *others, last = show_with(ONE_LINE).slides
    before, *between, after = make_show(SITE, PLAN).slides
    assert (plain(first.foot), plain(last.lines[-1])) == (told, told)
    assert (first.lines, others, last.lines[:-1]) == (before.lines, between, after.lines)


def test_where_no_contact_is_kept_slides_are_what_they_were() -> None:
    assert show_with(" ") == make_show(SITE, PLAN)


def test_slides_with_the_longest_contact_keep_the_rules_of_pdf_ua_and_a_page_each(tmp_path: Path) -> None:
    show = show_with(MOST)
    report = write_slides(show, tmp_path / "slides.pdf", today=TODAY)
    checked = page.validate_pdf(str(report.path), profile=page.ValidationProfile.PDF_UA_1)
    assert [str(fault) for fault in checked.failures] == []
    assert len(re.findall(rb"/Type\s*/Page\b", report.path.read_bytes())) == len(show.slides)


def test_a_pptx_has_the_contact_on_its_first_and_last_slide(tmp_path: Path) -> None:
    deck = pptx.Presentation(str(write_pptx(show_with(ONE_LINE), tmp_path / "slides.pptx", today=TODAY)))
    texts = ["\n".join(shape.text_frame.text for shape in one.shapes if shape.has_text_frame) for one in deck.slides]
    named = [place for place, text in enumerate(texts) if f"In this course you tell: {ONE_LINE}" in plain(text)]
    assert named == [0, len(texts) - 1]
