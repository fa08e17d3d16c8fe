"""gettext catalogues of a kit: the template that translators start from, and the translations that they hand in."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
import polib

from tutela.model.kit import Fact, Figure, Kit
from tutela.model.problem import Problem
from tutela.source.draft import Draft, Where
from tutela.source.files import decode, read_bytes
from tutela.source.inlines import parse_inlines
from tutela.source.overlays import editions_of
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

_VALUE = re.compile(r"\{\w+\}|%\(\w+\)[sd]")
"""A name in braces, as `{n}`, or as `%(n)s`, where the interface puts a value."""


class Entry(msgspec.Struct, frozen=True):
    """A message with its places (file and line) and comments for translators."""

    message: Message
    places: tuple[tuple[str, int], ...]
    comments: tuple[str, ...]


def extract_template(
    root: Path, interface: Mapping[str, str], *, today: datetime.date, edition: str | None = None
) -> tuple[str | None, tuple[Problem, ...]]:
    """Give the text of a .pot file with every string of the kit in `root` and of the interface.

    None, with the problems, when the kit cannot be read.
    """
    reading = read_kit(root, today=today, edition=edition)
    if reading.kit is None:
        return None, reading.problems
    draft, _, _ = read_draft(root, today=today, edition=edition)
    return write_template(list_entries(draft, reading.kit), interface, reading.kit, today), reading.problems


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


def write_template(entries: Iterable[Entry], interface: Mapping[str, str], kit: Kit, day: datetime.date) -> str:
    """Give the text of a .pot file; `interface` are the words of the interface by key, which is their context."""
    template = polib.POFile(wrapwidth=0)
    template.metadata = {
        "Project-Id-Version": f"{kit.id} {kit.version}",
        "POT-Creation-Date": f"{day.isoformat()} 00:00+0000",
        "Language": "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
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
    for key, text in interface.items():
        template.append(
            polib.POEntry(
                msgid=text, msgctxt=key, comment="A word of the interface; keep {names} in braces.", flags=_flags(text)
            )
        )
    return str(template) + "\n"


def _flags(text: str) -> list[str]:
    """Give the flag by which gettext tools compare the values of a text with those of its translation."""
    marks = {found[0] for found in _VALUE.findall(text)}
    return ["python-format"] if "%" in marks else ["python-brace-format"] if marks else []


def read_catalogue(root: Path, language: str) -> tuple[Catalogue, list[Problem]]:
    """Read locale/LANGUAGE.po of a kit: translations by (context, text), and what is wrong with the file.

    Fuzzy and empty entries are left out, and those that lost or gained a role or a name in braces, so that the text
    stays in its first language there.
    """
    entries, problems = _read_entries(root, language)
    faults = {id(entry): _find_faults(f"locale/{language}.po", entry) for entry in entries}
    problems += [fault for found in faults.values() for fault in found]
    return {(entry.msgctxt or "", entry.msgid): entry.msgstr for entry in entries if not faults[id(entry)]}, problems


def check_catalogues(root: Path, interface: Mapping[str, str], *, today: datetime.date) -> list[Problem]:
    """Give the problems of every locale/LANGUAGE.po of a kit.

    `interface` are the words of the interface by key. A translation of what neither the kit nor one of its editions
    says is a warning: most often the text was changed since.
    """
    languages = sorted(file.stem for file in (root / "locale").glob("*.po"))
    if not languages:
        return []
    known = {(key, text) for key, text in interface.items()}
    for edition in (None, *editions_of(root)):
        kit = read_kit(root, today=today, edition=edition).kit
        known |= {(message.context, message.text) for message in list_messages(kit)} if kit else set()
    texts = {text for _, text in known}
    problems: list[Problem] = []
    for language in languages:
        name = f"locale/{language}.po"
        problems += read_catalogue(root, language)[1]
        for entry in _read_entries(root, language)[0]:
            # a translation without a context serves its text wherever it stands
            if ((entry.msgctxt, entry.msgid) not in known) if entry.msgctxt else (entry.msgid not in texts):
                problems.append(_unknown(name, entry))
    return problems


def _read_entries(root: Path, language: str) -> tuple[list[polib.POEntry], list[Problem]]:
    """Give the translated entries of a catalogue, none where it cannot be read."""
    name = f"locale/{language}.po"
    data, problem = read_bytes(root, name, largest=_LARGEST)
    if data is None:
        return [], [problem] if problem else []
    text, problem = decode(data, name)
    if problem:
        return [], [problem]
    try:
        file = polib.pofile(text)
    except (OSError, ValueError) as error:
        found = re.search(r"line (\d+)", str(error))
        what = "this is no line of a gettext catalogue"
        line = int(found[1]) if found else 0
        return [], [Problem(name, line, what, "expected msgid, msgstr or a comment", "mend the line")]
    return [entry for entry in file if entry.translated()], []


def _find_faults(name: str, entry: polib.POEntry) -> list[Problem]:
    """Report a translation that names other facts, terms, sources or values than its text; it will not be used."""
    faults = []
    do = "mend it; until then the text stays untranslated"
    wanted, given = roles_of(entry.msgid), roles_of(entry.msgstr)
    if wanted != given:
        roles = ", ".join(f"{{{kind}:{id}}}" for kind, id in wanted) or "no role"
        what = "the translation names other facts, terms or sources than the text"
        faults.append(Problem(name, entry.linenum, what, f"expected {roles}", do))
    values = set(_VALUE.findall(entry.msgid))
    if values != set(_VALUE.findall(entry.msgstr)):
        names = ", ".join(sorted(values)) or "nothing in braces"
        what = "the translation has other values in braces than the text"
        faults.append(Problem(name, entry.linenum, what, f"expected {names}", do))
    return faults


def _unknown(name: str, entry: polib.POEntry) -> Problem:
    what = "no text of this kit is translated here"
    do = "tutela extract and msgmerge bring it up to date"
    return Problem(name, entry.linenum, what, "expected a text of the kit or of the interface", do, "warning")
