"""What a form says, apart from any language; and how a language says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

__all__ = ["SILENCE", "Phrase", "Speech", "kit_text", "typed", "word"]


@dataclass(frozen=True)
class Phrase:
    """Something that a form says: a word by its key, a text of the kit, or what somebody typed, which stays as it is.

    `values` fill the names in braces of a word.
    """

    key: str = ""
    text: str = ""
    fixed: bool = False
    values: tuple[tuple[str, Phrase], ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is said."""
        return bool(self.key or self.text)


SILENCE = Phrase()


def word(key: str, **values: Phrase) -> Phrase:
    """Give the word `survey.KEY`."""
    return Phrase(key=f"survey.{key}", values=tuple(values.items()))


def kit_text(text: str) -> Phrase:
    """Give a text of the kit."""
    return Phrase(text=text)


def typed(text: str) -> Phrase:
    """Give a text that is the same in every language."""
    return Phrase(text=text, fixed=True)


@dataclass(frozen=True)
class Speech:
    """A language: `words` are the words by key in English, `find` gives the translation of (context, text) or None."""

    code: str
    words: Mapping[str, str]
    find: Callable[[str, str], str | None]

    @property
    def name(self) -> str:
        """Give the name that forms show, as `Français (fr)`: the language's own name where a translator gave it."""
        return f"{self._find('survey.language') or self.code} ({self.code})"

    def say(self, phrase: Phrase) -> str:
        """Give the phrase in this language; in English, or the language of the kit, where there is no translation."""
        if phrase.fixed or not phrase:
            return phrase.text
        if not phrase.key:
            return self.find("", phrase.text) or phrase.text
        said = self._find(phrase.key) or self.words[phrase.key]
        values = {name: self.say(value) for name, value in phrase.values}
        return said.format(**values) if values else said

    def lacks(self, phrase: Phrase) -> Iterator[str]:
        """Give the texts of the phrase that have no translation, as they stand in the kit."""
        if phrase.fixed or not phrase:
            return
        if not phrase.key:
            if not self.find("", phrase.text):
                yield phrase.text
            return
        if not self._find(phrase.key):
            yield self.words[phrase.key]
        for _, value in phrase.values:
            yield from self.lacks(value)

    def _find(self, key: str) -> str | None:
        return self.find(key, self.words[key])
