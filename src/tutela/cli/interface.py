"""The words of the interface that a catalogue translates: those of the site and those of the hub's own pages."""

from __future__ import annotations

from collections.abc import Mapping

from tutela.delivery.web.words import find_word_notes, read_words
from tutela.source.catalogue import Note


def list_interface() -> Mapping[str, str]:
    """Give the English words by key."""
    # The hub's words are read by Django, which takes longer than a whole run without a translation.
    from tutela.server.hub_words import list_hub_words

    return {**read_words({}).by_key, **list_hub_words()}


def describe_interface() -> dict[str, Note]:
    """Give translators a note on each word, by its key: where it stands, and what is said about it there."""
    from tutela.server.hub_words import find_hub_places

    words = {key: Note(((file, line),), said) for key, (file, line, said) in find_word_notes().items()}
    return words | {key: Note(places) for key, places in find_hub_places().items()}
