"""A kit folder becomes a Kit and a list of problems; the stages stand in `read_kit` in their order."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

from tutela.model.kit import Kit
from tutela.model.problem import Problem
from tutela.source.assemble import assemble
from tutela.source.draft import Draft, Pieces, Sheet
from tutela.source.files import decode, list_files, read_bytes
from tutela.source.gates import GATES, STRUCTURE
from tutela.source.gates.duplicates import check as find_duplicates
from tutela.source.overlays import find_layers, lay_over
from tutela.source.sheets import read_sheet


class Reading(msgspec.Struct, frozen=True):
    """What a kit folder gave: `kit` is None when an error leaves nothing that could be compiled."""

    kit: Kit | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Give the problems that are no warnings."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def read_kit(root: Path, *, today: datetime.date, edition: str | None = None, cache: Path | None = None) -> Reading:
    """Read the kit in `root`, with the edition of that name laid over it.

    All problems are told at once, in the order of file and line. `today` decides which facts are past their review.
    `cache` is a folder that keeps what each file gave, by the hash of its bytes.
    """
    if not (root / "kit.yaml").is_file():
        missing = Problem(
            "kit.yaml", 0, "the file is missing", "expected a kit: a folder with kit.yaml", "name the folder of a kit"
        )
        return Reading(None, (missing,))
    layers, problems = find_layers(root, edition)
    pieces = Pieces()
    files: list[str] = []
    for layer in layers:
        listing = list_files(root, layer)
        sheets = [_read_file(root, layer, name) for name in listing.texts]
        own = _gather(sheets)
        problems += [*listing.problems, *(problem for sheet in sheets for problem in sheet.problems)]
        problems += find_duplicates(Draft(own, (), today))
        pieces, overlay_problems = lay_over(pieces, own, layer)
        problems += overlay_problems
        files += listing.all
    draft = Draft(pieces, tuple(files), today, edition or "")
    problems += [problem for rule in STRUCTURE for problem in rule(draft)]
    usable = not any(problem.severity == "error" for problem in problems)
    problems += [problem for gate in GATES for problem in gate(draft)]
    return Reading(assemble(draft) if usable else None, tuple(sorted(set(problems))))


def _read_file(root: Path, layer: str, name: str) -> Sheet:
    data, problem = read_bytes(root, name)
    if data is None or problem:
        return Sheet(Pieces(), (problem,) if problem else ())
    text, problem = decode(data, name)
    if problem:
        return Sheet(Pieces(), (problem,))
    return read_sheet(name, layer, text)


def _gather(sheets: list[Sheet]) -> Pieces:
    """Give the pieces of all files of one layer."""
    return Pieces(
        **{
            name: tuple(piece for sheet in sheets for piece in getattr(sheet.pieces, name))
            for name in Pieces.__struct_fields__
        }
    )
