"""The smallest kit half in Arabic letters: every second text, as a translator in the middle of the work has it."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from tutela.delivery.web.words import read_words
from tutela.model.counting import counted_words
from tutela.model.kit import Kit
from tutela.source import read_kit
from tutela.source.translation import list_messages, translate

TODAY = datetime.date(2026, 11, 26)
_SMALLEST = Path(__file__).parents[2] / "kit" / "_smallest"
_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابثدوفجحيكقلمنهبخرسطعظصزغش")


@cache
def half_translated() -> Kit:
    """Give the kit; texts with roles or marks stay, since their letters cannot be exchanged one for one."""
    kit = read_kit(_SMALLEST, today=TODAY).kit
    assert kit is not None
    interface = read_words({}).by_key
    texts = [(message.context, message.text) for message in list_messages(kit)]
    texts += [(key, text) for key, text in interface.items() if key.rpartition(".")[0] not in counted_words(interface)]
    catalogue: dict[str | tuple[str, str], str] = {
        (context, text): text.lower().translate(_LETTERS)
        for context, text in texts[::2]
        if not set(text) & set("{}*_`[]\\")
    }
    return translate(kit, catalogue, "ar", interface)
