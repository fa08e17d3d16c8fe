"""Assets: the style sheets, one script a page kind, the icons; named by their content, to be cached long."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import msgspec

from tutela.delivery.web.kept import Shelf

_HERE = Path(__file__).parent
SCRIPTS = (
    *("read", "home", "desk", "assess", "search", "country", "plan", "files", "language"),
    *("hub", "join", "left", "room"),
)
"""The scripts of the player by page kind; `hub` is that of the hub's own pages, `files` joins a unit where the
browser keeps nothing, `language` a page that is translated in part."""
HUB_STYLES = ("hub.css", "hub.desk.css", "hub.room.css")
"""What a hub's own pages need besides: all of them, those of the desk, and those of a live room."""

NOT_IN_UNITS = frozenset({"lists", "sittings", "desk", "countries"})
"""Style files of no use to a unit: every kilobyte delays its first question on a slow line."""


class Assets(msgspec.Struct, frozen=True):
    """Where the assets stand, seen from the root, and their bytes.

    `drawn_icon` is the icon itself, as a `data:` address: as a file it would cost each first page a request and half a
    kilobyte of headers. `missing` names the page kinds without a script.
    """

    style: str
    hub_style: str
    unit_style: str
    icon: str
    plain_icon: str
    drawn_icon: str
    scripts: Mapping[str, str]
    missing: tuple[str, ...]
    files: Mapping[str, bytes]


def gather_assets(bundles: Path, others: Mapping[str, bytes], file_words: Mapping[str, str], shelf: Shelf) -> Assets:
    """Give the assets, with others by path; a page kind without a bundle has no script, its pages stay readable.

    `file_words` go with the script `files`, since hardly any unit needs them; `shelf` holds what earlier runs squeezed.
    """
    files = dict(others)

    def keep(name: str, suffix: str, content: bytes) -> str:
        path = name_by_content(name, suffix, content)
        files[path] = content
        return path

    def keep_style(name: str, text: bytes) -> str:
        return keep(name, "css", shelf.find_from(text, str, squeeze).encode())

    style = keep_style("style", gather_styles())
    hub_style = keep_style("hub", b"".join((_HERE / name).read_bytes() for name in HUB_STYLES))
    unit_style = keep_style("unit", gather_styles(but=NOT_IN_UNITS))
    drawing = (_HERE / "icon.svg").read_bytes()
    icon = keep("icon", "svg", drawing)
    drawn_icon = f"data:image/svg+xml,{quote(drawing.strip(), safe=' =:/,.-')}"
    plain_icon = keep("plain", "svg", (_HERE / "plain.svg").read_bytes())
    before = {"files": b"self.tutelaFileWords=" + msgspec.json.encode(file_words, enc_hook=str) + b";\n"}
    scripts = {
        kind: keep(kind, "js", before.get(kind, b"") + bundle.read_bytes())
        for kind in SCRIPTS
        if (bundle := bundles / f"{kind}.js").is_file()
    }
    missing = tuple(kind for kind in SCRIPTS if kind not in scripts)
    return Assets(style, hub_style, unit_style, icon, plain_icon, drawn_icon, scripts, missing, files)


def name_by_content(name: str, suffix: str, content: bytes) -> str:
    """Give the path of an asset: `assets/NAME-HASH.SUFFIX`, HASH 12 hexadecimal digits of the SHA-256 of its bytes."""
    return f"assets/{name}-{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"


def gather_styles(*, but: frozenset[str] = frozenset()) -> bytes:
    """Give the style sheet: the files of `styles/` in order of their names, without those named in `but`."""
    files = (file for file in sorted((_HERE / "styles").glob("*.css")) if file.stem.split("-")[-1] not in but)
    return b"".join(file.read_bytes() for file in files)


def squeeze(style: bytes) -> str:
    """Give CSS without comments and without the space that means nothing (CSS Syntax 3, section 4)."""
    css = re.sub(r"/\*.*?\*/", "", style.decode(), flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return re.sub(r"(?<=[\w-]): ", ":", css).replace(";}", "}").strip()
