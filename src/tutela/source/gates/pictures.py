"""No photographs (safeguarding rule B6): drawings as SVG with a title only."""

from __future__ import annotations

from tutela.model.problem import Problem
from tutela.source.draft import Draft

_PHOTOGRAPHS = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".avif", ".bmp", ".tif", ".tiff")


def check(draft: Draft) -> list[Problem]:
    """Report files that may hold a photograph."""
    return [
        Problem(file, 0, "this file may be a photograph", "expected no pictures but drawings as .svg", "take it out")
        for file in draft.files
        if file.lower().endswith(_PHOTOGRAPHS)
    ]
