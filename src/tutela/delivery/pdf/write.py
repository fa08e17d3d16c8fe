"""Sets a publication: its values as JSON beside the templates, compiled by Typst into a tagged PDF (PDF/UA-1)."""

from __future__ import annotations

import datetime
import tempfile
from dataclasses import dataclass
from pathlib import Path

import msgspec
import typst

from tutela.delivery.publication.paper import Publication
from tutela.delivery.slides.show import Show
from tutela.model.language import MixedText, UntranslatedText
from tutela.model.put_file import put_file

_TEMPLATES = Path(__file__).parent / "templates"
_SHAPES = {"book": "book.typ", "sheets": "sheets.typ"}


@dataclass(frozen=True)
class PdfReport:
    """A written PDF: its path and size in bytes."""

    path: Path
    size: int


def write_pdf(publication: Publication, path: Path, *, today: datetime.date) -> PdfReport:
    """Set the publication and write it; `today` is the date in the file: the same input gives the same bytes."""
    content = msgspec.json.encode(publication, enc_hook=_with_language)
    return _put(path, _set(_SHAPES[publication.shape], "publication.json", content, today))


def write_slides(show: Show, path: Path, *, today: datetime.date) -> PdfReport:
    """Set slides, one a page, and write them."""
    return _put(path, _set("slides.typ", "show.json", msgspec.json.encode(show, enc_hook=_with_language), today))


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


def _set(template: str, name: str, data: bytes, today: datetime.date) -> bytes:
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
