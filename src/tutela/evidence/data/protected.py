"""Groupings of people by who they are: never split on, never crossed with a place (safeguarding rules 20 and 21)."""

from __future__ import annotations

import re

from tutela.evidence.data.dataset import Group

__all__ = ["is_protected"]

_WORDS = re.compile(
    r"ethni|tribe|caste|\brace\b|religio|faith|sect\b|church|language|tongue|migra|newcomer|nationalit|citizen|refugee|"
    r"foreign|moved|indigen|minorit",
    re.IGNORECASE,
)


def is_protected(group: Group) -> bool:
    """Tell whether a grouping is of ethnicity, religion, language or migration, by its mark or by its words."""
    if group.area:
        return group.protected
    words = f"{group.id.replace('_', ' ')} {group.label} {' '.join(group.labels)}"
    return group.protected or bool(_WORDS.search(words))
