"""Opens a package for writing pages: its objects decoded when asked for, and where its cases are printed."""

from __future__ import annotations

from functools import cache

from tutela.delivery.package import decode_object
from tutela.delivery.web.kept import Shelf, outline
from tutela.delivery.web.site import Site
from tutela.delivery.web.words import read_words
from tutela.model.package import Package, PackageObject


def open_site(package: Package, shelf: Shelf | None = None) -> Site:
    """Give the Site of a package, without a hub; `shelf` holds what earlier runs made."""

    shelf = shelf or Shelf()

    @cache
    def read(hash: str) -> PackageObject:
        return decode_object(package.objects[hash])

    case_places: dict[str, str] = {}
    for book in package.manifest.books:
        for entry in book.units:
            for case in entry.cases:
                case_places.setdefault(case, f"{book.id}/{entry.id}.html#case-{case}")
    return Site(
        manifest=package.manifest,
        words=read_words(package.manifest.interface, shelf),
        read=read,
        case_places=case_places,
        shelf=shelf,
        outline=outline(package),
    )
