"""The smallest kit, opened for printing, and one plan of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tutela.compiler import compile_kit
from tutela.delivery.web.open import open_site
from tutela.delivery.web.site import Site
from tutela.model.package import AgendaObject
from tutela.model.plan import CoursePlan
from tutela.source import read_kit

TODAY = datetime.date(2026, 11, 26)
KIT = Path(__file__).parents[3] / "kit" / "_smallest"


@cache
def open_smallest() -> Site:
    """Give the smallest kit."""
    kit = read_kit(KIT, today=TODAY).kit
    assert kit is not None
    return open_site(compile_kit(kit, today=TODAY))


def first_plan() -> CoursePlan:
    """Give its sample agenda."""
    site = open_smallest()
    return site.read_as(site.manifest.agendas[0].object, AgendaObject).agenda


def words_of(node: object) -> str:
    """Give all words of a publication or a part of it, in order."""
    return " ".join(_words(node))


def nodes_of(node: object, kind: type) -> list[object]:
    """Give all nodes of one kind, in order."""
    found = [node] if isinstance(node, kind) else []
    return found + [each for part in _parts(node) for each in nodes_of(part, kind)]


def _words(node: object) -> Iterator[str]:
    if isinstance(node, str) and node:
        yield node
    for part in _parts(node):
        yield from _words(part)


def _parts(node: object) -> list[object]:
    if isinstance(node, tuple):
        return list(node)
    fields = getattr(node, "__struct_fields__", ())
    return [getattr(node, name) for name in fields]
