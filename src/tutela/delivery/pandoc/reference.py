"""The reference document of DOCX: pandoc's own, with our faces, colours and the styles of our boxes."""

from __future__ import annotations

import io
import subprocess
from functools import lru_cache

import docx
import pypandoc
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from tutela.delivery.pandoc.tree import STYLES

_INK, _ACCENT, _QUIET = RGBColor(0x1D, 0x23, 0x27), RGBColor(0x0E, 0x5A, 0x61), RGBColor(0x56, 0x61, 0x6A)
_WARM, _PLAIN = "F4EFE4", "F3F5F5"
_GROUNDS = {kind: _WARM if kind in ("note", "case", "invented", "mark") else _PLAIN for kind in STYLES}
_FACE = "Georgia"
_SIZES = {"Title": 28, "Subtitle": 15, "Heading 1": 22, "Heading 2": 14, "Heading 3": 12, "Heading 4": 11}


@lru_cache(maxsize=8)  # courses of a hub have feet of their own
def make_reference(foot: str, *, landscape: bool) -> bytes:
    """Give the bytes of the reference document; `foot` stands on every page with its number."""
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"]
    plain = subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603 - pandoc from its package
    document = docx.Document(io.BytesIO(plain))
    _set_faces(document)
    _set_page(document, landscape=landscape)
    _set_foot(document, foot)
    _rule_tables(document)
    for kind, name in STYLES.items():
        _add_style(document, name, ground=_GROUNDS[kind])
    for name in ("Tick", "Kicker", "Lead", "Line to write on", "New page"):
        _add_style(document, name)
    document.styles["Kicker"].font.color.rgb = _ACCENT
    document.styles["Lead"].font.size = Pt(13)
    document.styles["Lead"].font.color.rgb = _QUIET
    document.styles["New page"].paragraph_format.page_break_before = True
    _rule_under(document.styles["Line to write on"])
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _set_faces(document: Document) -> None:
    for style in document.styles:
        if style.type in (WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER) and style.name in (*_SIZES, "Normal"):
            style.font.name = _FACE
            style.font.color.rgb = _ACCENT if style.name == "Heading 2" else _INK
            style.font.size = Pt(_SIZES.get(style.name, 11))


def _set_page(document: Document, *, landscape: bool) -> None:
    """Set A4 with even margins; chapters begin on a new page."""
    short, long = Mm(210), Mm(297)
    for section in document.sections:
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if landscape else (short, long)
        section.left_margin = section.right_margin = Mm(25)
        section.top_margin = section.bottom_margin = Mm(23)
    document.styles["Heading 1"].paragraph_format.page_break_before = True


def _set_foot(document: Document, foot: str) -> None:
    """Write the foot and the number of the page, which the program that opens the file counts."""
    for section in document.sections:
        paragraph = section.footer.paragraphs[0]
        said, number = paragraph.add_run(f"{foot} · " if foot else ""), paragraph.add_run()
        for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
            part = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                part.set(qn("w:fldCharType"), kind)
            else:
                part.text = text
            number._r.append(part)
        for run in (said, number):
            run.font.name, run.font.size, run.font.color.rgb = _FACE, Pt(8), _QUIET


def _rule_tables(document: Document) -> None:
    """Rule every cell: many tables of ours are to be written in."""
    properties = document.styles["Table"].element
    table = OxmlElement("w:tblPr")
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_border(side))
    table.append(borders)
    for old in properties.findall(qn("w:tblPr")):
        properties.remove(old)
    properties.append(table)


def _border(side: str) -> BaseOxmlElement:
    border = OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "B9C0C4")):
        border.set(qn(f"w:{key}"), value)
    return border


def _add_style(document: Document, name: str, ground: str = "") -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Body Text"]
    style.paragraph_format.space_after = Pt(4)
    if ground:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), ground)
        style.element.get_or_add_pPr().append(shade)


def _rule_under(style: ParagraphStyle) -> None:
    """Rule under each paragraph; `between`, since lines one below the other would share one rule."""
    borders = OxmlElement("w:pBdr")
    for side in ("bottom", "between"):
        borders.append(_border(side))
    style.element.get_or_add_pPr().append(borders)
