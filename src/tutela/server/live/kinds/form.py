"""A form of the course's results on the phones: the review of a day, the evaluation of the course.

Results keep it and count it, with what came over private links, so that there is one truth.
"""

from __future__ import annotations

from tutela.model.evaluation import read_forms
from tutela.results.evaluation import Unusable, fill
from tutela.server.live.kinds.kind import Given, Kind, Refused, Setting, count_nothing, say_nothing
from tutela.server.wording import constituents, read_interface


def _take(setting: Setting, given: Given) -> object:
    try:
        return fill(read_forms()[setting.form], given, list(dict(constituents())))
    except Unusable as fault:
        raise Refused(read_interface()(fault.key)) from None


FORM = Kind("form", _take, say_nothing, count_nothing, texts=True)
