"""Reads written pages as a browser would, for the tests of the site: elements, ids, links."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from tests import sample_kit
from tutela.compiler import compile_kit
from tutela.delivery.web import SiteReport, write_site
from tutela.model.kit import Kit

NO_BUNDLES = Path("no-such-folder")


@dataclass
class Read(HTMLParser):
    """A page as read: its elements in order, its text, and what was left open."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in {"br", "hr", "img", "input", "link", "meta"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def read_page(html: str) -> Read:
    """Give a page as read; an element that is not closed rightly fails."""
    page = Read()
    page.feed(html)
    page.close()
    assert page.open == []
    return page


def build(out: Path, kit: Kit = sample_kit.KIT, *, hub: str | None = None, bundles: Path = NO_BUNDLES) -> SiteReport:
    """Write the site of a kit."""
    return write_site(compile_kit(kit, today=sample_kit.TODAY), out, hub=hub, bundles=bundles)


def pages_in(site: Path) -> dict[str, Read]:
    """Give all pages by path."""
    return {path.relative_to(site).as_posix(): read_page(path.read_text("utf-8")) for path in site.rglob("*.html")}


def missing_targets(site: Path) -> list[str]:
    """Give each local link, asset or fragment that leads nowhere, as `page -> address`."""
    pages = pages_in(site)
    missing = []
    for name, page in pages.items():
        for _, attributes in page.elements:
            address = attributes.get("href") or attributes.get("src")
            if not address or urlsplit(address).scheme or address.startswith("/"):
                continue
            path, fragment = urldefrag(address)
            target = (site / name).parent.joinpath(path).resolve() if path else (site / name).resolve()
            key = target.relative_to(site.resolve()).as_posix()
            if not target.is_file() or (fragment and fragment not in pages[key].ids()):
                missing.append(f"{name} -> {address}")
    return missing
