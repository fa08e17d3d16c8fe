"""The page for those who are worried about a child now, with all its parts (safeguarding rule D13)."""

from __future__ import annotations

import re

from tutela.model.kit import Page
from tutela.model.problem import Problem
from tutela.source.draft import Draft, Piece
from tutela.source.gates.wordlist import words_of

PAGE = "worried"


def check(draft: Draft) -> list[Problem]:
    """Report a missing help page."""
    if "page" in draft.lost or any(piece.id == PAGE for piece in draft.pieces.pages):
        return []
    what = "the help page is missing"
    return [
        Problem(
            f"pages/{PAGE}.md", 0, what, f"expected a page with the id `{PAGE}`", "write it: every page leads there"
        )
    ]


def check_parts(draft: Draft) -> list[Problem]:
    """Report a part that the help page does not have."""
    words = words_of(draft.language)
    return [
        Problem(page.file, page.line, f"the help page does not say: {part.part}", "expected all its parts", "say it")
        for page in draft.pieces.pages
        if page.id == PAGE
        for part in (words.help if words else ())
        if not re.search(part.words, _text_of(page), re.IGNORECASE)
    ]


def _text_of(page: Piece[Page]) -> str:
    return " ".join(" ".join(passage.text.split()) for passage in page.passages)
