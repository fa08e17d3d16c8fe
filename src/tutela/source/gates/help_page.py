"""The page for those who are worried about a child now, with all its parts (safeguarding rule D13)."""

from __future__ import annotations

import re

from tutela.model.problem import Problem
from tutela.source.draft import Draft
from tutela.source.gates.wordlist import words_of

PAGE = "worried"


def check(draft: Draft) -> list[Problem]:
    """Report a missing help page, or a part that it does not have."""
    page = next((piece for piece in draft.pieces.pages if piece.id == PAGE), None)
    if page is None and "page" in draft.lost:
        return []
    if page is None:
        what = "the help page is missing"
        return [
            Problem(
                f"pages/{PAGE}.md", 0, what, f"expected a page with the id `{PAGE}`", "write it: every page leads there"
            )
        ]
    words = words_of(draft.language)
    text = " ".join(" ".join(passage.text.split()) for passage in page.passages)
    return [
        Problem(page.file, page.line, f"the help page does not say: {part.part}", "expected all its parts", "say it")
        for part in (words.help if words else ())
        if not re.search(part.words, text, re.IGNORECASE)
    ]
