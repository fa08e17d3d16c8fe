"""Spelling: words that neither the British dictionary nor the project's own list knows, with where they stand."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping

from tutela.source.draft import Draft, Where
from tutela.source.review.words import plain_words

_HUNSPELL = ("hunspell", "-d", "en_GB", "-i", "utf-8", "-l")
_CHECKED: frozenset[Where] = frozenset(
    {"prose", "heading", "note", "prompt", "option", "feedback", "case", "label", "task", "observe", "avoid"}
)
"""Where the project's own words stand; invented data hold invented names."""
_TERM = re.compile(r"\{term:[^{}|]*\}")
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’][^\W\d_]+)*")  # noqa: RUF001  an apostrophe


def find_words(draft: Draft) -> dict[str, tuple[str, int]]:
    """Give every word of the text with the file and line where it first stands."""
    found: dict[str, tuple[str, int]] = {}
    for piece in draft.pieces:
        for passage in piece.passages:
            if passage.where in _CHECKED:
                for word in _WORD.findall(plain_words(_TERM.sub("", passage.text))):
                    found.setdefault(word.replace("’", "'"), (piece.file, passage.line))  # noqa: RUF001
    return found


def can_check() -> bool:
    """Tell whether hunspell and its British dictionary are here."""
    program = shutil.which(_HUNSPELL[0])
    return program is not None and _ask(program, "").returncode == 0


def list_unknown(words: Mapping[str, tuple[str, int]], own: Iterable[str]) -> tuple[str, ...]:
    """Give `file:line: word` for each word that is unknown; a word of the own list may begin with a capital."""
    known = {form for word in own for form in (word, word[:1].upper() + word[1:])}
    asked = [word for word in words if not _is_known(word, known)]
    told = _ask(_HUNSPELL[0], "\n".join(asked))
    unknown = dict.fromkeys(told.stdout.split())
    return tuple(sorted(f"{words[word][0]}:{words[word][1]}: {word}" for word in unknown if word in words))


def _ask(program: str, text: str) -> subprocess.CompletedProcess[str]:
    """Give what hunspell lists as unknown, one word a line."""
    return subprocess.run(  # noqa: S603  a fixed program; words go to its input, not to its command
        [program, *_HUNSPELL[1:]], input=text, capture_output=True, text=True, encoding="utf-8", check=False
    )


def _is_known(word: str, known: set[str]) -> bool:
    """Tell whether a word, or what stands before its genitive, is in the own list."""
    return word in known or word.removesuffix("'s") in known or word.removesuffix("'") in known
