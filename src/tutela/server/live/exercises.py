"""What the package says of exercises, for the clock and for activities made from them."""

from __future__ import annotations


def half_minutes(exercise: str) -> int:
    """Give the minutes of an exercise's half-time version; 0 for one that the package does not hold."""
    return 0


def title_of(exercise: str) -> str:
    """Give the title of an exercise; empty for one that the package does not hold."""
    return ""
