"""The running words of a kit: what a reader reads, without roles, links and marks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tutela.source.draft import Passage, Where

RUNNING: frozenset[Where] = frozenset({"prose", "note", "prompt", "feedback", "case", "task"})
"""Where sentences stand; headings, options, labels and cells of facts are no sentences."""

_FACT = re.compile(r"\{fact:[^{}]*\}")
_NAMED = re.compile(r"\{(?:term|count):[^{}|]*\|([^{}]*)\}|\{count:([^{}]*)\}")
_TERM = re.compile(r"\{term:([^{}]*)\}")
_SOURCE = re.compile(r"\{source:[^{}]*\}")
_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_ADDRESS = re.compile(r"https?://\S+")
_MARKS = re.compile(r"[*_`\\☐>#|]+")
_END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]*[A-Z0-9])")  # noqa: RUF001  quotation marks
_SHORT = re.compile(
    r"\b(?:(?:arts?|nos?|pp?|vol|para|paras)\.(?=\s*\d)|(?:e\.g|i\.e|etc|cf|Dr|Mrs?|Ms)\.)", re.IGNORECASE
)
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")  # noqa: RUF001  an apostrophe
"""A word, also one with hyphens or an apostrophe."""


def plain_words(text: str) -> str:
    """Give a passage as it is read aloud: a figure is one word, a source its name's one, a link its text."""
    text = _FACT.sub("9", text)
    text = _NAMED.sub(lambda found: found[1] or found[2] or "", text)
    text = _TERM.sub(lambda found: found[1].replace("-", " "), text)
    text = _SOURCE.sub("it", text)
    text = _ADDRESS.sub("it", _LINK.sub(r"\1", text))
    return " ".join(_MARKS.sub(" ", text).split())


def sentences(passages: Iterable[Passage]) -> list[list[str]]:
    """Give the words of each sentence; the end of a block ends one, a label of three words or fewer is none."""
    made: list[list[str]] = []
    for passage in passages:
        if passage.where not in RUNNING:
            continue
        text = _SHORT.sub(lambda found: found[0][:-1], plain_words(passage.text))
        for part in _END.split(text):
            words = WORD.findall(part)
            if len(words) > 3 or (words and part.rstrip('"”’)')[-1:] in ".!?…"):  # noqa: RUF001  quotation marks
                made.append(words)
    return made
