"""gettext catalogues of a kit: the template that translators start from, and the translations that they hand in."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec
import polib

from tutela.model.counting import PLURAL, RULE, counted_words
from tutela.model.kit import Fact, Figure, Kit
from tutela.model.problem import Problem
from tutela.source.draft import Draft, Where
from tutela.source.files import decode, read_bytes
from tutela.source.inlines import LINKED, parse_inlines
from tutela.source.overlays import editions_of
from tutela.source.plurals import PluralRule, find_counting_faults, missing_rule, name_values, read_rule, values_in
from tutela.source.reading import read_draft, read_kit
from tutela.source.translation import Catalogue, Message, list_messages, roles_of, words_of_terms, write_message

_SAID: dict[Where, str] = {
    "heading": "A heading.",
    "note": "A content note before a hard passage.",
    "prompt": "What the learner is asked.",
    "option": "Something to choose or to place.",
    "feedback": "Said after an answer.",
    "claim": "A circulating number with faults; keep the faults.",
    "label": "The name of a group to sort into.",
    "case": "An invented case.",
    "fact": "About a fact; numbers stay as they are.",
    "source": "How a publication was seen.",
    "where": "A place in a publication or in a survey.",
    "avoid": "Words not to use.",
    "observe": "What a survey of adults would ask.",
    "task": "In an exercise, a tool or the guide.",
    "invented": "Invented data.",
}
"""Comments for translators, by where a string stands."""


_LARGEST = 32
"""MB of a catalogue: it holds every text of the kit twice, which came to 6 MB in Latin letters."""


class Entry(msgspec.Struct, frozen=True):
    """A message with its places (file and line) and comments for translators."""

    message: Message
    places: tuple[tuple[str, int], ...]
    comments: tuple[str, ...]


class Note(msgspec.Struct, frozen=True):
    """Where a word of the interface stands, file and line, and what a translator must know of it."""

    places: tuple[tuple[str, int], ...] = ()
    said: str = ""


def extract_template(
    root: Path,
    interface: Mapping[str, str],
    notes: Mapping[str, Note] = MappingProxyType({}),
    *,
    today: datetime.date,
    edition: str | None = None,
) -> tuple[str | None, tuple[Problem, ...]]:
    """Give the text of a .pot file with every string of the kit in `root` and of the interface, with notes by key.

    None, with the problems, when the kit cannot be read.
    """
    reading = read_kit(root, today=today, edition=edition)
    if reading.kit is None:
        return None, reading.problems
    draft, _, _ = read_draft(root, today=today, edition=edition)
    entries = _interface_entries(interface, notes)
    return write_template(list_entries(draft, reading.kit), entries, reading.kit, today), reading.problems


def list_entries(draft: Draft, kit: Kit) -> list[Entry]:
    """Give every translatable string of a kit with its places."""
    places: dict[str, list[tuple[str, int]]] = {}
    said: dict[str, dict[str, None]] = {}
    words = words_of_terms(kit)
    for piece in draft.pieces:
        for passage in piece.passages:
            for text in {passage.text, write_message(parse_inlines(passage.text)[0], words)}:
                places.setdefault(text, []).append((piece.file, passage.line))
                if passage.where in _SAID:
                    said.setdefault(text, {})[_SAID[passage.where]] = None
    facts = {fact.id: fact for fact in kit.facts}
    return [
        Entry(
            message,
            tuple(sorted(set(places.get(message.text, ())))),
            (*said.get(message.text, ()), *_figures_in(message.text, facts)),
        )
        for message in list_messages(kit)
    ]


def _figures_in(text: str, facts: Mapping[str, Fact]) -> Iterable[str]:
    for kind, id in roles_of(text):
        name, _, part = id.partition("#")
        if kind == "fact" and name in facts:
            figure = facts[name].parts.get(part) if part else facts[name].figure
            if figure:
                says = facts[name].says.rstrip(".")
                yield f"{{fact:{id}}} prints {_print(figure)}: {says}."


def _print(figure: Figure) -> str:
    value = figure.value
    return " ".join((f"{value[0]} to {value[1]}" if isinstance(value, tuple) else str(value), figure.unit)).strip()


def write_template(entries: Iterable[Entry], interface: Iterable[polib.POEntry], kit: Kit, day: datetime.date) -> str:
    """Give the text of a .pot file: the strings of the kit, then the words of the interface."""
    template = polib.POFile(wrapwidth=0)
    template.metadata = {
        "Project-Id-Version": f"{kit.id} {kit.version}",
        "POT-Creation-Date": f"{day.isoformat()} 00:00+0000",
        "Language": "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=INTEGER; plural=EXPRESSION;",  # what msginit and Poedit put the language's rule for
    }
    for entry in entries:
        template.append(
            polib.POEntry(
                msgid=entry.message.text,
                msgctxt=entry.message.context or None,
                occurrences=[(file, str(line)) for file, line in entry.places],
                comment="\n".join(entry.comments),
            )
        )
    template.extend(interface)
    return str(template) + "\n"


def _interface_entries(
    interface: Mapping[str, str], notes: Mapping[str, Note] = MappingProxyType({})
) -> Iterable[polib.POEntry]:
    """Give the words of the interface by key, their context; a counted word as one entry with singular and plural."""
    counted = counted_words(interface)
    for whole, text in interface.items():
        key, _, half = whole.rpartition(".")
        note = notes.get(whole) or notes.get(key) or Note()
        places = [(file, str(line)) for file, line in note.places]
        if key not in counted or half not in ("one", "other"):
            comment = "\n".join(filter(None, (note.said, _say_values(text))))
            yield polib.POEntry(msgid=text, msgctxt=whole, comment=comment, flags=_flags(text), occurrences=places)
        elif half == "one":
            one, other = counted[key]
            said = (note.said, _say_values(other), "A form for a single number may leave the number out.")
            forms = {0: "", 1: ""}
            yield polib.POEntry(
                msgid=one,
                msgid_plural=other,
                msgstr_plural=forms,
                msgctxt=key,
                comment="\n".join(filter(None, said)),
                flags=_flags(other),
                occurrences=places,
            )


def _say_values(text: str) -> str:
    values = values_in(text)
    return f"A word of the interface; keep {name_values(values)}." if values else "A word of the interface."


def _flags(text: str) -> list[str]:
    """Give the flag by which gettext tools compare the values of a text with those of its translation."""
    marks = {value[0] for value in values_in(text)}
    return ["python-format"] if "%" in marks else ["python-brace-format"] if marks else []


def read_catalogue(root: Path, language: str) -> tuple[Catalogue, list[Problem]]:
    """Read locale/LANGUAGE.po of a kit: translations by (context, text), and what is wrong with the file.

    Fuzzy and empty entries are left out, and those that lost or gained a role or a name in braces, so that the text
    stays in its first language there.
    """
    read = _read_entries(root, language)
    name = f"locale/{language}.po"
    faults = {id(entry): _find_faults(name, entry, read.rule) for entry in read.entries}
    problems = [*read.problems, *(fault for found in faults.values() for fault in found)]
    whole = [entry for entry in read.entries if not faults[id(entry)]]
    catalogue: dict[str | tuple[str, str], str] = {
        (entry.msgctxt or "", entry.msgid): entry.msgstr for entry in whole if not entry.msgid_plural
    }
    if read.rule:
        for entry in whole:
            for form, text in entry.msgstr_plural.items():
                catalogue[f"{entry.msgctxt}.{form}", entry.msgid] = text
                catalogue |= {(PLURAL, ""): read.rule.table, (RULE, ""): read.rule.header}
    return catalogue, problems


def check_catalogues(root: Path, interface: Mapping[str, str], *, today: datetime.date) -> list[Problem]:
    """Give the problems of every locale/LANGUAGE.po of a kit.

    `interface` are the words of the interface by key. A translation of what neither the kit nor one of its editions
    says is a warning: most often the text was changed since.
    """
    languages = sorted(file.stem for file in (root / "locale").glob("*.po"))
    if not languages:
        return []
    known = {(entry.msgctxt, entry.msgid) for entry in _interface_entries(interface)}
    for edition in (None, *editions_of(root)):
        kit = read_kit(root, today=today, edition=edition).kit
        known |= {(message.context, message.text) for message in list_messages(kit)} if kit else set()
    texts = {text for _, text in known}
    problems: list[Problem] = []
    for language in languages:
        name = f"locale/{language}.po"
        problems += read_catalogue(root, language)[1]
        for entry in _read_entries(root, language).entries:
            # a translation without a context serves its text wherever it stands
            if ((entry.msgctxt, entry.msgid) not in known) if entry.msgctxt else (entry.msgid not in texts):
                problems.append(_unknown(name, entry))
    return problems


class _Read(msgspec.Struct, frozen=True):
    """The translated entries of a catalogue, none where it cannot be read; its rule for counted words; its problems."""

    entries: tuple[polib.POEntry, ...] = ()
    rule: PluralRule | None = None
    problems: tuple[Problem, ...] = ()


def _find_open_quote(text: str) -> int:
    """Give the first line with a quote that is not closed, or 0; polib would take its last letter for the quote."""
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if '"' in bare and not bare.startswith("#") and (not bare.endswith('"') or bare.count('"') == 1):
            return number
    return 0


def _read_entries(root: Path, language: str) -> _Read:
    name = f"locale/{language}.po"
    data, problem = read_bytes(root, name, largest=_LARGEST)
    if data is None:
        return _Read(problems=(problem,) if problem else ())
    text, problem = decode(data, name)
    if problem:
        return _Read(problems=(problem,))
    open_line = _find_open_quote(text)
    if open_line:
        expected = "expected it closed at the end of the line"
        return _Read(problems=(Problem(name, open_line, "a quote is not closed", expected, "close it"),))
    try:
        file = polib.pofile(text)
    except (OSError, ValueError) as error:
        found = re.search(r"line (\d+)", str(error))
        what = "this is no line of a gettext catalogue"
        line = int(found[1]) if found else 0
        return _Read(problems=(Problem(name, line, what, "expected msgid, msgstr or a comment", "mend the line"),))
    entries = tuple(entry for entry in file if entry.translated() or _has_some_forms(entry))
    header = file.metadata.get("Plural-Forms", "")
    rule = read_rule(header)
    lacks_rule = rule is None and any(entry.msgid_plural for entry in entries)
    return _Read(entries, rule, (missing_rule(name, text, header),) if lacks_rule else ())


def _has_some_forms(entry: polib.POEntry) -> bool:
    """Tell whether a translator began a counted word; polib takes it as translated only once it is whole."""
    return any(entry.msgstr_plural.values()) and not (entry.obsolete or entry.fuzzy)


def _find_faults(name: str, entry: polib.POEntry, rule: PluralRule | None) -> list[Problem]:
    """Report a translation that names other facts, terms, sources or values than its text; it will not be used."""
    if entry.msgid_plural:
        return find_counting_faults(name, entry, rule)
    faults = []
    do = "mend it; until then the text stays untranslated"
    wanted, given = roles_of(entry.msgid), roles_of(entry.msgstr)
    if wanted != given:
        roles = ", ".join(f"{{{kind}:{id}}}" for kind, id in wanted) or "no role"
        what = "the translation names other facts, terms or sources than the text"
        faults.append(Problem(name, entry.linenum, what, f"expected {roles}", do))
    if not entry.msgctxt:
        faults += _find_faults_of_links(name, entry, do)
    values = values_in(entry.msgid)
    if values != values_in(entry.msgstr):
        what = "the translation has other values in braces than the text"
        faults.append(Problem(name, entry.linenum, what, f"expected {name_values(values)}", do))
    return faults


def _find_faults_of_links(name: str, entry: polib.POEntry, do: str) -> list[Problem]:
    """Report links of running text that lead elsewhere than those of its text; its own web addresses may differ."""
    wanted, said = (parse_inlines(text)[1] for text in (entry.msgid, entry.msgstr))
    if said.problems:
        return [Problem(name, entry.linenum, fault.what, fault.expected, do) for fault in said.problems]
    links, given = (
        Counter((one.kind, one.id) for one in gathering.mentions if one.kind in LINKED and one.kind != "term")
        for gathering in (wanted, said)
    )
    if links == given:
        return []
    expected = ", ".join(f"{kind}:{id}" for kind, id in links) or "no link to a piece"
    what = "the translation links other pieces than the text"
    return [Problem(name, entry.linenum, what, f"expected {expected}", do)]


def _unknown(name: str, entry: polib.POEntry) -> Problem:
    what = "no text of this kit is translated here"
    do = "tutela extract and msgmerge bring it up to date"
    return Problem(name, entry.linenum, what, "expected a text of the kit or of the interface", do, "warning")
