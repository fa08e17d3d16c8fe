"""The values that page functions take and give: the Site as a whole, and a Sheet for each page before it is framed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, Literal, TypeVar

import msgspec

from tutela.delivery.web.elements import Markup
from tutela.delivery.web.kept import Shelf, code_version
from tutela.delivery.web.references import References, refer
from tutela.delivery.web.words import Words
from tutela.model.kit import Case, Fact, Source, Term
from tutela.model.language import write_untranslated
from tutela.model.package import BookEntry, Manifest, PackageObject

_Object = TypeVar("_Object")
_Made = TypeVar("_Made")

PageKind = Literal["read", "home", "desk", "assess", "search", "join", "country"]
"""A page kind; each has one script of the player."""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A page before it is framed with head, bar and data.

    `path` is relative to the root of the package; `main` is what stands in `<main>`, beginning with its `<h1>`;
    `data` joins the page's data block, `blocks` are data blocks of their own by id; `contents` is the navigation
    beside; `scripts` are loaded before that of the page kind.
    """

    path: str
    title: str
    kind: PageKind
    main: Markup
    book: str = ""
    unit: str = ""
    data: Mapping[str, Any] = {}
    blocks: Mapping[str, Any] = {}
    contents: Markup | None = None
    scripts: tuple[str, ...] = ()


class KeptSheet(msgspec.Struct, frozen=True):
    """A sheet that an earlier run may have made: `key` names all that it is made from, `give` finds or makes it.

    `parts` name what it is put together of, for as long as it stands.
    """

    key: str
    give: Callable[[], Sheet]
    parts: tuple[str, ...] = ()


class TakeAlong(msgspec.Struct, frozen=True):
    """The whole site as a zip beside it: its path from the root and its size in bytes."""

    path: str
    size: int


class Site(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A package being written.

    `read(hash)` gives an object of the package; `case_places` gives the page (and fragment) where a case is printed;
    `outline` is the manifest without its hashes; `shelf` holds what earlier runs made; `search_index` is the script
    that search.html loads before its own; `hub` is the path of the hub that will serve the site, or None; a hub also
    offers the site to `take_along`.
    """

    manifest: Manifest
    words: Words
    read: Callable[[str], PackageObject]
    case_places: Mapping[str, str]
    outline: Manifest
    shelf: Shelf
    search_index: str = ""
    hub: str | None = None
    take_along: TakeAlong | None = None

    def read_as(self, hash: str, kind: type[_Object]) -> _Object:
        """Give an object that has to be of one kind."""
        found = self.read(hash)
        if not isinstance(found, kind):
            raise TypeError(f"object {hash} is a {type(found).__name__}, expected a {kind.__name__}")
        return found

    def keep(self, kind: type[_Made], make: Callable[..., _Made], object: str, *names: str) -> _Made:
        """Give what `make(site, object, *names)` gives: made now, or by an earlier run from the same.

        The site that `make` gets reads no other object and knows no hash, no hub and nothing else that may change while
        the outline of the package stays, so that what is kept cannot be stale.
        """
        name = self.name(make, object, *names)
        return self.shelf.find(name, kind, lambda: make(self._only(object), object, *names))

    def keep_sheet(self, make: Callable[..., Sheet], object: str, *names: str) -> KeptSheet:
        """Give the sheet that `make(site, object, *names)` gives, as `keep` does, found or made only when asked for."""
        return KeptSheet(self.name(make, object, *names), lambda: self.keep(Sheet, make, object, *names))

    def name_sheet(
        self, make: Callable[..., Sheet], objects: tuple[str, ...], *names: str, parts: tuple[str, ...]
    ) -> KeptSheet:
        """Give the sheet that `make(site, *objects, *names)` gives; its `parts` are kept, it itself only as a page."""
        key = self.name(make, *objects, *names)
        return KeptSheet(key, lambda: make(self._only(*objects), *objects, *names), parts)

    def keep_outlined(self, make: Callable[..., Sheet], *names: str) -> KeptSheet:
        """Give the sheet that `make(site, *names)` makes of the outline of the package alone, as `keep_sheet` does."""
        name = self.name(make, *names)
        return KeptSheet(name, lambda: self.shelf.find(name, Sheet, lambda: make(self._only(), *names)))

    def name(self, make: Callable[..., object], *names: str) -> str:
        """Give what names all that `make(site, *names)` may know; the objects it reads are among the names."""
        key = "\0".join((self.outlined, make.__module__, make.__qualname__, *names))
        return hashlib.sha256(key.encode()).hexdigest()

    def _only(self, *objects: str) -> Site:
        def read(hash: str) -> PackageObject:
            if hash not in objects:
                made_of = ", ".join(objects)
                raise LookupError(f"a part made of object {made_of} reads {hash}; expected it to be kept on its own")
            return self.read(hash)

        only = msgspec.structs.replace(
            self, manifest=self.outline, read=read, search_index="", hub=None, take_along=None
        )
        only.__dict__["outlined"] = self.outlined  # the same, and dear
        return only

    @cached_property
    def outlined(self) -> str:
        """Give a hash of all that a part may know besides its object."""
        known = (code_version(), self.outline, self.words.by_key, self.case_places)
        return hashlib.sha256(msgspec.json.encode(known, enc_hook=write_untranslated)).hexdigest()

    def address(self, kind: str, id: str) -> str:
        """Give where a piece stands, relative to the root; a case that no unit prints has a page of its own.

        Empty for countries (their list is `index`) where the kit has none.

        A piece that the package does not hold is a KeyError.
        """
        if kind == "unit":
            return f"{self.book_of(id).id}/{id}.html"
        if kind == "case":
            return self.case_places.get(id, f"cases/{id}.html")
        if kind == "page":
            return f"{id}.html"
        if kind == "country":
            return f"countries/{id}.html" if self.manifest.countries else ""
        return _COLLECTED[kind].format(id)

    def book_of(self, unit: str) -> BookEntry:
        """Give the book of a unit."""
        for book in self.manifest.books:
            if any(entry.id == unit for entry in book.units):
                return book
        raise KeyError(unit)

    def refer(
        self,
        path: str,
        *,
        facts: Iterable[Fact] = (),
        sources: Iterable[Source] = (),
        terms: Iterable[Term] = (),
        cases: Iterable[Case] = (),
    ) -> References:
        """Give the References of the page at `path`."""
        return refer(
            self.words,
            lambda kind, id: (address := self.address(kind, id)) and root_of(path) + address,
            facts=facts,
            sources=sources,
            terms=terms,
            cases=cases,
            overdue=self.manifest.overdue,
            language=self.manifest.language,
        )


_COLLECTED = {
    "term": "glossary.html#{}",
    "source": "sources.html#{}",
    "fact": "sources.html#{}",
    "exercise": "exercises/{}.html",
    "tool": "toolkit/{}.html",
    "chapter": "guide/{}.html",
    "country": "countries/{}.html",
    "icebreaker": "icebreakers/index.html#{}",
}


def root_of(path: str) -> str:
    """Give the relative way from a page to the root: nothing, or `../` for each folder."""
    return "../" * path.count("/")
