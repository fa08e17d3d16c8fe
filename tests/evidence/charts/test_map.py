"""Maps of the user: what is read, and what is refused in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tutela.evidence.charts import draw_map, read_outlines
from tutela.evidence.refused import Refused

SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]


def _map(tmp_path: Path, geometry: object, properties: object) -> Path:
    feature = {"type": "Feature", "properties": properties, "geometry": geometry}
    path = tmp_path / "map.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    return path


def test_polygons_and_their_holes_are_drawn_and_named(tmp_path: Path) -> None:
    path = _map(tmp_path, {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}, {"NAME_1": "North & East"})
    outlines = read_outlines(path)
    assert [outline.name for outline in outlines] == ["North & East"]
    svg = draw_map("Title <x>", outlines, {"North & East": 0.123}, id_="m")
    assert "<title>North &amp; East: 12 of 100</title>" in svg
    assert "Title &lt;x&gt;" in svg


def test_an_area_that_is_not_shown_is_hatched(tmp_path: Path) -> None:
    outlines = read_outlines(_map(tmp_path, {"type": "Polygon", "coordinates": [SQUARE]}, {"name": "North"}))
    assert 'fill="url(#m-none)"' in draw_map("Title", outlines, {"North": None}, id_="m")


@pytest.mark.parametrize(
    ("geometry", "properties"),
    [
        ({"type": "Point", "coordinates": [0, 0]}, {"name": "x"}),
        ({"type": "Polygon", "coordinates": [SQUARE]}, {"other": "x"}),
        ({"type": "Polygon", "coordinates": [[[0, float("nan")]]]}, {"name": "x"}),
        (None, None),
    ],
)
def test_what_is_no_map_is_refused(tmp_path: Path, geometry: object, properties: object) -> None:
    with pytest.raises(Refused) as raised:
        read_outlines(_map(tmp_path, geometry, properties))
    assert str(raised.value) == (
        "map.geojson: not a map of areas; expected GeoJSON features with polygons and a property with their name; "
        "export it as GeoJSON, or name the property with --map-name"
    )
