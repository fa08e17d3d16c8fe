"""Citations: every publication is used, every address can be one, every figure says how it was seen; no network."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import msgspec

from tutela.source.draft import Draft

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d+)?\Z", re.IGNORECASE)
_LINK = re.compile(r"\]\((https?:[^)\s]*)\)")


class Citations(msgspec.Struct, frozen=True):
    """How many publications and facts there are and how they were seen, and what is wrong."""

    sources: int
    facts: int
    seen: dict[str, int]
    checked: dict[str, int]
    faults: tuple[str, ...]


def review_citations(draft: Draft) -> Citations:
    """Look at every source, fact and link of a kit."""
    pieces = draft.pieces
    used = {mention.id for piece in pieces for mention in piece.mentions if mention.kind == "source"}
    unused = [piece for piece in pieces.sources if piece.id not in used]
    faults = [
        f"{piece.file}:{piece.line}: nothing uses the source {piece.id}; expected sources that are used; "
        "cite it, or take it out"
        for piece in unused
    ]
    links = [(piece.file, piece.line_of("url"), piece.value.url) for piece in pieces.sources if piece.value.url]
    links += [
        (piece.file, passage.line, link)
        for piece in pieces
        for passage in piece.passages
        for link in _LINK.findall(passage.text)
    ]
    faults += [
        f"{file}:{line}: `{link}` can be no address; expected https://HOST/PATH; mend it"
        for file, line, link in links
        if not is_address(link)
    ]
    seen, checked = (
        {status: statuses.count(status) for status in ("read", "secondary", "unverified")}
        for statuses in (
            [piece.value.seen for piece in pieces.sources],
            [piece.value.status for piece in pieces.facts],
        )
    )
    return Citations(len(pieces.sources), len(pieces.facts), seen, checked, tuple(faults))


def is_address(link: str) -> bool:
    """Tell whether a text can be the address of a page; nobody is asked.

    >>> is_address("https://www.ilo.org/x"), is_address("https://ilo"), is_address("http:/ilo.org")
    (True, False, False)
    """
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(_HOST.match(parts.netloc)) and "…" not in link
