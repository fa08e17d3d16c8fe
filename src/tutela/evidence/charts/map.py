"""A choropleth of the user's GeoJSON: one hue in five steps, hatched where nothing is shown; a table is beside it."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from tutela.evidence.refused import Refused

__all__ = ["Outline", "draw_map", "read_outlines"]

_WIDTH = 340.0
_LARGEST = 20_000_000
_POINTS = 12_000
_MOST_AREAS = 1_000
_LONGEST = 200
_EAST, _NORTH = 360.0, 90.5
_SHADES = ("#e5f0f0", "#b5d5d6", "#7fb6b8", "#428c91", "#0e5a61")
_LETTER = 7.0
"""What a letter of a label is wide, in units of the drawing."""
_NAMES = ("name", "NAME", "NAME_1", "ADM1_EN", "shapeName", "NAME_2", "ADM2_EN")


@dataclass(frozen=True)
class Outline:
    """An area by its name, as rings of (longitude, latitude)."""

    name: str
    rings: tuple[tuple[tuple[float, float], ...], ...]


def read_outlines(path: Path, names: str = "") -> tuple[Outline, ...]:
    """Read the polygons of a GeoJSON file. `names`: the property that holds an area's name; else the usual ones."""
    if not path.is_file() or path.stat().st_size > _LARGEST:
        raise Refused(
            f"{path.name}: no map", expected=f"a GeoJSON file of at most {_LARGEST // 10**6} MB", do="simplify the map"
        )
    try:
        features = json.loads(path.read_text("utf-8-sig"))["features"]
        many = len(features) > _MOST_AREAS
        outlines = () if many else tuple(_outline(feature, names) for feature in features)
    except (ValueError, LookupError, TypeError, RecursionError, AttributeError, OverflowError):
        raise Refused(
            f"{path.name}: not a map of areas",
            expected="GeoJSON features with polygons and a property with their name",
            do="export it as GeoJSON, or name the property with --map-name",
        ) from None
    if many:
        raise Refused(
            f"{path.name}: {len(features):,} areas",
            expected=f"at most {_MOST_AREAS:,}",
            do="keep the areas of one level",
        )
    points = [point for outline in outlines for ring in outline.rings for point in ring]
    if any(abs(x) > _EAST or abs(y) > _NORTH for x, y in points):
        raise Refused(
            f"{path.name}: its coordinates are no degrees",
            expected="longitude and latitude (WGS 84, EPSG:4326)",
            do="export it in that system",
        )
    step = max(1, math.ceil(len(points) / _POINTS))
    return tuple(
        Outline(outline.name, tuple(ring[::step] if len(ring) > 3 * step + 1 else ring for ring in outline.rings))
        for outline in outlines
    )


def _outline(feature: dict[str, Any], names: str) -> Outline:
    properties, geometry = feature["properties"], feature["geometry"]
    name = properties[names or next((key for key in _NAMES if key in properties), "")]
    if not isinstance(name, str | int | float):
        raise TypeError(type(name))
    text = " ".join(str(name).split())
    text.encode()  # half of a pair of surrogates cannot be written
    if not text or len(text) > _LONGEST or not text.isprintable():
        raise ValueError(len(text))
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        raise ValueError(geometry["type"])
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    rings = tuple(
        tuple((float(point[0]), float(point[1])) for point in ring) for polygon in polygons for ring in polygon
    )
    if not rings or not all(math.isfinite(value) for ring in rings for point in ring for value in point):
        raise ValueError(len(rings))
    return Outline(text, rings)


def draw_map(title: str, outlines: tuple[Outline, ...], shares: Mapping[str, float | None], *, id_: str) -> str:
    """Give an SVG of the areas, shaded by `shares` (0 to 1, None where nothing is shown), with its key."""
    shown = sorted(share for share in shares.values() if share is not None)
    low, high = (shown[0], shown[-1]) if shown else (0.0, 1.0)
    project, height = _projection(outlines)
    parts = [
        f'<svg class="chart map" viewBox="0 0 {_WIDTH:.0f} {height + 46:.0f}" role="img" aria-labelledby="{id_}-t" '
        f'xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif" font-size="12.5">',
        f'<title id="{id_}-t">{escape(title)}</title>',
        f'<defs><pattern id="{id_}-none" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="6" height="6" fill="#fbfaf7"/>'
        f'<line x1="0" y1="0" x2="0" y2="6" stroke="#85807a"/></pattern></defs>',
    ]
    labels: list[str] = []
    for outline in outlines:
        share = shares.get(outline.name)
        shade = None if share is None else _step(share, low, high)
        fill = f"url(#{id_}-none)" if shade is None else _SHADES[shade]
        says = "not shown" if share is None else f"{share * 100:.0f} of 100"
        path = " ".join(_ring(ring, project) for ring in outline.rings)
        parts.append(
            f'<path d="{path}" fill="{fill}" fill-rule="evenodd" stroke="#85807a" stroke-width="0.8">'
            f"<title>{escape(outline.name)}: {says}</title></path>"
        )
        labels += _label(outline, project, is_dark=shade == len(_SHADES) - 1)
    return "".join([*parts, *labels, *_key(low, high, height + 12)]) + "</svg>"


def _label(outline: Outline, project: Any, *, is_dark: bool) -> Iterator[str]:
    """Give the name of an area that has room for it; the title of an area cannot be read on paper or a phone."""
    boxes = [_box([project(*point) for point in ring]) for ring in outline.rings]
    left, top, right, bottom = max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    if right - left < _LETTER * len(outline.name) or bottom - top < 2 * _LETTER:
        return
    ink, halo = ("#ffffff", _SHADES[-1]) if is_dark else ("#1d2530", "#fbfaf7")
    yield (
        f'<text class="area" x="{(left + right) / 2:.1f}" y="{(top + bottom) / 2 + 4:.1f}" fill="{ink}" '
        f'text-anchor="middle" stroke="{halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">'
        f"{escape(outline.name)}</text>"
    )


def _box(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return min(xs), min(ys), max(xs), max(ys)


def _step(share: float, low: float, high: float) -> int:
    return min(4, int(5 * (share - low) / (high - low))) if high > low else 2


def _projection(outlines: tuple[Outline, ...]) -> tuple[Any, float]:
    xs = [point[0] for outline in outlines for ring in outline.rings for point in ring] or [0.0, 1.0]
    ys = [point[1] for outline in outlines for ring in outline.rings for point in ring] or [0.0, 1.0]
    squeeze = max(0.1, math.cos(math.radians((min(ys) + max(ys)) / 2)))
    wide, tall = max(1e-9, (max(xs) - min(xs)) * squeeze), max(1e-9, max(ys) - min(ys))
    scale = min((_WIDTH - 8) / wide, 420 / tall)
    left, top = min(xs), max(ys)
    return (lambda x, y: (4 + (x - left) * squeeze * scale, 4 + (top - y) * scale)), tall * scale + 8


def _ring(ring: tuple[tuple[float, float], ...], project: Any) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (project(*point) for point in ring)) + "Z"


def _key(low: float, high: float, y: float) -> Iterator[str]:
    for number, shade in enumerate(_SHADES):
        yield f'<rect x="{4 + 30 * number}" y="{y:.0f}" width="30" height="10" fill="{shade}" stroke="#85807a"/>'
    words = f"{low * 100:.0f} to {high * 100:.0f} of 100"
    yield f'<text class="tick" x="4" y="{y + 26:.0f}" fill="#56606d">{words}; hatched: not shown</text>'
