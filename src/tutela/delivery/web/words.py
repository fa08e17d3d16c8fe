"""The words of the interface, by key: English from interface*.yaml, or the kit's translation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from tutela.delivery.web.kept import Shelf
from tutela.model.counting import PLURAL, counted_words, form_of
from tutela.model.kit import Figure
from tutela.model.language import UntranslatedText, fill_text, join_texts

_FOLDER = Path(__file__).parent


class Words(msgspec.Struct, frozen=True):
    """Interface words by dotted key, as `web.leave`."""

    by_key: Mapping[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """Give the words of a key with `{name}` filled in; an unknown key is a KeyError."""
        return fill_text(self.by_key[key], values) if values else self.by_key[key]

    def count(self, key: str, number: float | int, /, **values: object) -> str:
        """Give the form of a counted word that a number takes, with `{n}` and the other values filled in."""
        if f"{key}.0" in self.by_key:
            form = str(form_of(number, self.by_key[PLURAL]))
        else:
            form = "one" if number == 1 else "other"
        return self(f"{key}.{form}", n=self.number(number), **values)

    def group(self, *names: str) -> dict[str, str]:
        """Give all words whose key begins with one of the names, and the table of forms where there is one."""
        starts = tuple(f"{name}." for name in names)
        return {key: text for key, text in self.by_key.items() if key.startswith(starts) or key == PLURAL}

    def number(self, value: float | int) -> str:
        """Give a number with the language's own marks for thousands and decimals."""
        return f"{value:,}".translate({ord(","): self("number.group"), ord("."): self("number.point")})

    def join(self, sign: str, texts: Iterable[str]) -> str:
        """Give texts as one, parted by the language's own `comma`, `semicolon` or `colon` with its spaces."""
        return join_texts("" + self(f"list.{sign}"), texts)

    def end(self, text: str) -> str:
        """Give a text with the full stop of its language, on the side where that has it."""
        if isinstance(text, UntranslatedText):
            return text.replace_text(f"{text}.")
        return join_texts("", (text, "" + self("list.stop")))

    def figure(self, figure: Figure, *, unit: bool = False) -> str:
        """Give a figure as the text prints it.

        `per cent` and currencies always stand beside the value; any other unit only when `unit` is asked for.
        """
        value = figure.value
        if isinstance(value, tuple):
            text = self("number.range", low=self.number(value[0]), high=self.number(value[1]))
        else:
            text = value if isinstance(value, str) else self.number(value)
        if figure.unit == "per cent":
            text = self("number.per-cent", value=text)
        elif is_currency(figure.unit):
            text = self("number.money", currency=figure.unit, value=text)
        elif unit and figure.unit:
            text = self("number.unit", value=text, unit=figure.unit)
        if figure.about:
            text = self("number.about", value=text)
        return self(f"number.{figure.bound}", value=text) if figure.bound else text


def find_word_notes() -> dict[str, tuple[str, int, str]]:
    """Give where each English word stands, file below `src` and line, and the comment right above it, by its key."""
    notes: dict[str, tuple[str, int, str]] = {}
    for file in sorted(_FOLDER.glob("interface*.yaml")):
        said: list[str] = []
        for line, text in enumerate(file.read_text("utf-8").splitlines(), 1):
            if text.startswith("# "):
                said.append(text[2:])
                continue
            key = text.partition(":")[0]
            if key:
                notes[key] = (file.relative_to(_FOLDER.parents[2]).as_posix(), line, " ".join(said))
            said = []
    return notes


def is_currency(unit: str) -> bool:
    """Tell whether a unit is money, by its code or its sign."""
    return "$" in unit or (len(unit) == 3 and unit.isupper()) or unit in _CURRENCY_SIGNS


_CURRENCY_SIGNS = frozenset("€£¥₹")


def read_words(translated: Mapping[str, str], shelf: Shelf | None = None) -> Words:
    """Give the interface words: the English ones of `interface*.yaml`, with the translated ones in their place."""
    shelf = shelf or Shelf()
    english: dict[str, str] = {}
    for file in sorted(_FOLDER.glob("interface*.yaml")):
        text = file.read_bytes()
        english |= shelf.find_from(text, dict[str, str], msgspec.yaml.decode)
    in_forms = {key for key in counted_words(english) if f"{key}.0" in translated}
    replaced = {f"{key}.{half}" for key in in_forms for half in ("one", "other")}
    return Words({key: text for key, text in english.items() if key not in replaced} | dict(translated))
