"""Words that depend on a number: one form for each kind of number that a language tells apart.

A counted word is written as `KEY.one` and `KEY.other` in English. A translation has as many forms as its language
needs, `KEY.0`, `KEY.1` and so on, and a table that says which of them a number takes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

PLURAL = "plural"
"""The key of the table among the words of the interface: the form of each number below TOLD, a digit for each."""

RULE = "plural.rule"
"""The key of the rule as gettext writes it in a header, for those who read gettext themselves."""

MOST_FORMS = 9
"""No language has more; Arabic has six."""

TOLD = 200
"""How many numbers a table tells; from there on a number goes as the one a hundred less.

Languages choose by the number itself where it is small and by its last two digits where it is not (Unicode CLDR,
Language Plural Rules), up to a million, which nothing here counts to.
"""


def counted_words(words: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Give the English singular and plural of each counted word by its key."""
    return {
        key: (text, words[f"{key}.other"])
        for whole, text in words.items()
        if whole.endswith(".one") and f"{(key := whole.removesuffix('.one'))}.other" in words
    }


def form_of(number: float | int, table: str) -> int:
    """Give which form a number takes; a fraction, for which gettext has none, goes as the whole number above it."""
    whole = math.ceil(number)
    return int(table[whole if whole < TOLD else TOLD - 100 + whole % 100])
