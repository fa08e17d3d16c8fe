"""The question queue and the parking lot: short texts to the facilitator, without a name unless the person wishes."""

from __future__ import annotations

from tutela.server.live.kinds.kind import Given, Kind, Setting, count_nothing, one_text, say_text


def _take(setting: Setting, given: Given) -> object:
    return one_text(given, "text")


QUESTIONS = Kind("questions", _take, say_text, count_nothing, several=True, texts=True)
PARKING = Kind("parking", _take, say_text, count_nothing, several=True, texts=True)
