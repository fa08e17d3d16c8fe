"""A page of the package that everybody opens: the pre-test, the post-test, a unit."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tutela.server.live.kinds.kind import Given, Kind, Refused, Setting, count_nothing, say_nothing


def _take(setting: Setting, given: Given) -> object:
    raise Refused(_("There is nothing to send here. Open the page that is linked."))


LINK = Kind("link", _take, say_nothing, count_nothing)
