"""A Kit in another language, by a gettext catalogue; and the strings that such a catalogue holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import msgspec

from tutela.model.counting import MOST_FORMS, PLURAL, RULE, counted_words
from tutela.model.document import Untranslated
from tutela.model.kit import Kit
from tutela.model.language import UntranslatedText
from tutela.source.inlines import Inlines, parse_inlines, write_inlines
from tutela.source.visible import change_visible

Catalogue = Mapping[str | tuple[str, str], str]
"""Translations by (context, text), or by text where a string has no context; what is missing stays as it is.

The forms of a counted word stand under KEY.0, KEY.1, … with its English singular, their table and rule
under PLURAL and RULE with "".
"""

_ROLES = re.compile(r"\{(fact|term|source):([^{}|]*)")
_INTERFACE = "en"
"""The language of the interface where it is not translated."""

_PRINTED = re.compile(r"\{(?:fact|term|source):[^{}|]*\}")

_BARE = re.compile(r"\{term:([^{}|]*)\}")


class Message(msgspec.Struct, frozen=True, order=True):
    """A string to translate; the context is empty for running text."""

    context: str
    text: str


def list_messages(kit: Kit) -> list[Message]:
    """Give every string of a Kit that can be translated, each once, in the order of the kit."""
    found: dict[Message, None] = {}

    def keep_text(context: str, text: str) -> str:
        found.setdefault(Message(context, text))
        return text

    def keep_inlines(inlines: Inlines) -> Inlines:
        found.setdefault(Message("", write_message(inlines, words)))
        return inlines

    words = words_of_terms(kit)
    change_visible(kit, keep_text, keep_inlines)
    return [message for message in found if message.text]


def translate(kit: Kit, catalogue: Catalogue, language: str, interface: Mapping[str, str] | None = None) -> Kit:
    """Give the Kit in another language.

    `interface` are the words of the interface by key; their context in the catalogue is the key. A translation that
    lost or gained a fact, term or source is not used; `check_catalogue` tells which.
    """

    def change_text(context: str, text: str) -> str:
        return look_up(catalogue, context, text) or UntranslatedText(text, kit.language)

    def change_inlines(inlines: Inlines) -> Inlines:
        text = write_message(inlines, words)
        translated = look_up(catalogue, "", text)
        if translated == text:
            return _spell_out(inlines, changed)  # a translator's own choice, as for a name
        if not translated or roles_of(translated) != roles_of(text):
            stays = _spell_out(inlines, changed)
            return (Untranslated(kit.language, stays),) if _has_own_words(text) else stays
        return parse_inlines(translated)[0]

    words = words_of_terms(kit)
    changed = {id: word for id, word in words.items() if change_text("term", word) != word}
    translated = change_visible(kit, change_text, change_inlines)
    said = translate_interface(interface or {}, catalogue)
    return msgspec.structs.replace(translated, language=language, interface=said or kit.interface)


def translate_interface(interface: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    """Give the words of the interface by key; a counted word has its forms, or its two English ones as they were."""
    counted = counted_words(interface)
    said = {
        key: look_up(catalogue, key, text) or UntranslatedText(text, _INTERFACE)
        for key, text in _uncounted(interface).items()
    }
    for key, (one, other) in counted.items():
        english = {f"{key}.one": UntranslatedText(one, _INTERFACE), f"{key}.other": UntranslatedText(other, _INTERFACE)}
        said |= _forms(key, one, catalogue) or english
    return said | {key: catalogue[key, ""] for key in (PLURAL, RULE) if (key, "") in catalogue}


def _forms(key: str, one: str, catalogue: Catalogue) -> dict[str, str]:
    keys = (f"{key}.{form}" for form in range(MOST_FORMS))
    return {form: catalogue[form, one] for form in keys if (form, one) in catalogue}


def _uncounted(interface: Mapping[str, str]) -> dict[str, str]:
    halves = {f"{key}.{half}" for key in counted_words(interface) for half in ("one", "other")}
    return {key: text for key, text in interface.items() if key not in halves}


def count_translated(kit: Kit, catalogue: Catalogue, interface: Mapping[str, str]) -> tuple[int, int]:
    """Give how many strings of a Kit and of the interface a catalogue has, and how many there are."""
    said = [
        *list_messages(kit),
        *(Message(key, text) for key, text in _uncounted(interface).items()),
        *(Message(f"{key}.0", one) for key, (one, _) in counted_words(interface).items()),
    ]
    return sum(look_up(catalogue, one.context, one.text) is not None for one in said), len(said)


def roles_of(text: str) -> Counter[tuple[str, str]]:
    """Count the facts, terms and sources that a string names."""
    return Counter((kind, id.strip()) for kind, id in _ROLES.findall(text))


def _spell_out(inlines: Inlines, changed: Mapping[str, str]) -> Inlines:
    """Give running text that stays as it is with its own words for terms that change, never half and half."""
    text = write_inlines(inlines)
    spelt = _BARE.sub(
        lambda found: f"{{term:{found[1]}|{changed[found[1]]}}}" if found[1] in changed else found[0], text
    )
    return parse_inlines(spelt)[0] if spelt != text else inlines


def _has_own_words(text: str) -> bool:
    """Tell whether a message has words besides what its facts, sources and terms print."""
    return any(map(str.isalpha, _PRINTED.sub("", text)))


def look_up(catalogue: Catalogue, context: str, text: str) -> str | None:
    """Give the translation of a text with this context, else of the text wherever it stands, else None."""
    return catalogue.get((context, text)) or catalogue.get(text)


def words_of_terms(kit: Kit) -> dict[str, str]:
    """Give the word of each term of the glossary by its id."""
    return {term.id: term.term for term in kit.terms}


def write_message(inlines: Inlines, words: dict[str, str]) -> str:
    """Give the string of a block; a term in its own form is written `{term:ID}` so that its translation follows."""
    text = write_inlines(inlines)
    for id, word in words.items():
        text = text.replace(f"{{term:{id}|{word}}}", f"{{term:{id}}}") if "{term:" in text else text
    return text
