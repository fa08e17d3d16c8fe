"""What every page has around its main part: head, skip link, bar, footer and the data block for the player."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, partial

import msgspec

from tutela.delivery.web.assets import Assets
from tutela.delivery.web.elements import Content, Markup, join, open_tag, tag
from tutela.delivery.web.site import KeptSheet, PageKind, Sheet, Site, root_of
from tutela.delivery.web.standing import Page, Standing
from tutela.model.language import UntranslatedText, direction_of, join_texts

FILE_WORDS = "files"
"""The group of words on progress files; to a unit they come with the script of that name."""

SCRIPT_WORDS: Mapping[PageKind, tuple[str, ...]] = {
    "read": ("play", "player", "read"),
    "home": ("player", "learner", "home"),
    "desk": ("player", "menu"),
    "assess": ("play", "player", "learner", "assess", FILE_WORDS),
    "search": ("player", "search"),
    "join": ("player", "join"),
    "country": ("player", "country-page"),
}
"""The groups of interface words that each page kind's script gets."""


def frame_all(
    sheets: Iterable[Sheet | KeptSheet], site: Site, assets: Assets, standing: Standing
) -> tuple[dict[str, bytes | Page], dict[str, str]]:
    """Give each sheet as a whole HTML document, by path; what several have in common is made once.

    A page that stands already is given as such. Besides, the paths of pages that may stand for the next run, by key.
    """
    bar, footer, loaded = cache(partial(_bar, site)), cache(partial(_footer, site)), cache(partial(_loaded, assets))
    strings = cache(lambda kind: site.words.group(*SCRIPT_WORDS[kind]))

    @cache
    def unspoken(kind: PageKind) -> dict[str, UntranslatedText]:
        more = site.words.group(FILE_WORDS) if kind == "read" else {}
        return {key: one for key, one in {**strings(kind), **more}.items() if isinstance(one, UntranslatedText)}

    def frame(sheet: Sheet) -> str:
        root = root_of(sheet.path)
        untranslated = describe_untranslated(sheet, unspoken(sheet.kind))
        data = {**page_data(sheet, site, strings(sheet.kind)), **untranslated}
        if sheet.kind == "read":
            data["files"] = assets.scripts.get("files", "")
        before = (assets.scripts.get("language", ""), *sheet.scripts) if untranslated else sheet.scripts
        head = _head(sheet, site, loaded(sheet.kind, before, root))
        return _frame(sheet, site, head, bar(sheet.book, root), footer(root), data)

    pages: dict[str, bytes | Page] = {}
    keys: dict[str, str] = {}
    for each in sheets:
        if isinstance(each, KeptSheet) and (page := standing.find(each.key)):
            for key in (each.key, *each.parts):
                site.shelf.hold(key)
            pages[page.path], keys[each.key] = page, page.path
            continue
        sheet = each.give() if isinstance(each, KeptSheet) else each
        pages[sheet.path] = frame(sheet).encode()
        if isinstance(each, KeptSheet):
            keys[each.key] = sheet.path
    return pages, keys


def _frame(sheet: Sheet, site: Site, head: Markup, bar: Markup, footer: Markup, data: Mapping[str, object]) -> str:
    manifest = site.manifest
    root = root_of(sheet.path)
    # in one row and not one tag in another, each of which would copy all that it holds: some pages have 700 kB
    return "".join(
        (
            "<!doctype html>\n",
            open_tag("html", lang=manifest.language, dir=manifest.direction, data_root=root),
            head,
            open_tag("body", class_=sheet.kind),
            tag("a", site.words("page.skip"), class_="skip", href="#main"),
            bar,
            open_tag("div", class_="frame"),
            sheet.contents or "",
            open_tag("main", id="main", tabindex=-1),
            sheet.main,
            "</main></div>",
            footer,
            data_block("tutela-page", data),
            *(data_block(id, value) for id, value in sheet.blocks.items()),
            "</body></html>\n",
        )
    )


def page_data(sheet: Sheet, site: Site, strings: Mapping[str, str]) -> dict[str, object]:
    """Give what the player needs to know about a page; `strings` are the words that its script says."""
    manifest = site.manifest
    return {
        "kit": manifest.kit,
        "iri": manifest.iri,
        "version": manifest.version,
        "language": manifest.language,
        "kind": sheet.kind,
        "book": sheet.book,
        "unit": sheet.unit,
        "hub": site.hub,
        **sheet.data,
        "strings": strings,
    }


def describe_untranslated(sheet: Sheet, words: Mapping[str, UntranslatedText]) -> dict[str, object]:
    """Give what the script of a page may say in another language: its `words` by key, and texts of its data."""
    texts: dict[UntranslatedText, None] = {}

    def keep(text: object) -> str:
        if isinstance(text, UntranslatedText):
            texts[text] = None
        return str(text)

    msgspec.json.encode(
        (sheet.data, sheet.blocks), enc_hook=keep
    )  # for what it hands to the hook: no walk of ours is as quick
    language = next((text.language for text in (*words.values(), *texts)), None)
    if language is None:
        return {}
    said = {"language": language, "direction": direction_of(language), "keys": list(words), "texts": list(texts)}
    return {"untranslated": said}


def data_block(id: str, value: object) -> Markup:
    """Give a block of data for a script; `<` is escaped so that the block cannot be closed from inside."""
    text = msgspec.json.encode(value, enc_hook=str).decode().replace("<", "\\u003c")
    return tag("script", Markup(text), type="application/json", id=id)


def _head(sheet: Sheet, site: Site, loaded: Markup) -> Markup:
    title = sheet.title if sheet.title == site.manifest.title else join_texts(" · ", (sheet.title, site.manifest.title))
    return tag("head", _META, tag("title", title), loaded)


_META = join(
    tag("meta", charset="utf-8"),
    tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
    tag("meta", name="color-scheme", content="light dark"),
    tag("meta", name="referrer", content="no-referrer"),
)


def _loaded(assets: Assets, kind: PageKind, scripts: tuple[str, ...], root: str) -> Markup:
    """Give what a page loads."""
    return join(
        tag("link", rel="stylesheet", href=root + (assets.unit_style if kind == "read" else assets.style)),
        *(tag("script", src=root + path, defer=True) for path in (*scripts, assets.scripts.get(kind)) if path),
        tag("link", rel="icon", href=assets.drawn_icon),
        tag("link", rel="manifest", href=root + "manifest.webmanifest") if kind == "home" else None,
    )


def _bar(site: Site, book_id: str, root: str) -> Markup:
    words = site.words
    book = next((book for book in site.manifest.books if book.id == book_id), None)
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


def _footer(site: Site, root: str) -> Markup:
    words, manifest = site.words, site.manifest
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
