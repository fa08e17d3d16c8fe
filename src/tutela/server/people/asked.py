"""What the package asks its readers to reflect on, by which shared thoughts are put in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tutela.delivery.web.plain import plain_text
from tutela.delivery.web.site import Site
from tutela.model.items import Reflect
from tutela.model.package import UnitEntry, UnitObject
from tutela.server.package import find_package
from tutela.server.site import read_site


@dataclass(frozen=True)
class Asked:
    """A reflection: its item as statements name it, its unit's title and page, and its prompt.

    `unit` is empty for an item that the package does not hold; its prompt is then its id.
    """

    activity: str
    unit: str
    page: str
    prompt: str


def list_asked() -> tuple[Asked, ...]:
    """Give every reflection in the order of the package; none where the hub was started on a site alone."""
    package = find_package()
    if package is None:
        return ()
    units = (unit for book in package.manifest.books for unit in book.units)
    return tuple(one for unit in units for one in _asked_in(package, unit))


def unknown_item(activity: str) -> Asked:
    """Give what can be told of an item that the package does not hold."""
    return Asked(activity, "", "", activity.rpartition("/")[2])


def _asked_in(package: Site, unit: UnitEntry) -> Iterator[Asked]:
    if not any(kind == "reflect" for _id, _version, kind in unit.items):
        return
    held, path = package.read_as(unit.object, UnitObject), package.address("unit", unit.id)
    refs = package.refer(path, facts=held.facts, sources=held.sources, terms=held.terms, cases=held.cases)
    for item in held.unit.items:
        if isinstance(item, Reflect):
            activity = f"{read_site()['page']['iri']}/item/{item.id}"
            yield Asked(activity, unit.title, f"/learn/{path}#item-{item.id}", plain_text(item.prompt, refs))
