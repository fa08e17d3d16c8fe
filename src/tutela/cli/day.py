"""The day by which a verb works, where it is not told another."""

from __future__ import annotations

import datetime


def this_day() -> datetime.date:
    """Give today, in UTC."""
    return datetime.datetime.now(datetime.UTC).date()
