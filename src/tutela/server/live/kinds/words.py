"""Word lists: each person gives a few short words; equal ones are counted together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import cast

from django.utils.translation import gettext as _

from tutela.server.live.kinds.kind import Given, Kind, Refused, Result, Said, Setting, one_text

LETTERS = 40


def _take(setting: Setting, given: Given) -> object:
    words = [one_text({"word": [one]}, "word", LETTERS) for one in given.get("word", ()) if one.strip()]
    if not words:
        raise Refused(_("Nothing was written. Write something, then send it."))
    if len(words) > setting.most:
        raise Refused(_("Give {most} at most, then send.").format(most=setting.most))
    return words


def _say(setting: Setting, content: object) -> tuple[str, ...]:
    return tuple(cast("Sequence[str]", content))


def _count(setting: Setting, contents: Sequence[object]) -> Result:
    said: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for content in contents:
        own = {word.casefold(): word for word in cast("Sequence[str]", content)}
        for folded, word in own.items():
            said.setdefault(folded, word)
            counts[folded] += 1
    return Result(texts=tuple(Said(said[folded], counts[folded]) for folded in sorted(counts)))


def _sheet(setting: Setting, line: str) -> Given:
    """Read the words between commas or semicolons."""
    return {"word": line.replace(";", ",").split(",")}


WORDS = Kind("words", _take, _say, _count, texts=True, sheet=_sheet)
