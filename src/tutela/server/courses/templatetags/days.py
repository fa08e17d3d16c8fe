"""Days and moments of the hub's pages, which Arabic letters before them would turn about: 23-11-2026."""

from __future__ import annotations

import datetime
from typing import Literal

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language_bidi

register = template.Library()


@register.filter(expects_localtime=True)
def day(value: datetime.date | None) -> str:
    """Give `2026-11-23`, nothing for None; set apart (UAX #9, 2.4.2) where the language runs from right to left."""
    return _set_apart(value, "Y-m-d")


@register.filter(expects_localtime=True)
def moment(value: datetime.datetime | None) -> str:
    """Give `2026-11-23 09:30`, nothing for None; set apart like a day."""
    return _set_apart(value, "Y-m-d H:i")


def _set_apart(value: datetime.date | Literal[""] | None, form: str) -> str:
    if not value:  # Django gives an empty string for a time that is none
        return ""
    told = date_format(value, form)
    return f"\u2066{told}\u2069" if get_language_bidi() else told
