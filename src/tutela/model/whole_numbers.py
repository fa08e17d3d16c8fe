"""Whole numbers in the texts that people and programs send."""

from __future__ import annotations

MOST_DIGITS = 15


def read_whole(text: str) -> int | None:
    """Give the whole number from 0 that a text writes in the digits of any script; None for any other text.

    More than MOST_DIGITS digits, leading zeros among them, are none: Python raises ValueError at a text of 4,301, and
    databases refuse what does not fit in 64 bits.
    """
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None


def read_signed(text: str) -> int | None:
    """Give the whole number that a text writes as for `read_whole`, with one minus before it where it is negative."""
    number = read_whole(text.removeprefix("-"))
    return -number if number and text.startswith("-") else number
