"""Counted words in languages that have one form, two, three or six: from the template to what a page says."""

from __future__ import annotations

import polib
import pytest

from tests.source.copies import SMALLEST, TODAY, KitCopy
from tutela.delivery.web.words import read_words
from tutela.model.counting import form_of
from tutela.source import read_kit
from tutela.source.catalogue import check_catalogues, extract_template, read_catalogue
from tutela.source.plurals import read_rule
from tutela.source.translation import translate

INTERFACE = {"page.search": "Search", "home.due.one": "{n} question today", "home.due.other": "{n} questions today"}
ARABIC = (
    "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;"
)
RUSSIAN = "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;"


def catalogue(header: str, *forms: str) -> str:
    """Give a catalogue with a header and the forms of one counted word, which begins on line 5."""
    written = "".join(f'msgstr[{at}] "{form}"\n' for at, form in enumerate(forms))
    rule = f'"Plural-Forms: {header}\\n"\n' if header else '""\n'
    counted = 'msgctxt "home.due"\nmsgid "{n} question today"\nmsgid_plural "{n} questions today"\n'
    return f'msgid ""\nmsgstr ""\n{rule}\n{counted}{written}'


def told(kit: KitCopy, text: str) -> list[str]:
    kit.write("locale/ru.po", text)
    return [str(problem) for problem in check_catalogues(kit.root, INTERFACE, today=TODAY)]


@pytest.mark.parametrize(
    ("header", "numbers", "forms"),
    [
        ("nplurals=1; plural=0;", [0, 1, 2, 100], [0, 0, 0, 0]),
        ("nplurals=2; plural=n > 1;", [0, 1, 2, 1000], [0, 0, 1, 1]),
        (RUSSIAN, [1, 2, 5, 11, 12, 21, 22, 111, 121, 1011, 1021, 123_456], [0, 1, 2, 2, 2, 0, 1, 2, 0, 2, 0, 2]),
        (ARABIC, [0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 1003, 1100], [0, 1, 2, 3, 3, 4, 4, 5, 5, 3, 3, 5]),
        (
            "nplurals=5; plural=n==1 ? 0 : n==2 ? 1 : n<7 ? 2 : n<11 ? 3 : 4",
            [1, 2, 6, 7, 10, 11, 207],
            [0, 1, 2, 3, 3, 4, 4],
        ),
    ],
    ids=["Japanese", "French", "Russian", "Arabic", "Irish"],
)
def test_a_number_takes_the_form_that_gettext_gives_it(header: str, numbers: list[int], forms: list[int]) -> None:
    rule = read_rule(header)
    assert rule is not None
    assert [form_of(number, rule.table) for number in numbers] == forms


def test_the_template_has_one_entry_with_its_plural_for_a_counted_word() -> None:
    template, _ = extract_template(SMALLEST, INTERFACE, today=TODAY)
    assert template is not None
    file = polib.pofile(template)
    assert file.metadata["Plural-Forms"] == "nplurals=INTEGER; plural=EXPRESSION;"
    counted = [entry for entry in file if entry.msgid_plural]
    assert [(one.msgctxt, one.msgid, one.msgid_plural, one.msgstr_plural) for one in counted] == [
        ("home.due", "{n} question today", "{n} questions today", {0: "", 1: ""})
    ]
    comment = "A word of the interface; keep {n}.\nA form for a single number may leave the number out."
    assert counted[0].comment == comment
    assert "python-brace-format" in counted[0].flags


def test_a_translation_counts_by_the_rule_of_its_language(kit: KitCopy) -> None:
    assert told(kit, catalogue(RUSSIAN, "{n} вопрос", "{n} вопроса", "{n} вопросов")) == []
    smallest = read_kit(SMALLEST, today=TODAY).kit
    assert smallest is not None
    words = read_words(translate(smallest, read_catalogue(kit.root, "ru")[0], "ru", INTERFACE).interface)
    assert [words.count("home.due", number) for number in (1, 3, 11, 21)] == [
        "1 вопрос",
        "3 вопроса",
        "11 вопросов",
        "21 вопрос",
    ]
    assert [key for key in words.group("home") if key.startswith("home.due.")] == [f"home.due.{n}" for n in range(3)]
    assert words.count("book-page.units", 1) == "1 unit"


def test_arabic_may_leave_the_number_out_where_the_form_says_it(kit: KitCopy) -> None:
    forms = ("لا سؤال", "سؤال واحد", "سؤالان", "{n} أسئلة", "{n} سؤالا", "{n} سؤال")
    assert told(kit, catalogue(ARABIC, *forms)) == []


def test_a_form_for_several_numbers_says_which(kit: KitCopy) -> None:
    assert told(kit, catalogue(RUSSIAN, "вопрос", "{n} вопроса", "{m} вопросов")) == [
        "locale/ru.po:5: msgstr[0] of the translation has other values in braces than the text; "
        "expected {n}: the form is for 1, 21, 31, …; mend it; until then the text stays untranslated",
        "locale/ru.po:5: msgstr[2] of the translation has other values in braces than the text; "
        "expected {n}: the form is for 0, 5, 6, …; mend it; until then the text stays untranslated",
    ]


def test_forms_that_are_missing_or_too_many(kit: KitCopy) -> None:
    lacks = "expected msgstr[0] to msgstr[2], as Plural-Forms says; mend it; until then the text stays untranslated"
    assert told(kit, catalogue(RUSSIAN, "{n} вопрос", "{n} вопроса", "")) == [
        f"locale/ru.po:5: the translation has 2 of 3 plural forms; {lacks}"
    ]
    assert told(kit, catalogue(RUSSIAN, "{n} вопрос", "{n} вопроса")) == [
        f"locale/ru.po:5: the translation has 2 of 3 plural forms; {lacks}"
    ]
    assert told(kit, catalogue("nplurals=1; plural=0;", "{n} a", "{n} b")) == [
        "locale/ru.po:5: the translation has 2 plural forms; expected msgstr[0] alone, as Plural-Forms says; "
        "mend it; until then the text stays untranslated"
    ]
    assert read_catalogue(kit.root, "ru")[0] == {}


@pytest.mark.parametrize(
    ("header", "what", "line"),
    [
        ("", "the header has no Plural-Forms", 1),
        *(
            (header, f"Plural-Forms is no rule: {header}", 3)
            for header in (
                "nplurals=INTEGER; plural=EXPRESSION;",
                "nplurals=2; plural=n>1 ? 2 : 0;",
                "nplurals=2; plural=n%(n-1);",
                "nplurals=2; plural=__import__;",
                "nplurals=0; plural=0;",
                "two",
            )
        ),
    ],
)
def test_a_header_without_a_rule(kit: KitCopy, header: str, what: str, line: int) -> None:
    assert told(kit, catalogue(header, "{n} a", "{n} b")) == [
        f"locale/ru.po:{line}: {what}; expected nplurals=NUMBER; plural=EXPRESSION; as gettext has them for this "
        "language; Poedit, Weblate and msginit write it; until then counted words stay untranslated"
    ]
    assert read_catalogue(kit.root, "ru")[0] == {}


def test_a_catalogue_that_counts_nothing_needs_no_rule(kit: KitCopy) -> None:
    assert told(kit, 'msgctxt "page.search"\nmsgid "Search"\nmsgstr "Поиск"\n') == []
    assert told(kit, catalogue("", "", "")) == []
