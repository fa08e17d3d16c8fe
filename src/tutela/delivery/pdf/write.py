"""Sets a publication: its values as JSON beside the templates, compiled by Typst into a tagged PDF (PDF/UA-1)."""

from __future__ import annotations

import datetime
import tempfile
from dataclasses import dataclass
from pathlib import Path

import msgspec
import typst

from tutela.delivery.publication.paper import Publication

_TEMPLATES = Path(__file__).parent / "templates"
_SHAPES = {"book": "book.typ", "sheets": "sheets.typ"}


@dataclass(frozen=True)
class PdfReport:
    """A written PDF: its path and size in bytes."""

    path: Path
    size: int


def write_pdf(publication: Publication, path: Path, *, today: datetime.date) -> PdfReport:
    """Set the publication and write it; `today` is the date in the file, so that the same input gives the same bytes."""
    content = set_pdf(publication, today=today)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    beside.write_bytes(content)
    beside.replace(path)
    return PdfReport(path, len(content))


def set_pdf(publication: Publication, *, today: datetime.date) -> bytes:
    """Give the bytes of the PDF."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for template in _TEMPLATES.glob("*.typ"):
            (root / template.name).write_bytes(template.read_bytes())
        (root / "publication.json").write_bytes(msgspec.json.encode(publication))
        moment = datetime.datetime.combine(today, datetime.time(), datetime.UTC)
        made = typst.compile(
            str(root / _SHAPES[publication.shape]),
            root=str(root),
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=int(moment.timestamp()),
        )
    if not isinstance(made, bytes):
        raise TypeError("Typst gave no single PDF")
    return made
