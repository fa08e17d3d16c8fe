"""The words of one language that the gates look for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from tutela.source.yaml12 import read_yaml


class Avoided(msgspec.Struct, frozen=True):
    """Words that are met in no prose, and what to say in their place."""

    words: str
    say: str


class HelpPart(msgspec.Struct, frozen=True):
    """A part of the help page, and words one of which it holds."""

    part: str
    words: str


class WordList(msgspec.Struct, frozen=True):
    """The words of one language; every text is a regular expression."""

    avoid: tuple[Avoided, ...]
    titles: tuple[str, ...]
    hard: tuple[str, ...]
    named: tuple[str, ...]
    help: tuple[HelpPart, ...]


@cache
def words_of(language: str) -> WordList | None:
    """Give the list of a language (`pt-BR` falls back to `pt`), or None when there is none yet."""
    lists: Any = read_yaml(Path(__file__).with_name("words.yaml").read_text("utf-8"), "words.yaml").value
    found = lists.get(language) or lists.get(language.split("-")[0])
    return msgspec.convert(found, WordList) if found else None


def expression(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Callable[[], re.Pattern[str]]:
    """Give what gives a compiled expression: the long ones take milliseconds to compile, and most runs need few."""
    return cache(lambda: re.compile(pattern, flags))


@cache
def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Give one expression that finds any of the words, whole, in either case."""
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


@cache
def _perhaps(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})")


def may_hold(text: str, patterns: tuple[str, ...]) -> bool:
    """Tell whether `any_of` may find anything in a text: a third of its work, and most texts hold nothing.

    The patterns are written in lower case, as those of `words.yaml` are.
    """
    return _perhaps(patterns).search(text.lower()) is not None


def blank(text: str, pattern: re.Pattern[str]) -> str:
    """Give the text with what the pattern finds blanked out; places and lines stay where they were."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


QUOTED = re.compile(r"“[^”]{1,120}”|\"[^\"]{1,120}\"|«[^»]{1,120}»")
"""Words in quotation marks are titles, or words that the text speaks about."""

ROLES = re.compile(r"\{(?:fact|source|count):[^{}]*\}|\{term:(?:[^{}|]*\|)?|\]\([^)\s]*\)")
"""Parts of the text that are not read as words: roles without the form of a term, and where links lead."""
