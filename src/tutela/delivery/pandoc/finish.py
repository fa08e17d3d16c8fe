"""What pandoc leaves out of a DOCX: the title in its properties, and tables that run from right to left."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from tutela.delivery.publication.paper import Publication

_UNTITLED = "<dc:title></dc:title>"
_STYLED = '<w:tblStyle w:val="Table" />'


def finish_docx(path: Path, publication: Publication) -> None:
    """Put the publication's title into the properties, and columns in the order of its language.

    A sheet shows its title as a heading and has none for pandoc; without one, a program tells the name of the file.
    """
    with zipfile.ZipFile(path) as made:
        parts = [(entry, made.read(entry)) for entry in made.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as finished:
        for entry, content in parts:
            finished.writestr(
                entry, _finish(entry.filename, content.decode(), publication) if _is_ours(entry) else content
            )


def _is_ours(entry: zipfile.ZipInfo) -> bool:
    return entry.filename in ("docProps/core.xml", "word/document.xml")


def _finish(name: str, text: str, publication: Publication) -> str:
    if name == "docProps/core.xml":
        return text.replace(_UNTITLED, f"<dc:title>{escape(publication.title)}</dc:title>")
    # its place is right after the style (ISO/IEC 29500-1, 17.4.59)
    return text.replace(_STYLED, f"{_STYLED}<w:bidiVisual />") if publication.direction == "rtl" else text
