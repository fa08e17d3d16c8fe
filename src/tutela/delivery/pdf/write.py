"""Sets a publication: its values as JSON beside the templates, compiled by Typst into a tagged PDF (PDF/UA-1)."""

from __future__ import annotations

import datetime
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import typst

from tutela.delivery.publication.paper import Publication
from tutela.delivery.slides.show import Show
from tutela.model.language import MixedText, UntranslatedText
from tutela.model.put_file import put_file

_TEMPLATES = Path(__file__).parent / "templates"
_BOX = "\u25a1"
_MISSING = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
"""How Typst tells of what no font has, in the way Rust writes texts; PDF/UA-1 allows no empty glyph."""
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_SHAPES = {"book": "book.typ", "sheets": "sheets.typ"}


@dataclass(frozen=True)
class PdfReport:
    """A written PDF: its path and size in bytes."""

    path: Path
    size: int


def write_pdf(publication: Publication, path: Path, *, today: datetime.date, boxes: bool = False) -> PdfReport:
    """Set the publication and write it; `today` is the date in the file: the same input gives the same bytes.

    `boxes` is for what people typed: a letter that no font of this machine has is set as a box. Else RuntimeError, for
    a book full of boxes is none.
    """
    content = msgspec.json.encode(publication, enc_hook=_with_language)
    return _put(path, _set(_SHAPES[publication.shape], "publication.json", content, today, boxes))


def write_slides(show: Show, path: Path, *, today: datetime.date, boxes: bool = False) -> PdfReport:
    """Set slides, one a page, and write them; `boxes` as in `write_pdf`."""
    content = msgspec.json.encode(show, enc_hook=_with_language)
    return _put(path, _set("slides.typ", "show.json", content, today, boxes))


def _with_language(value: object) -> object:
    """Give a text in another language than the publication as the templates take it."""
    if isinstance(value, MixedText):
        return value.parts
    if not isinstance(value, UntranslatedText):
        raise TypeError(f"{type(value).__name__} has no form in print")
    return {"text": str(value), "language": value.language}


def _put(path: Path, content: bytes) -> PdfReport:
    put_file(path, content)
    return PdfReport(path, len(content))


def _set(template: str, name: str, data: bytes, today: datetime.date, boxes: bool) -> bytes:
    """Give the bytes of the PDF, with boxes for letters without a font where that is wished."""
    try:
        return _compile(template, name, data, today)
    except typst.TypstError as fault:
        missing = _MISSING.findall(str(getattr(fault, "diagnostic", "")))
        if not (boxes and missing):
            raise
    # One letter can be several code points: a mark without a font must not cost the letter below it elsewhere.
    letters = sorted({_ESCAPED.sub(_unescape, text) for text in missing}, key=len, reverse=True)
    return _compile(template, name, msgspec.json.encode(_boxed(msgspec.json.decode(data), letters)), today)


def _unescape(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}.get(found[2], found[2])


def _boxed(value: object, letters: Sequence[str]) -> object:
    if isinstance(value, dict):
        return {key: _boxed(part, letters) for key, part in value.items()}
    if isinstance(value, list):
        return [_boxed(part, letters) for part in value]
    if isinstance(value, str):
        for letter in letters:
            value = value.replace(letter, _BOX)
    return value


def _compile(template: str, name: str, data: bytes, today: datetime.date) -> bytes:
    """Give the bytes of the PDF that a template makes of the data beside it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for each in _TEMPLATES.glob("*.typ"):
            (root / each.name).write_bytes(each.read_bytes())
        (root / name).write_bytes(data)
        moment = datetime.datetime.combine(today, datetime.time(), datetime.UTC)
        made = typst.compile(
            str(root / template),
            root=str(root),
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=int(moment.timestamp()),
        )
    if not isinstance(made, bytes):
        raise TypeError("Typst gave no single PDF")
    return made
