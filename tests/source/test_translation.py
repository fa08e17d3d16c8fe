"""A kit in another language: what `extract` lists is what `translate` replaces."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import polib
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.source.copies import SMALLEST, TODAY, KitCopy
from tutela.model.document import Paragraph, TermRef, Text, Untranslated
from tutela.model.kit import Figure, Kit
from tutela.model.language import language_of
from tutela.source import read_kit
from tutela.source.catalogue import Note, extract_template, read_catalogue
from tutela.source.translation import list_messages, roles_of, translate

_kit = read_kit(SMALLEST, today=TODAY).kit
assert _kit is not None
KIT: Kit = _kit
MESSAGES = list_messages(KIT)
_KEPT = re.compile(r"\{[^{}]*\}|\]\([^)]*\)|`[^`]*`|\\.|[*_\[\]]")
"""What a translator leaves alone in running text: roles, targets of links, code, marks."""


def pseudo(text: str) -> str:
    """Give a text whose letters are all replaced, roles and marks kept."""
    parts = _KEPT.split(text)
    marks = _KEPT.findall(text)
    changed = [re.sub(r"[^\W\d_]", "x", part) for part in parts]
    marks = [re.sub(r"\|([^{}]*)", lambda found: "|" + re.sub(r"[^\W\d_]", "x", found[1]), mark) for mark in marks]
    return "".join(part + mark for part, mark in zip(changed, [*marks, ""], strict=True))


def letters(value: object) -> set[str]:
    """Give the letters of all visible strings of a kit."""
    found: set[str] = set()
    for message in list_messages(value):  # type: ignore[arg-type]
        found |= set(re.sub(r"[\W\d_]", "", _KEPT.sub("", message.text)))
    return found


def unmarked(value: Any) -> Any:
    """Give a value as it is without the marks of what was not translated."""
    if isinstance(value, tuple):
        if len(value) == 1 and isinstance(value[0], Untranslated):
            return value[0].children
        return tuple(unmarked(one) for one in value)
    if isinstance(value, msgspec.Struct):
        return msgspec.structs.replace(
            value, **{name: unmarked(getattr(value, name)) for name in value.__struct_fields__}
        )
    return value


def test_an_identity_catalogue_gives_the_same_kit() -> None:
    identity: dict[str | tuple[str, str], str] = {(message.context, message.text): message.text for message in MESSAGES}
    assert translate(KIT, identity, "en") == KIT


@settings(deadline=None, max_examples=30)
@given(st.sets(st.sampled_from(MESSAGES)))
def test_any_part_of_an_identity_catalogue_gives_the_same_kit(chosen: set[object]) -> None:
    identity: dict[str | tuple[str, str], str] = {
        message.text: message.text for message in MESSAGES if message in chosen
    }
    assert unmarked(translate(KIT, identity, "en")) == KIT


def test_a_pseudo_locale_changes_every_visible_string() -> None:
    catalogue: dict[str | tuple[str, str], str] = {
        (message.context, message.text): pseudo(message.text) for message in MESSAGES
    }
    translated = translate(KIT, catalogue, "xx", {"web.leave": "Leave"})
    assert letters(translated) == {"x"}
    assert translated.language == "xx"
    assert translated.interface == {"web.leave": "Leave"}


def test_where_a_law_or_a_survey_has_it_is_translated_too() -> None:
    said = {message.text for message in MESSAGES if message.context in ("where", "survey")}
    assert said == {fact.where for fact in KIT.facts if fact.where} | {"art. 3", "none"}
    catalogue: dict[str | tuple[str, str], str] = {("where", "art. 3"): "artículo 3", ("survey", "none"): "ninguna"}
    translated = translate(KIT, catalogue, "es")
    assert [term.article for term in translated.terms if term.article] == ["artículo 3"]
    assert [factor.observe.near_variables for factor in translated.factors if factor.observe.near_variables] == [
        {"MICS6": "ninguna"}
    ]


def test_ids_targets_and_figures_stay() -> None:
    catalogue: dict[str | tuple[str, str], str] = {
        (message.context, message.text): pseudo(message.text) for message in MESSAGES
    }
    translated = translate(KIT, catalogue, "xx")

    def bones(kit: Kit) -> list[str]:
        text = msgspec.json.encode(kit).decode()
        found = re.findall(r'"(?:id|target|place|next|case|skip_to|iri)":"[^"]*"', text)
        return [bone for bone in found if bone not in ('"place":"invented"', '"place":"xxxxxxxx"')]

    assert bones(translated) == bones(KIT)
    assert translated.facts[1].figure == Figure((900, 1200), "xxxxxxxx", about=True)
    girls = KIT.facts[2].parts["girls"]
    assert translated.facts[2].parts["girls"] == msgspec.structs.replace(girls, label="xxxxx")


def test_a_term_without_a_form_follows_the_translated_glossary() -> None:
    text = "What must be there for {term:trafficking} of a child?"
    assert text in {message.text for message in MESSAGES}
    catalogue: dict[str | tuple[str, str], str] = {
        ("term", "trafficking of children"): "traite des enfants",
        text: "Que faut-il pour {term:trafficking} ?",
    }
    question = next(one for one in translate(KIT, catalogue, "fr").questions if one.item.id == "on-the-road-02")
    assert question.item.prompt == (Paragraph((Text("Que faut-il pour "), TermRef("trafficking", ""), Text(" ?"))),)


def test_text_that_is_not_translated_keeps_its_own_words_for_terms() -> None:
    catalogue: dict[str | tuple[str, str], str] = {("term", "trafficking of children"): "traite des enfants"}
    question = next(one for one in translate(KIT, catalogue, "fr").questions if one.item.id == "on-the-road-02")
    prompt = question.item.prompt[0]
    assert isinstance(prompt, Paragraph)
    assert prompt.children == (
        Untranslated(
            "en",
            (
                Text("What must be there for "),
                TermRef("trafficking", "trafficking of children"),
                Text(" of a child?"),
            ),
        ),
    )


def test_what_is_not_translated_is_marked_with_the_language_of_the_kit_and_nothing_else_is() -> None:
    catalogue: dict[str | tuple[str, str], str] = {"Whom to tell": "Qui prévenir", "Government": "Government"}
    translated = translate(KIT, catalogue, "fr", {"web.leave": "Leave"})
    titles = [*(tool.title for tool in translated.tools), translated.constituents[0].title, translated.title]
    assert [(str(title), language_of(title)) for title in titles] == [
        ("Qui prévenir", ""),
        ("Government", ""),
        ("The smallest kit", "en"),
    ]
    assert language_of(translated.interface["web.leave"]) == "en"


def test_a_translation_that_loses_a_fact_is_not_used(kit: KitCopy) -> None:
    text = next(message.text for message in MESSAGES if roles_of(message.text)[("fact", "EST-02#girls")])
    assert unmarked(translate(KIT, {text: "Beaucoup."}, "fr")) == msgspec.structs.replace(KIT, language="fr")
    file = polib.POFile()
    file.append(polib.POEntry(msgid=text, msgstr="Beaucoup."))
    file.append(polib.POEntry(msgid="Government", msgstr="Gouvernement"))
    file.append(polib.POEntry(msgid="Outreach level", msgstr="Terrain", flags=["fuzzy"]))
    kit.write("locale/fr.po", str(file))
    catalogue, problems = read_catalogue(kit.root, "fr")
    assert catalogue == {("", "Government"): "Gouvernement"}
    assert [str(problem) for problem in problems] == [
        "locale/fr.po:5: the translation names other facts, terms or sources than the text; "
        "expected {fact:EST-01}, {fact:EST-02#girls}, {fact:EST-02#boys}, {fact:DEF-01}; "
        "mend it; until then the text stays untranslated"
    ]


def test_a_catalogue_that_is_none(kit: KitCopy) -> None:
    kit.write("locale/fr.po", "Bonjour\n")
    catalogue, problems = read_catalogue(kit.root, "fr")
    assert catalogue == {}
    assert [str(problem) for problem in problems] == [
        "locale/fr.po:1: this is no line of a gettext catalogue; expected msgid, msgstr or a comment; mend the line"
    ]
    assert str(read_catalogue(kit.root, "de")[1][0]).startswith("locale/de.po: the file is missing")


def test_the_template_has_places_and_comments_and_reads_back(tmp_path: Path) -> None:
    interface = {"web.leave": "Leave now", "web.of": "{n} of {m}", "hub.1": "%(n)s answers"}
    notes = {"web.leave": Note((("a.yaml", 3),), "A button."), "hub.1": Note((("b.html", 7), ("c.html", 1)))}
    template, problems = extract_template(SMALLEST, interface, notes, today=TODAY)
    assert template is not None
    assert problems == ()
    entries = {(entry.msgctxt or "", entry.msgid): entry for entry in polib.pofile(template)}
    assert set(entries) == {(message.context, message.text) for message in MESSAGES} | set(interface.items())
    flags = {entry.msgid: entry.flags for entry in entries.values() if entry.flags}
    assert flags == {"{n} of {m}": ["python-brace-format"], "%(n)s answers": ["python-format"]}
    leave, answers = entries["web.leave", "Leave now"], entries["hub.1", "%(n)s answers"]
    assert (leave.comment, leave.occurrences) == ("A button.\nA word of the interface.", [("a.yaml", "3")])
    assert answers.occurrences == [("b.html", "7"), ("c.html", "1")]
    without_place = [
        entry.msgid for entry in entries.values() if not entry.occurrences and entry.msgctxt not in interface
    ]
    assert without_place == []
    better = entries[("", "{fact:EST-01} at any one time, by an estimate.")]
    assert better.occurrences == [("textbooks/first-steps/01-on-the-road.md", "211")]
    assert better.comment == (
        "Said after an answer.\n"
        "{fact:EST-01} prints 900 to 1200 children: children in such a situation in an invented country."
    )
