"""Words are made alike for searching as folding.json says; the player's tests read the same file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tutela.delivery.web.folding import words_of

CASES = json.loads(Path(__file__).with_name("folding.json").read_text("utf-8"))


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words_are_folded_as_their_readers_type_them(text: str, words: list[str]) -> None:
    assert list(words_of(text)) == words
