"""The one error of the evidence road: what is wrong, where, what was expected and what to do; never a data row."""

from __future__ import annotations


class Refused(Exception):
    """Input that cannot be used. The text names columns, counts and places only."""

    def __init__(self, what: str, *, expected: str, do: str) -> None:
        super().__init__(f"{what}; expected {expected}; {do}")
