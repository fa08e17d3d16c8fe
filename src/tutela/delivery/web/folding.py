"""How words are made alike for searching; the player folds what is typed by the same rules (docs/site.md, "Search").

Marks are dropped only where a reader would leave them out when typing: the accents of Latin, Greek and Cyrillic, the
vowel marks of Arabic and Hebrew. In scripts such as Devanagari the marks are the vowels, and stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_MARKS = (
    *range(0x300, 0x370),
    *range(0x591, 0x5C8),
    *range(0x610, 0x61B),
    0x640,
    *range(0x64B, 0x660),
    0x670,
    *range(0x6D6, 0x6EE),
    0x200C,
    0x200D,
)
_ALIKE = str.maketrans(
    {"ß": "ss", "\u03c2": "\u03c3", "\u0131": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d"}
)
_ARABIC = str.maketrans({"\u0649": "\u064a", "\u0629": "\u0647", "\u06a9": "\u0643", "\u06cc": "\u064a"})
"""Alef maksura as yeh, teh marbuta as heh, and the Persian forms of kaf and yeh as the Arabic ones."""
_FOLDED: dict[int, str | None] = {**dict.fromkeys(_MARKS), **_ALIKE, **_ARABIC}
_ASCII_RUN = re.compile("[a-z0-9]+")
_UNSPACED = (
    range(0xE00, 0xF00),
    range(0x1000, 0x10A0),
    range(0x1780, 0x1800),
    range(0x3040, 0x3100),
    range(0x3400, 0xA000),
)
"""Thai, Lao, Burmese, Khmer, kana and Han are written without spaces between words."""


def fold(text: str) -> str:
    """Give text in lower case without the marks that a reader may leave out, in compatibility form (NFKD, then NFC)."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", text.lower()).translate(_FOLDED))


def words_of(text: str) -> Iterator[str]:
    """Give the folded words of a text: runs of letters, digits and marks; where there are no spaces, pairs."""
    folded = fold(text)
    if folded.isascii():  # most of many languages, and ten times as quick
        yield from _ASCII_RUN.findall(folded)
        return
    for run in _runs(folded):
        if len(run) > 2 and _is_unspaced(run[0]):
            yield from (run[at : at + 2] for at in range(len(run) - 1))
        else:
            yield run


def _is_unspaced(sign: str) -> bool:
    return ord(sign) >= _UNSPACED[0].start and any(ord(sign) in signs for signs in _UNSPACED)


def _runs(text: str) -> Iterator[str]:
    run = ""
    for sign in text:
        if unicodedata.category(sign)[0] in "LNM":
            run += sign
        elif run:
            yield run
            run = ""
    if run:
        yield run
