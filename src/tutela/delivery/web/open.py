"""Opens a package for writing pages: its objects decoded when asked for, and where its cases are printed."""

from __future__ import annotations

from functools import cache

from tutela.delivery.package import decode_object
from tutela.delivery.web.site import Site
from tutela.delivery.web.words import read_words
from tutela.model.document import CasePlace
from tutela.model.package import Package, PackageObject, UnitObject


def open_site(package: Package) -> Site:
    """Give the Site of a package, without a hub."""

    @cache
    def read(hash: str) -> PackageObject:
        return decode_object(package.objects[hash])

    case_places: dict[str, str] = {}
    for book in package.manifest.books:
        for entry in book.units:
            held = read(entry.object)
            blocks = held.unit.blocks if isinstance(held, UnitObject) else ()
            for case in (block.id for block in blocks if isinstance(block, CasePlace)):
                case_places.setdefault(case, f"{book.id}/{entry.id}.html#case-{case}")
    return Site(
        manifest=package.manifest,
        words=read_words(package.manifest.interface),
        read=read,
        case_places=case_places,
    )
