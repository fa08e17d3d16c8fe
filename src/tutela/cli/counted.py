"""A number of things in words, as the verbs tell them."""

from __future__ import annotations


def counted(number: int, thing: str) -> str:
    """Give the number with its thing, in the plural where there is not one.

    >>> counted(1, "error"), counted(3, "error"), counted(0, "warning")
    ('1 error', '3 errors', 'no warnings')
    """
    return f"{number} {thing}" if number == 1 else f"{number or 'no'} {thing}s"
