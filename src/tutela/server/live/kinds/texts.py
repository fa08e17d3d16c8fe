"""Takes a text out of an entry, whatever the shape its kind gave it."""

from __future__ import annotations


def without_text(content: object, text: str) -> object:
    """Give the content without the text, None where nothing is left.

    A list keeps its length, so that the cells of a board stay under their columns.
    """
    if isinstance(content, str):
        return None if content == text else content
    if isinstance(content, list):
        kept = ["" if one == text else one for one in content]
        return kept if any(one != "" for one in kept) else None
    if isinstance(content, dict):
        rest = {name: value for name, value in content.items() if value != text}
        return rest or None
    return content
