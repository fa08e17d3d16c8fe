"""Languages: which way they are written, and the text of a translated kit that is still in the kit's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from operator import is_not
from string import Formatter
from typing import Any, Literal

import msgspec

Direction = Literal["ltr", "rtl"]

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages written from right to left in their usual script (Unicode CLDR, characterOrder right-to-left)."""


def direction_of(language: str) -> Direction:
    """Give the way a language is written."""
    return "rtl" if language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


class UntranslatedText(str):
    """A plain text of a translated kit that is in another language than the rest.

    It is a string like any other; those who write pages and papers mark its language (WCAG 2.2, 3.1.2).
    """

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> UntranslatedText:
        """Give a text in a language."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def replace_text(self, text: str) -> UntranslatedText:
        """Give another text in the same language."""
        return UntranslatedText(text, self.language)


class MixedText(str):
    """A plain text put together from several, some of which are in another language.

    As a string it sets those apart by U+2068 and U+2069 (UAX #9, 2.4), so that they do not turn the rest about.
    """

    __slots__ = ("parts",)
    parts: tuple[str, ...]

    def __new__(cls, parts: Iterable[str]) -> MixedText:
        """Give the text of parts in order."""
        parts = tuple(each for one in parts for each in (one.parts if isinstance(one, MixedText) else (one,)))
        made = super().__new__(
            cls, "".join(f"\u2068{one}\u2069" if isinstance(one, UntranslatedText) else one for one in parts)
        )
        made.parts = parts
        return made


def without_marks(text: str) -> str:
    """Give a plain string without the signs that set other languages apart, for a file that is changed by hand."""
    return text.replace("\u2068", "").replace("\u2069", "")


def is_marked(text: object) -> bool:
    """Tell whether a text, or a part of it, is known to be in another language."""
    return isinstance(text, UntranslatedText | MixedText)


def language_of(text: object) -> str | None:
    """Give the language of a text that is in another one, an empty string for other texts, None for a mixture."""
    if isinstance(text, MixedText):
        return None
    return text.language if isinstance(text, UntranslatedText) else ""


def join_texts(separator: str, texts: Iterable[str]) -> str:
    """Give texts as one, like `str.join`, with the languages of those that are in another one kept."""
    texts = tuple(texts)
    if not any(map(is_marked, texts)):
        return separator.join(texts)
    languages = {language_of(text) for text in texts if _has_letters(text)}
    if len(languages) == 1 and (language := languages.pop()) and not _has_letters(separator):
        return UntranslatedText(separator.join(texts), language)
    return MixedText(
        part for at, text in enumerate(texts) for part in ((separator, text) if at and separator else (text,))
    )


def fill_text(text: str, values: Mapping[str, object]) -> str:
    """Give a text with `{name}` filled in, like `str.format`, with its language kept, and those of the values.

    A text in another language stays whole; what is filled in is set apart where it is in a third.
    """
    if isinstance(text, UntranslatedText):
        return text.replace_text(text.format(**{name: _set_apart(value, text) for name, value in values.items()}))
    if not any(map(is_marked, values.values())):
        return text.format(**values)
    parts: list[str] = []
    for words, name, _, _ in Formatter().parse(text):
        value = values[name] if name is not None else ""
        parts += [words, value if isinstance(value, str) else str(value)]
    return MixedText(part for part in parts if part)


def _set_apart(value: object, text: UntranslatedText) -> object:
    return f"\u2068{value}\u2069" if _has_letters(value) and language_of(value) != text.language else value


def _has_letters(value: object) -> bool:
    return isinstance(value, str) and any(map(str.isalpha, value))


_BEGIN, _END = "\x02", "\x03"
HELD_IN_JSON = re.compile(rb"\\u0002[A-Za-z-]+\\u0003")
HELD_IN_MSGPACK = re.compile(rb"\x02[A-Za-z-]+\x03")
"""What an encoded value holds that has a text in another language in it."""


def write_untranslated(value: object) -> str:
    """Give what stands for an UntranslatedText in JSON, the `enc_hook` of msgspec: its language, then its text."""
    if not isinstance(value, UntranslatedText):
        raise TypeError(f"{type(value).__name__} has no form in JSON")
    return f"{_BEGIN}{value.language}{_END}{value}"


def read_untranslated(value: Any) -> Any:
    """Give a decoded value with each text that `write_untranslated` wrote as an UntranslatedText again."""
    if isinstance(value, str) and value.startswith(_BEGIN):
        language, _, text = value[1:].partition(_END)
        return UntranslatedText(text, language)
    return _change(value, read_untranslated)


def forget_untranslated(value: Any) -> Any:
    """Give a value with plain strings alone, for those who keep or send its texts on."""
    return str(value) if is_marked(value) else _change(value, forget_untranslated)


def _change(value: Any, change: Callable[[Any], Any]) -> Any:
    """Give a value with all that it holds changed; itself where nothing was."""
    if isinstance(value, tuple):
        changed = tuple([change(one) for one in value])
        return changed if any(map(is_not, changed, value)) else value
    if isinstance(value, list):
        return [change(one) for one in value]
    if isinstance(value, dict):
        return {key: change(one) for key, one in value.items()}
    if isinstance(value, msgspec.Struct):
        fields = {name: (old, change(old)) for name in value.__struct_fields__ if (old := getattr(value, name))}
        changes = {name: new for name, (old, new) in fields.items() if new is not old}
        return msgspec.structs.replace(value, **changes) if changes else value
    return value
