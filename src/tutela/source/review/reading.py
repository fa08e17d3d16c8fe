"""How hard a text is to read: mean length of its sentences, and the grade by Flesch and Kincaid.

Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas for Navy enlisted personnel", Research
Branch Report 8-75 (1975): 0.39 words a sentence + 11.8 syllables a word - 15.59. It was made for adults' technical
texts in English; it knows nothing of meaning, and a low grade makes no text plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from tutela.source.draft import Passage
from tutela.source.review.words import sentences

_GROUPS = re.compile(r"[aeiouy]+")
_SILENT_ED = re.compile(r"[^aeiouytdl]ed$|[aeiou][^aeiouytd]ed$")
_TWO = re.compile(r"ia|io(?!u)|iu|ua(?!r[dy])|uo|eo(?!u)|[^aeiou]ying|creat|deni|reinf|reint|coop|coor|real[^m]")
_ONE = re.compile(r"[tscgx]io|[tscg]ia|qu|gua|gue|gui|people|[tscgx]iou|geo(?=u)|eous|teou|sua|igh|suad")


class Reading(msgspec.Struct, frozen=True):
    """Words of a text, their mean in a sentence, and its grade."""

    words: int
    sentence: float
    grade: float


def measure(passages: Iterable[Passage]) -> Reading | None:
    """Measure a text; None where it holds no sentence."""
    found = sentences(passages)
    words = [word for sentence in found for word in sentence]
    if not words:
        return None
    mean = len(words) / len(found)
    grade = 0.39 * mean + 11.8 * sum(map(count_syllables, words)) / len(words) - 15.59
    return Reading(len(words), mean, grade)


@lru_cache(maxsize=50_000)
def count_syllables(word: str) -> int:
    """Count the syllables of an English word by its letters; a number or an abbreviation counts as one.

    >>> [count_syllables(word) for word in ("child", "police", "trafficking", "worked", "situation", "ILO")]
    [1, 2, 3, 1, 4, 1]
    """
    if not word.isalpha() and "-" not in word and "'" not in word and "’" not in word:  # noqa: RUF001
        return 1
    if word.isupper():
        return 1
    return max(1, sum(_count_part(part) for part in re.split(r"[-'’]", word.lower()) if len(part) > 1))  # noqa: RUF001


def _count_part(part: str) -> int:
    number = len(_GROUPS.findall(part))
    number += len(_TWO.findall(part)) - len(_ONE.findall(part))
    if part.endswith("e") and not re.search(r"[^aeiouy]le$|[aeiouy]$(?<!e)", part) and number > 1:
        number -= 1
    if part.endswith("es") and not re.search(r"(?:[sxz]|ch|sh|c|g|i|[^aeiou]l)es$", part) and number > 1:
        number -= 1
    if _SILENT_ED.search(part) and number > 1:
        number -= 1
    return max(1, number)
