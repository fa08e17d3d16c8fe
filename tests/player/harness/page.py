"""Writes the harness page: items in the site's sheet, the interface words, the items' script; nothing else."""

from __future__ import annotations

import json
import subprocess
from html import escape
from pathlib import Path

import yaml

from tutela.delivery.web.assets import gather_styles, squeeze
from tutela.delivery.web.items import Prose, write_item
from tutela.model.document import (
    Block,
    BulletList,
    Emphasis,
    FactRef,
    Inline,
    Paragraph,
    Strong,
    TermRef,
    Text,
)
from tutela.model.items import Item

ROOT = Path(__file__).parents[3]
WEB = ROOT / "src/tutela/delivery/web"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:"


def read_words() -> dict[str, str]:
    """Give the interface words of the items in English."""
    words: dict[str, str] = yaml.safe_load((WEB / "interface.items.yaml").read_text("utf-8"))
    return words


def inlines(nodes: tuple[Inline, ...]) -> str:
    """Give the HTML of the inlines that samples use."""
    html = ""
    for node in nodes:
        match node:
            case Text(text):
                html += escape(text)
            case Emphasis(children):
                html += f"<em>{inlines(children)}</em>"
            case Strong(children):
                html += f"<strong>{inlines(children)}</strong>"
            case TermRef(id, text):
                html += f'<a class="term" href="#{id}">{escape(text)}</a>'
            case FactRef(id):
                html += f'<span class="fact">{escape(id)}</span>'
            case _:
                raise AssertionError(f"the harness prints no {type(node).__name__}")
    return html


def blocks(nodes: tuple[Block, ...]) -> str:
    """Give the HTML of the blocks that samples use."""
    html = ""
    for node in nodes:
        match node:
            case Paragraph(children):
                html += f"<p>{inlines(children)}</p>"
            case BulletList(items):
                html += f"<ul>{''.join(f'<li>{blocks(item)}</li>' for item in items)}</ul>"
            case _:
                raise AssertionError(f"the harness prints no {type(node).__name__}")
    return html


PROSE = Prose(blocks=blocks, inlines=inlines, word=read_words().__getitem__)


def write_page(items: tuple[Item, ...], *, direction: str = "ltr", feedback: str = "now") -> str:
    """Give a whole page with these items; with `feedback="later"` as a test shows them."""
    strings = {key: text for key, text in read_words().items() if key.startswith("play.")}
    html = "".join(write_item(item, PROSE) for item in items)
    if feedback == "later":
        html = html.replace("<tutela-item ", '<tutela-item data-feedback="later" ')
    page_data = json.dumps({"strings": strings})
    return (
        f'<!doctype html><html lang="en" dir="{direction}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><title>Items</title>'
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="site.css"><script defer src="items.js"></script>'
        '</head><body class="read"><div class="frame"><nav class="contents" aria-label="Units"></nav>'
        f'<main><h1>Items</h1><article class="text">\n{html}</article></main></div>'
        f'<script type="application/json" id="tutela-page">{page_data}</script></body></html>'
    )


def bundle(target: Path) -> bytes:
    """Bundle the harness script as the site's scripts are bundled, and give its bytes."""
    subprocess.run(
        [
            ROOT / "node_modules/.bin/esbuild",
            ROOT / "tests/player/harness/entry.js",
            "--bundle",
            "--minify",
            "--format=iife",
            "--target=chrome70,firefox68,safari12.1",
            "--supported:destructuring=true",
            "--charset=utf8",
            "--log-level=warning",
            f"--outfile={target}",
        ],
        check=True,
    )
    return target.read_bytes()


def write_site(folder: Path) -> None:
    """Write the site's sheet and the script, beside which pages can be put."""
    bundle(folder / "items.js")
    (folder / "site.css").write_text(squeeze(gather_styles()), "utf-8")
