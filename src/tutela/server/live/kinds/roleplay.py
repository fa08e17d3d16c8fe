"""A role play: cards are handed to phones, a clock runs; nothing is sent."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tutela.server.live.kinds.kind import Given, Kind, Refused, Setting, count_nothing, say_nothing


def _take(setting: Setting, given: Given) -> object:
    raise Refused(_("There is nothing to send here. Play your part."))


ROLEPLAY = Kind("roleplay", _take, say_nothing, count_nothing)
