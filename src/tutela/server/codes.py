"""QR codes as static SVG, drawn on this machine."""

from __future__ import annotations

import io

import segno
from django.utils.safestring import SafeString, mark_safe


def draw_code(link: str) -> SafeString:
    """Give an SVG element that scans to `link`; its colours follow the text."""
    out = io.BytesIO()
    segno.make(link, error="m").save(
        out, kind="svg", xmldecl=False, svgns=True, omitsize=True, svgclass="qr", lineclass=None
    )
    return mark_safe(out.getvalue().decode())  # noqa: S308 - made by segno from modules, no text of `link` is in it
