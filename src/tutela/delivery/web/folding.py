"""How words are made alike for searching; the player folds what is typed by the same rules (docs/site.md, "Search").

Marks are dropped only where a reader would leave them out when typing: the accents of Latin, Greek and Cyrillic, the
vowel marks of Arabic and Hebrew. In scripts such as Devanagari the marks are the vowels, and stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_DROPPED = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]")
_ALIKE = str.maketrans(
    {"ß": "ss", "\u03c2": "\u03c3", "\u0131": "i", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d"}
)
_ARABIC = str.maketrans({"\u0649": "\u064a", "\u0629": "\u0647", "\u06a9": "\u0643", "\u06cc": "\u064a"})
"""Alef maksura as yeh, teh marbuta as heh, and the Persian forms of kaf and yeh as the Arabic ones."""
_ASCII_RUN = re.compile("[a-z0-9]+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Lao, Burmese, Khmer, kana and Han are written without spaces between words."""


def fold(text: str) -> str:
    """Give text in lower case without the marks that a reader may leave out, in compatibility form (NFKD, then NFC)."""
    bare = _DROPPED.sub("", unicodedata.normalize("NFKD", text.lower()))
    return unicodedata.normalize("NFC", bare).translate(_ALIKE).translate(_ARABIC)


def words_of(text: str) -> Iterator[str]:
    """Give the folded words of a text: runs of letters, digits and marks; where there are no spaces, pairs."""
    folded = fold(text)
    if folded.isascii():  # most of many languages, and ten times as quick
        yield from _ASCII_RUN.findall(folded)
        return
    for run in _runs(folded):
        if len(run) > 2 and _UNSPACED.match(run):
            yield from (run[at : at + 2] for at in range(len(run) - 1))
        else:
            yield run


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
