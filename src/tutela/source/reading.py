"""A kit folder becomes a Kit and a list of problems; the stages stand in `read_draft` and `read_kit` in their order."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

from tutela.model.collecting import without_collecting
from tutela.model.kit import Kit
from tutela.model.look import look_at
from tutela.model.problem import Problem, printable
from tutela.source.assemble import assemble
from tutela.source.cache import SheetCache
from tutela.source.draft import Draft, Pieces, Sheet, keep_passages, name_passage
from tutela.source.files import decode, list_files, read_bytes
from tutela.source.gates import PASSAGES, STRUCTURE, TEXT, WHOLE, facts
from tutela.source.gates.duplicates import check as find_duplicates
from tutela.source.overlays import find_layers, lay_over
from tutela.source.sheets import kinds_in, kinds_near, read_sheet


class Reading(msgspec.Struct, frozen=True):
    """What a kit folder gave: `kit` is None when an error leaves nothing that could be compiled."""

    kit: Kit | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Give the problems that are no warnings."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


@without_collecting()
def read_kit(root: Path, *, today: datetime.date, edition: str | None = None, cache: Path | None = None) -> Reading:
    """Read the kit in `root`, with the edition of that name laid over it.

    All problems are told at once, in the order of file and line. `today` decides which facts are past their review.
    `cache` is a file that keeps, between runs, what each file of the kit gave.
    """
    draft, problems, broken = read_draft(root, today=today, edition=edition, cache=cache)
    if not draft.files:
        return Reading(None, _in_order(problems))
    structure = [problem for rule in STRUCTURE for problem in rule(draft)]
    whole = [problem for gate in WHOLE for problem in gate(draft)]
    usable = not broken and not any(problem.severity == "error" for problem in structure)
    kit = assemble(draft) if usable else None
    return Reading(kit, _in_order([*problems, *structure, *whole]))


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Give each problem once, by file and line; words of the author that cannot be printed do not reach a terminal."""
    return tuple(sorted({msgspec.structs.replace(problem, what=printable(problem.what)) for problem in problems}))


def read_draft(
    root: Path, *, today: datetime.date, edition: str | None = None, cache: Path | None = None
) -> tuple[Draft, list[Problem], bool]:
    """Read all files of a kit and lay the edition over it.

    Gives the draft, what is wrong with files and their text, and whether a file was broken so that pieces are missing.
    With a `cache` the pieces have only the passages that later gates read: the others are half of all that is kept.
    """
    kept = SheetCache(cache) if cache else None
    layers, problems = find_layers(root, edition)
    broken = bool(problems)
    draft = Draft(Pieces(), today, "en", edition=edition or "")
    for layer in layers:
        listing = list_files(root, layer)
        language = _language_of(root, layer, kept) or draft.language
        sheets = [_read_file(root, layer, name, language, kept) for name in listing.texts]
        own = _gather(sheets)
        faults = [problem for sheet in sheets for problem in sheet.problems]
        faults += find_duplicates(Draft(own, today, language))
        pieces, overlay_faults = lay_over(draft.pieces, own, layer)
        broken = broken or any(fault.severity == "error" for fault in (*faults, *overlay_faults))
        problems += [*listing.problems, *faults, *overlay_faults]
        problems += [found for sheet in sheets for found in sheet.found]
        unread = [problem.file for problem in listing.problems if problem.severity == "error"]
        lost = {kind for name in unread for kind in kinds_near(name, layer)}
        lost |= {
            kind
            for name, sheet in zip(listing.texts, sheets, strict=True)
            if sheet.lost
            for kind in kinds_in(name, layer)
        }
        draft = Draft(pieces, today, language, (*draft.files, *listing.all), draft.edition, draft.lost | lost)
    if kept:
        kept.save()
    return draft, problems, broken


def _language_of(root: Path, layer: str, cache: SheetCache | None) -> str | None:
    """Give the language that the head of a layer names."""
    name = f"{layer}/edition.yaml" if layer else "kit.yaml"
    pieces = _read_file(root, layer, name, "en", cache).pieces
    if pieces.kits:
        return pieces.kits[0].value.language
    return pieces.editions[0].value.language if pieces.editions else None


def _read_file(root: Path, layer: str, name: str, language: str, cache: SheetCache | None) -> Sheet:
    look = look_at(root / name) if cache else None
    kept = cache.glance(look, name, layer, language) if cache else None
    if kept is not None:
        return kept
    data, problem = read_bytes(root, name)
    if data is None:
        return Sheet(Pieces(), (problem,) if problem else (), lost=True)
    kept = cache.find(data, look, name, layer, language) if cache else None
    if kept is not None:
        return kept
    text, problem = decode(data, name)
    if problem:
        return Sheet(Pieces(), (problem,), lost=True)
    sheet = read_sheet(name, layer, text)
    sound = cache.sound_passages(name, layer, language) if cache else frozenset()
    found, sound = _judge(sheet.pieces, language, sound)
    sheet = msgspec.structs.replace(sheet, found=found)
    if not cache:
        return sheet
    sheet = msgspec.structs.replace(sheet, pieces=keep_passages(sheet.pieces, facts.reads))
    cache.keep(sheet, sound, data, look, name, layer, language)
    return sheet


def _judge(pieces: Pieces, language: str, sound: frozenset[bytes]) -> tuple[tuple[Problem, ...], frozenset[bytes]]:
    """Give what the gates of the text find in the pieces of a file, and the names of passages that are sound.

    `sound` are those that are known to be; they look at one piece alone, so the day is of no account here.
    """
    whole = Draft(pieces, datetime.date.min, language)
    new = keep_passages(pieces, lambda passage: name_passage(passage) not in sound) if sound else pieces
    faults = [problem for gate in PASSAGES for problem in gate(msgspec.structs.replace(whole, pieces=new))]
    names = {name_passage(passage) for piece in pieces for passage in piece.passages}
    others = [problem for gate in TEXT for problem in gate(whole)]
    return (*faults, *others), frozenset(names & sound if faults else names)


def _gather(sheets: list[Sheet]) -> Pieces:
    """Give the pieces of all files of one layer."""
    return Pieces(
        **{
            name: tuple(piece for sheet in sheets for piece in getattr(sheet.pieces, name))
            for name in Pieces.__struct_fields__
        }
    )
