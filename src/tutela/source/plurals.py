"""The rule of a catalogue's header that says which form of a counted word a number takes (gettext, Plural-Forms)."""

from __future__ import annotations

import gettext
import re

import msgspec
import polib

from tutela.model.counting import MOST_FORMS, TOLD
from tutela.model.problem import Problem

_RULE = re.compile(r"\s*nplurals\s*=\s*(\d{1,4})\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*")

_VALUE = re.compile(r"\{\w+\}|%(?:\(\w+\))?[sd]\b")
"""A name in braces, as `{n}`, or as `%(n)s` or `%d`, where the interface puts a value."""


class PluralRule(msgspec.Struct, frozen=True):
    """How many forms a language has, the form of each number below TOLD, a digit for each, and the header itself."""

    forms: int
    table: str
    header: str

    def numbers_of(self, form: int) -> list[int]:
        """Give the numbers below TOLD that take a form."""
        return [number for number, digit in enumerate(self.table) if int(digit) == form]


def read_rule(header: str) -> PluralRule | None:
    """Give the rule of a Plural-Forms header, None where it is none that gives a form to every number."""
    found = _RULE.fullmatch(header)
    if not found or not 1 <= int(found[1]) <= MOST_FORMS:
        return None
    forms = int(found[1])
    try:
        choose = gettext.c2py(found[2])
        chosen = [choose(number) for number in range(TOLD)]
    except (ValueError, ArithmeticError):
        return None
    if not all(0 <= form < forms for form in chosen):
        return None
    return PluralRule(forms, "".join(map(str, chosen)), header)


def missing_rule(name: str, text: str, header: str) -> Problem:
    """Report a catalogue that counts without a rule; `text` is that of its file."""
    line = next((at for at, line in enumerate(text.splitlines(), 1) if "Plural-Forms:" in line), 1)
    what = f"Plural-Forms is no rule: {header}" if header else "the header has no Plural-Forms"
    return Problem(
        name,
        line,
        what,
        "expected nplurals=NUMBER; plural=EXPRESSION; as gettext has them for this language",
        "Poedit, Weblate and msginit write it; until then counted words stay untranslated",
    )


def find_counting_faults(name: str, entry: polib.POEntry, rule: PluralRule | None) -> list[Problem]:
    """Report forms that are missing, too many or without a value; `rule` is that of the catalogue, if it has one."""
    if rule is None:
        return []  # told once, for the whole catalogue
    do = "mend it; until then the text stays untranslated"
    faults = []
    given = sum(bool(text) for text in entry.msgstr_plural.values())
    if given != rule.forms or len(entry.msgstr_plural) != rule.forms:
        what = (
            f"the translation has {given} of {rule.forms} plural forms"
            if given < rule.forms
            else (f"the translation has {given} plural forms")
        )
        expected = f"expected msgstr[0] to msgstr[{rule.forms - 1}]" if rule.forms > 1 else "expected msgstr[0] alone"
        faults.append(Problem(name, entry.linenum, what, f"{expected}, as Plural-Forms says", do))
    wanted = values_in(entry.msgid_plural)
    for form, text in sorted(entry.msgstr_plural.items()):
        numbers, found = rule.numbers_of(form), values_in(text)
        # a form for a single number may say it in its own word, or by its form alone
        if text and not (found == wanted or (len(numbers) == 1 and found < wanted)):
            what = f"msgstr[{form}] of the translation has other values in braces than the text"
            shown = ", ".join(map(str, numbers[:3])) + (", …" if len(numbers) > 3 else "")
            expected = f"expected {name_values(wanted)}: the form is for {shown or 'no number'}"
            faults.append(Problem(name, entry.linenum, what, expected, do))
    return faults


def values_in(text: str) -> set[str]:
    """Give the values in braces of a text of the interface, as `{n}`."""
    return set(_VALUE.findall(text))


def name_values(values: set[str]) -> str:
    """Give values in braces for a message."""
    return ", ".join(sorted(values)) or "nothing in braces"
