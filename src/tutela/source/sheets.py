"""Which reader takes which file."""

from __future__ import annotations

import re
from collections.abc import Callable

from tutela.model.problem import Problem
from tutela.source.agendas import read_agenda
from tutela.source.bank import read_questions
from tutela.source.countries.own import read_own, read_release
from tutela.source.countries.release_files import read_actions, read_countries, read_goods
from tutela.source.documents import read_case, read_country_intro, read_page, read_unit
from tutela.source.draft import Pieces, Sheet
from tutela.source.drawings import read_drawing
from tutela.source.exercises import read_exercise
from tutela.source.findings import read_findings
from tutela.source.guides import read_chapter, read_guide, read_icebreakers
from tutela.source.lists import (
    read_book,
    read_edition_head,
    read_factors,
    read_facts,
    read_kit_head,
    read_sources,
    read_terms,
)
from tutela.source.tools import read_tool

READERS: tuple[tuple[str, Callable[[str, str], Sheet], tuple[str, ...]], ...] = (
    (r"kit\.yaml", read_kit_head, ("competency", "constituent", "reach", "plan", "form", "thing")),
    (r"edition\.yaml", read_edition_head, ()),
    (r"textbooks/[^/]+/book\.yaml", read_book, ("book",)),
    (r"textbooks/[^/]+/[^/]+\.md", read_unit, ("unit",)),
    (r"cases/[^/]+\.md", read_case, ("case",)),
    (r"pages/[^/]+\.md", read_page, ("page",)),
    (r"questions/[^/]+/[^/]+\.yaml", read_questions, ("question",)),
    (r"facts/[^/]+\.yaml", read_facts, ("fact",)),
    (r"facts/sources/[^/]+\.yaml", read_sources, ("source",)),
    (r"facts/glossary/[^/]+\.yaml", read_terms, ("term",)),
    (r"vulnerability/[^/]+\.yaml", read_factors, ("factor",)),
    (r"exercises/[^/]+\.md", read_exercise, ("exercise",)),
    (r"toolkit/[^/]+\.md", read_tool, ("tool",)),
    (r"guide/guide\.yaml", read_guide, ("guide",)),
    (r"guide/icebreakers\.yaml", read_icebreakers, ("icebreaker",)),
    (r"guide/agendas/[^/]+\.yaml", read_agenda, ("agenda",)),
    (r"guide/[^/]+\.md", read_chapter, ("chapter",)),
    (r"countries/about\.md", read_country_intro, ()),
    (r"countries/own\.yaml", read_own, ()),
    (r"countries/[a-z0-9-]+-\d{4}/about\.yaml", read_release, ()),
    (r"countries/[a-z0-9-]+-\d{4}/countries\.csv", read_countries, ("country",)),
    (r"countries/[a-z0-9-]+-\d{4}/suggested_actions\.csv", read_actions, ()),
    (r"countries/[a-z0-9-]+-\d{4}/goods\.csv", read_goods, ()),
    (r"findings/[^/]+\.json", read_findings, ("findings",)),
    (r".+\.svg", read_drawing, ()),
)
"""The path of a file in its layer, its reader, and the kinds of pieces that it holds."""

_PLACES = (
    "textbooks/BOOK/book.yaml, textbooks/BOOK/NN-UNIT.md, cases/ID.md, pages/ID.md, questions/BOOK/UNIT.yaml, "
    "facts/NAME.yaml, facts/sources/NAME.yaml, facts/glossary/NAME.yaml, vulnerability/NAME.yaml, exercises/ID.md, "
    "toolkit/ID.md, guide/guide.yaml, guide/NN-ID.md, guide/icebreakers.yaml, guide/agendas/ID.yaml, "
    "countries/about.md, countries/own.yaml, countries/NAME-YEAR/{about.yaml,countries,suggested_actions,goods.csv}, "
    "findings/NAME.json"
)


def read_sheet(file: str, layer: str, text: str) -> Sheet:
    """Read one file of the layer; `file` is its path in the kit."""
    for pattern, reader, _ in READERS:
        if re.fullmatch(pattern, _inside(file, layer)):
            return reader(file, text)
    return Sheet(Pieces(), (Problem(file, 0, "the file stands where none is read", f"expected {_PLACES}", "move it"),))


def kinds_in(file: str, layer: str) -> tuple[str, ...]:
    """Give the kinds of pieces that a file holds."""
    return next((kinds for pattern, _, kinds in READERS if re.fullmatch(pattern, _inside(file, layer))), ())


def kinds_near(file: str, layer: str) -> tuple[str, ...]:
    """Give the kinds of pieces that may stand in a file or folder that was not read, by its name or the folder's."""
    folder = _inside(file, layer).split("/")[0]
    below = (kinds for pattern, _, kinds in READERS if pattern.startswith(f"{folder}/"))
    return kinds_in(file, layer) or tuple(kind for kinds in below for kind in kinds)


def _inside(file: str, layer: str) -> str:
    return file.removeprefix(f"{layer}/") if layer else file
