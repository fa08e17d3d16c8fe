"""Assets: the style sheets, one script a page kind, the icons; named by their content, to be cached long."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
SCRIPTS = ("read", "home", "desk", "assess", "search", "join", "country", "plan")
"""The scripts of the player by page kind."""

NOT_IN_UNITS = frozenset({"lists", "sittings", "desk", "countries"})
"""Style files of no use to a unit: every kilobyte delays its first question on a slow line."""


@dataclass(frozen=True)
class Assets:
    """Where the assets stand, seen from the root, and their bytes; `missing` names the page kinds without a script."""

    style: str
    hub_style: str
    unit_style: str
    icon: str
    plain_icon: str
    scripts: Mapping[str, str]
    missing: tuple[str, ...]
    files: Mapping[str, bytes]


def gather_assets(bundles: Path, others: Mapping[str, bytes]) -> Assets:
    """Give the assets, with others by path; a page kind without a bundle has no script, its pages stay readable."""
    files = dict(others)

    def keep(name: str, suffix: str, content: bytes) -> str:
        path = name_by_content(name, suffix, content)
        files[path] = content
        return path

    style = keep("style", "css", gather_styles().encode())
    hub_style = keep("hub", "css", squeeze(_gather_hub_styles()).encode())
    unit_style = keep("unit", "css", gather_styles(but=NOT_IN_UNITS).encode())
    icon = keep("icon", "svg", (_HERE / "icon.svg").read_bytes())
    plain_icon = keep("plain", "svg", (_HERE / "plain.svg").read_bytes())
    scripts = {
        kind: keep(kind, "js", bundle.read_bytes()) for kind in SCRIPTS if (bundle := bundles / f"{kind}.js").is_file()
    }
    missing = tuple(kind for kind in SCRIPTS if kind not in scripts)
    return Assets(style, hub_style, unit_style, icon, plain_icon, scripts, missing, files)


def _gather_hub_styles() -> str:
    """Give the styles of the hub's own pages: `hub.css`, then one file a room of the hub."""
    return "".join(file.read_text("utf-8") for file in sorted(_HERE.glob("hub*.css"), key=lambda file: file.stem))


def name_by_content(name: str, suffix: str, content: bytes) -> str:
    """Give the path of an asset: `assets/NAME-HASH.SUFFIX`, HASH 12 hexadecimal digits of the SHA-256 of its bytes."""
    return f"assets/{name}-{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"


def gather_styles(*, but: frozenset[str] = frozenset()) -> str:
    """Give the style sheet: the files of `styles/` in order of their names, squeezed, without those named in `but`."""
    files = (file for file in sorted((_HERE / "styles").glob("*.css")) if file.stem.split("-")[-1] not in but)
    return squeeze("".join(file.read_text("utf-8") for file in files))


def squeeze(css: str) -> str:
    """Give CSS without comments and without the space that means nothing (CSS Syntax 3, section 4)."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return re.sub(r"(?<=[\w-]): ", ":", css).replace(";}", "}").strip()
