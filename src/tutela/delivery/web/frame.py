"""What every page has around its main part: head, skip link, bar, footer and the data block for the player."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from tutela.delivery.web.assets import Assets
from tutela.delivery.web.elements import Content, Markup, tag
from tutela.delivery.web.site import PageKind, Sheet, Site, root_of

SCRIPT_WORDS: Mapping[PageKind, tuple[str, ...]] = {
    "read": ("play", "player", "read"),
    "home": ("player", "learner", "home"),
    "desk": ("player", "menu"),
    "assess": ("play", "player", "learner", "assess"),
    "search": ("player", "search"),
    "join": ("player", "join"),
    "country": ("player", "country-page"),
}
"""The groups of interface words that each page kind's script gets."""


def frame(sheet: Sheet, site: Site, assets: Assets) -> str:
    """Give a whole HTML document."""
    manifest = site.manifest
    html = tag(
        "html",
        _head(sheet, site, assets),
        tag(
            "body",
            tag("a", site.words("page.skip"), class_="skip", href="#main"),
            _bar(sheet, site),
            tag(
                "div",
                sheet.contents,
                tag("main", sheet.main, id="main", tabindex=-1),
                class_="frame",
            ),
            _footer(sheet, site),
            data_block("tutela-page", page_data(sheet, site)),
            *(data_block(id, value) for id, value in sheet.blocks.items()),
            class_=sheet.kind,
        ),
        lang=manifest.language,
        dir=manifest.direction,
        data_root=root_of(sheet.path),
    )
    return f"<!doctype html>\n{html}\n"


def page_data(sheet: Sheet, site: Site) -> dict[str, object]:
    """Give what the player needs to know about a page."""
    manifest = site.manifest
    return {
        "kit": manifest.kit,
        "iri": manifest.iri,
        "digest": manifest.digest,
        "version": manifest.version,
        "language": manifest.language,
        "kind": sheet.kind,
        "book": sheet.book,
        "unit": sheet.unit,
        "hub": site.hub,
        **sheet.data,
        "strings": site.words.group(*SCRIPT_WORDS[sheet.kind]),
    }


def data_block(id: str, value: object) -> Markup:
    """Give a block of data for a script; `<` is escaped so that the block cannot be closed from inside."""
    text = msgspec.json.encode(value).decode().replace("<", "\\u003c")
    return tag("script", Markup(text), type="application/json", id=id)


def _head(sheet: Sheet, site: Site, assets: Assets) -> Markup:
    root = root_of(sheet.path)
    title = sheet.title if sheet.title == site.manifest.title else f"{sheet.title} · {site.manifest.title}"
    script = assets.scripts.get(sheet.kind)
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("link", rel="stylesheet", href=root + (assets.unit_style if sheet.kind == "read" else assets.style)),
        *(tag("script", src=root + path, defer=True) for path in (*sheet.scripts, script) if path),
        tag("link", rel="icon", href=root + assets.icon, type="image/svg+xml"),
        tag("link", rel="manifest", href=root + "manifest.webmanifest") if sheet.kind == "home" else None,
    )


def _bar(sheet: Sheet, site: Site) -> Markup:
    words, root = site.words, root_of(sheet.path)
    book = next((book for book in site.manifest.books if book.id == sheet.book), None)
    here: Content = tag("a", book.title, href=f"{root}{book.id}/index.html", class_="here") if book else None
    places = tag(
        "div",
        tag("a", site.manifest.title, class_="name", href=f"{root}index.html"),
        here,
        tag(
            "nav",
            tag("a", words("page.search"), href=f"{root}search.html"),
            tag("a", words("page.progress"), href=f"{root}progress.html"),
            aria_label=words("page.tools"),
        ),
        class_="bar-start",
    )
    end = tag(
        "div",
        tag("a", words("page.worried"), href=f"{root}worried.html", class_="worried"),
        tag("a", words("page.leave"), href=f"{root}leave.html", class_="leave", data_leave=True),
        class_="bar-end",
    )
    return tag("header", places, end, class_="bar")


def _footer(sheet: Sheet, site: Site) -> Markup:
    words, manifest, root = site.words, site.manifest, root_of(sheet.path)
    kit_pages = [(title, f"{id}.html") for id, title, _ in manifest.pages]
    own = [(words(f"page.{name}"), f"{name}.html") for name in ("glossary", "sources", "take-along")]
    if manifest.countries:
        own.insert(0, (words("page.countries"), "countries/index.html"))
    edition = f" · {manifest.edition}" if manifest.edition else ""
    return tag(
        "footer",
        tag("ul", *(tag("li", tag("a", title, href=root + path)) for title, path in (*own, *kit_pages))),
        tag(
            "p",
            words("page.colophon", title=manifest.title, version=manifest.version, licence=manifest.licence),
            edition,
        ),
        class_="foot",
    )
