"""How far down a table may go, and which groupings may not meet."""

from __future__ import annotations

from collections.abc import Sequence

from tutela.evidence.data.dataset import Group
from tutela.evidence.data.protected import is_protected

__all__ = ["may_cross"]


def may_cross(groups: Sequence[Group], *, sensitive: bool) -> str:
    """Give why a table by these groupings may not be made, or an empty text where it may."""
    areas = [group for group in groups if group.area]
    protected = [group for group in groups if is_protected(group)]
    if areas and protected:
        return f"{protected[0].label} is not crossed with a place"
    deep = [group for group in areas if group.area > 1]
    if sensitive and deep:
        return f"a sensitive indicator stops above {deep[0].label}"
    return ""
