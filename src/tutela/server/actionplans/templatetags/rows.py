"""Looks up the words of a row."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def of(table: Mapping[str, str], key: str) -> str:
    """Give what a table has for a key."""
    return table.get(key, "")
