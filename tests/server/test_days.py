"""Days of the hub's pages stay in order beside Arabic letters."""

from __future__ import annotations

import datetime

from django.template import Context, Template
from django.utils.translation import override

MOMENT = datetime.datetime(2026, 11, 23, 9, 30, tzinfo=datetime.UTC)
SHOWN = Template("{% load days tz %}{{ at|timezone:zone|moment }}, {{ at|day }}, {{ none|day|default:'none' }}")
GIVEN = Context({"at": MOMENT, "zone": "Africa/Nairobi", "none": None})


def test_a_day_is_plain_where_text_runs_from_left_to_right() -> None:
    with override("fr"):
        assert SHOWN.render(GIVEN) == "2026-11-23 12:30, 2026-11-23, none"


def test_a_day_is_set_apart_where_text_runs_from_right_to_left() -> None:
    with override("ar"):
        assert SHOWN.render(GIVEN) == "\u20662026-11-23 12:30\u2069, \u20662026-11-23\u2069, none"
