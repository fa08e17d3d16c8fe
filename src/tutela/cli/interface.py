"""The words of the interface that a catalogue translates: those of the site and those of the hub's own pages."""

from __future__ import annotations

from collections.abc import Mapping

from tutela.delivery.web.words import read_words


def list_interface() -> Mapping[str, str]:
    """Give the English words by key."""
    # The hub's words are read by Django, which takes longer than a whole run without a translation.
    from tutela.server.hub_words import list_hub_words

    return {**read_words({}).by_key, **list_hub_words()}
