"""Writes slides as PPTX with python-pptx: real titles and text frames, so that they can be changed and read aloud."""

from __future__ import annotations

import datetime
from pathlib import Path

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation as Deck
from pptx.util import Emu, Mm, Pt

from tutela.delivery.slides.show import Show, Slide
from tutela.model.language import Direction, MixedText, language_of

_INK, _ACCENT, _QUIET = (RGBColor.from_string(code) for code in ("1D2327", "0E5A61", "56616A"))  # type: ignore[no-untyped-call]
_WIDTH, _HEIGHT, _MARGIN = Mm(338), Mm(190), Mm(20)
_TITLE_ONLY = 5
_FACE = "Georgia"


def write_pptx(show: Show, path: Path, *, today: datetime.date) -> Path:
    """Write the show; `today` is the date in the file."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(_WIDTH), Emu(_HEIGHT)
    properties = deck.core_properties
    properties.title, properties.language = show.title, show.language
    properties.author = properties.last_modified_by = properties.comments = ""  # python-pptx names its own author
    properties.created = properties.modified = datetime.datetime.combine(today, datetime.time())
    for slide in show.slides:
        _add(deck, slide, show.foot, show.direction)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    deck.save(str(beside))
    beside.replace(path)
    return path


def _add(deck: Deck, slide: Slide, foot: str, direction: Direction) -> None:
    made = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    width = Emu(_WIDTH - 2 * _MARGIN)
    title = made.shapes.title
    if title is None:
        raise TypeError("the layout has no title; expected the one called Title Only")
    down = Mm(0) if slide.lines else Mm(45)  # a title alone stands in the middle
    title.left, title.top, title.width, title.height = Emu(_MARGIN), Emu(Mm(20) + down), width, Mm(30)
    title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    _write(title.text_frame, (slide.title,), Pt(32), _INK, direction=direction, bold=True)
    rule = made.shapes.add_shape(
        MSO_SHAPE.RECTANGLE,
        Emu(_MARGIN + Mm(3)) if direction == "ltr" else Emu(_WIDTH - _MARGIN - Mm(37)),
        Emu(Mm(52) + down),
        Mm(34),
        Mm(0.8),
    )
    rule.fill.solid()
    rule.fill.fore_color.rgb = _ACCENT
    rule.line.fill.background()
    if slide.kicker:
        box = made.shapes.add_textbox(Emu(_MARGIN), Emu(Mm(8) + down), width, Mm(10))
        _write(box.text_frame, (slide.kicker,), Pt(16), _ACCENT, direction=direction, bold=True)
    if slide.lines:
        box = made.shapes.add_textbox(Emu(_MARGIN), Mm(60), width, Mm(105))
        _write(box.text_frame, slide.lines, Pt(24), _INK, direction=direction)
    if slide.foot:
        box = made.shapes.add_textbox(Emu(_MARGIN), Mm(156), width, Mm(20))
        box.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        _write(box.text_frame, (slide.foot,), Pt(11), _QUIET, direction=direction)
    box = made.shapes.add_textbox(Emu(_MARGIN), Mm(176), width, Mm(8))
    _write(box.text_frame, (foot,), Pt(11), _QUIET, direction=direction)
    if slide.notes:
        frame = made.notes_slide.notes_text_frame
        if frame is not None:
            _write(frame, tuple(slide.notes.split("\n")), Pt(12), _INK, direction=direction)


def _write(
    frame: object, lines: tuple[str, ...], size: Pt, colour: RGBColor, *, direction: Direction, bold: bool = False
) -> None:
    frame.word_wrap = True  # type: ignore[attr-defined]
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()  # type: ignore[attr-defined]
        paragraph.space_after = Pt(8)
        paragraph.alignment = PP_ALIGN.LEFT if direction == "ltr" else PP_ALIGN.RIGHT
        if direction == "rtl":  # python-pptx has no name for it (ECMA-376, 21.1.2.2.7)
            paragraph._p.get_or_add_pPr().set("rtl", "1")
        for text in line.parts if isinstance(line, MixedText) else (line,):
            run = paragraph.add_run()
            run.text = str(text)
            run.font.size, run.font.bold, run.font.name, run.font.color.rgb = size, bold, _FACE, colour
            if language := language_of(text):
                run._r.get_or_add_rPr().set("lang", language)
