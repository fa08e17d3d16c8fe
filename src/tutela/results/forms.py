"""Which of two test forms somebody takes first, so that both halves of a group are alike in number."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

FORMS = (1, 2)
"""The two forms that are crossed over, as the player numbers them."""


def choose_form(actor: str, given: Mapping[int, int]) -> int:
    """Give the form that fewer people were given so far; the actor's own number decides between equals.

    The same actor and the same counts always give the same form, and the halves never differ by more than one, whoever
    comes late.

    >>> choose_form("anybody", {1: 3, 2: 2})
    2
    """
    fewest = min(given.get(form, 0) for form in FORMS)
    equals = [form for form in FORMS if given.get(form, 0) == fewest]
    return equals[hashlib.sha256(actor.encode()).digest()[0] % len(equals)]
