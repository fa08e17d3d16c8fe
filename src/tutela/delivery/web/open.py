"""Opens a package for writing pages: its objects decoded when asked for, and where its cases are printed."""

from __future__ import annotations

from functools import cache

from tutela.delivery.package import decode_object
from tutela.delivery.web.kept import Shelf, outline
from tutela.delivery.web.site import Site
from tutela.delivery.web.words import read_words
from tutela.model.language import forget_untranslated
from tutela.model.package import Package, PackageObject


def open_site(package: Package, shelf: Shelf | None = None, *, marked: bool = True) -> Site:
    """Give the Site of a package, without a hub; `shelf` holds what earlier runs made.

    Plain texts in another language are `marked` as such; else they are strings like any other, as one needs them who
    keeps them in a database or sends them on.
    """

    shelf = shelf or Shelf()
    manifest = package.manifest if marked else forget_untranslated(package.manifest)

    @cache
    def read(hash: str) -> PackageObject:
        found = decode_object(package.objects[hash])
        return found if marked else forget_untranslated(found)

    case_places: dict[str, str] = {}
    for book in manifest.books:
        for entry in book.units:
            for case in entry.cases:
                case_places.setdefault(case, f"{book.id}/{entry.id}.html#case-{case}")
    return Site(
        manifest=manifest,
        words=read_words(manifest.interface, shelf),
        read=read,
        case_places=case_places,
        shelf=shelf,
        outline=outline(package),
    )
