"""Which reader takes which file."""

from __future__ import annotations

import re
from collections.abc import Callable

from tutela.model.problem import Problem
from tutela.source.bank import read_questions
from tutela.source.documents import read_case, read_page, read_unit
from tutela.source.draft import Pieces, Sheet
from tutela.source.lists import (
    read_book,
    read_edition_head,
    read_factors,
    read_facts,
    read_kit_head,
    read_sources,
    read_terms,
)

READERS: tuple[tuple[str, Callable[[str, str], Sheet]], ...] = (
    (r"kit\.yaml", read_kit_head),
    (r"edition\.yaml", read_edition_head),
    (r"textbooks/[^/]+/book\.yaml", read_book),
    (r"textbooks/[^/]+/[^/]+\.md", read_unit),
    (r"cases/[^/]+\.md", read_case),
    (r"pages/[^/]+\.md", read_page),
    (r"questions/[^/]+/[^/]+\.yaml", read_questions),
    (r"facts/[^/]+\.yaml", read_facts),
    (r"facts/sources/[^/]+\.yaml", read_sources),
    (r"facts/glossary/[^/]+\.yaml", read_terms),
    (r"vulnerability/[^/]+\.yaml", read_factors),
)
"""The path of a file in its layer, and its reader."""

_PLACES = (
    "textbooks/BOOK/book.yaml, textbooks/BOOK/NN-UNIT.md, cases/ID.md, pages/ID.md, questions/BOOK/UNIT.yaml, "
    "facts/NAME.yaml, facts/sources/NAME.yaml, facts/glossary/NAME.yaml, vulnerability/NAME.yaml"
)


def read_sheet(file: str, layer: str, text: str) -> Sheet:
    """Read one file of the layer; `file` is its path in the kit."""
    inside = file.removeprefix(f"{layer}/") if layer else file
    for pattern, reader in READERS:
        if re.fullmatch(pattern, inside):
            return reader(file, text)
    return Sheet(Pieces(), (Problem(file, 0, "the file stands where none is read", f"expected {_PLACES}", "move it"),))
