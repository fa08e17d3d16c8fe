"""The files beside the pages: the harmless page of the quick exit, the web manifest, the list of files, the worker."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from tutela.delivery.web.assets import Assets
from tutela.delivery.web.elements import Markup, tag
from tutela.delivery.web.frame import SCRIPT_WORDS, page_data
from tutela.delivery.web.site import Sheet, Site
from tutela.delivery.web.standing import Page, describe_file, size_of


def add_files(
    files: Mapping[str, bytes | Page], site: Site, assets: Assets, bundles: Path, beside: Mapping[str, bytes]
) -> dict[str, bytes | Page]:
    """Give the files with those that stand beside the pages.

    The worker's list has all that a reader needs; `package.json` also names the worker and what is `beside` the site.
    """
    complete: dict[str, bytes | Page] = {
        **files,
        "leave.html": write_leave(site, assets).encode(),
        "manifest.webmanifest": msgspec.json.encode(describe_application(site, assets), enc_hook=str),
    }
    listing = [[path, *describe_file(complete[path])] for path in sorted(complete)]
    head = {
        "kit": site.manifest.kit,
        "title": site.manifest.title,
        "version": site.manifest.version,
        "digest": site.manifest.digest,
        "build": hashlib.sha256(msgspec.json.encode(listing)).hexdigest()[:12],
        "files": listing,
    }
    worker = bundles / "sw.js"
    if worker.is_file():
        data = b"self.tutela=" + msgspec.json.encode(head, enc_hook=str) + b";\n"
        complete["sw.js"] = data + worker.read_bytes()
    complete |= beside
    own = [[path, "", size_of(complete[path])] for path in ("sw.js", *beside) if path in complete]
    about = describe_for_hub(site, assets)
    return {**complete, "package.json": msgspec.json.encode({**head, **about, "files": [*listing, *own]}, enc_hook=str)}


def describe_for_hub(site: Site, assets: Assets) -> Mapping[str, object]:
    """Give what the pages of a hub take over: names, style sheet, and script and page data for joining."""
    manifest = site.manifest
    join = Sheet(path="join.html", kind="join", title=manifest.title, main=Markup(""))
    return {
        "subtitle": manifest.subtitle,
        "language": manifest.language,
        "direction": manifest.direction,
        "assets": {
            "style": assets.style,
            "hub_style": assets.hub_style,
            "icon": assets.icon,
            "join": assets.scripts.get("join", ""),
            "left_script": assets.scripts.get("left", ""),
            "plan_script": assets.scripts.get("plan", ""),
            "hub_script": assets.scripts.get("hub", ""),
            "room_script": assets.scripts.get("room", ""),
        },
        "page": page_data(join, site, site.words.group(*SCRIPT_WORDS["join"])),
        "constituents": manifest.constituents,
        "reach": manifest.reach,
        "plan": manifest.plan,
        "competencies": [{"id": one.id, "title": one.title, "book": one.book} for one in manifest.competencies],
        "books": [
            {"id": book.id, "title": book.title, "units": [{"id": unit.id, "title": unit.title} for unit in book.units]}
            for book in manifest.books
        ],
    }


def describe_application(site: Site, assets: Assets) -> Mapping[str, object]:
    """Give the web application manifest (W3C Recommendation track, "Web Application Manifest")."""
    manifest = site.manifest
    return {
        "name": manifest.title,
        "short_name": manifest.title,
        "lang": manifest.language,
        "dir": manifest.direction,
        "start_url": "index.html",
        "scope": "./",
        "display": "browser",
        "background_color": "#fbfaf7",
        "theme_color": "#0e5a61",
        "icons": [{"src": assets.icon, "sizes": "any", "type": "image/svg+xml"}],
    }


def write_leave(site: Site, assets: Assets) -> str:
    """Give the page of the quick exit: it names neither the kit nor its subject and links nothing here."""
    words, manifest = site.words, site.manifest
    rows = (
        tag("tr", tag("th", words(f"leave-page.{name}"), scope="row"), tag("td", words(f"leave-page.{name}-is")))
        for name in ("inch", "foot", "mile", "ounce", "pound", "pint", "acre")
    )
    html = tag(
        "html",
        tag(
            "head",
            tag("meta", charset="utf-8"),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            tag("title", words("leave-page.title")),
            tag("link", rel="stylesheet", href=assets.style),
            tag("link", rel="icon", href=assets.plain_icon, type="image/svg+xml"),
        ),
        tag(
            "body",
            tag("main", tag("h1", words("leave-page.title")), tag("table", tag("tbody", *rows)), class_="plain"),
        ),
        lang=manifest.language,
        dir=manifest.direction,
    )
    return f"<!doctype html>\n{html}\n"
