"""Maps of the user: what is read, and what is refused in words."""

from __future__ import annotations

import json
import re
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


def test_an_area_is_labelled_where_its_name_has_room(tmp_path: Path) -> None:
    small = [[2, 0], [2.1, 0], [2.1, 0.1], [2, 0.1], [2, 0]]
    geometry = {"type": "MultiPolygon", "coordinates": [[small], [SQUARE]]}
    wide = read_outlines(_map(tmp_path, geometry, {"name": "North & East"}))
    narrow = read_outlines(_map(tmp_path, {"type": "Polygon", "coordinates": [small]}, {"name": "Islands"}))
    svg = draw_map("Title", (*wide, *narrow), {}, id_="m")
    labels = re.findall(r'<text class="area" x="([\d.]+)"[^>]*>([^<]*)</text>', svg)
    assert [name for _, name in labels] == ["North &amp; East"]
    assert 70 < float(labels[0][0]) < 90  # the middle of the square, which takes half of the width


def test_an_area_that_is_not_shown_is_hatched(tmp_path: Path) -> None:
    outlines = read_outlines(_map(tmp_path, {"type": "Polygon", "coordinates": [SQUARE]}, {"name": "North"}))
    assert 'fill="url(#m-none)"' in draw_map("Title", outlines, {"North": None}, id_="m")


@pytest.mark.parametrize(
    ("geometry", "properties"),
    [
        ({"type": "Point", "coordinates": [0, 0]}, {"name": "x"}),
        ({"type": "Polygon", "coordinates": [SQUARE]}, {"other": "x"}),
        ({"type": "Polygon", "coordinates": [[[0, float("nan")]]]}, {"name": "x"}),
        ({"type": "Polygon", "coordinates": [[[0, 10**400]]]}, {"name": "x"}),
        ({"type": "Polygon", "coordinates": ["12345"]}, {"name": "x"}),
        ({"type": "Polygon", "coordinates": [[{"x": 1}]]}, {"name": "x"}),
        ({"type": "Polygon", "coordinates": []}, {"name": "x"}),
        ({"type": "Polygon", "coordinates": [SQUARE]}, {"name": ["x"]}),
        ({"type": "Polygon", "coordinates": [SQUARE]}, {"name": "x" * 201}),
        ({"type": "Polygon", "coordinates": [SQUARE]}, {"name": "x\x00y"}),
        ({"type": "Polygon", "coordinates": [SQUARE]}, {"name": "\ud800"}),
        ({"type": "Polygon", "coordinates": [SQUARE]}, ["name"]),
        ({"type": "MultiLineString", "coordinates": [[SQUARE]]}, {"name": "x"}),
        ({"type": "GeometryCollection", "geometries": []}, {"name": "x"}),
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


@pytest.mark.parametrize(
    "content",
    [
        "[" * 200_000,
        '{"features": ' + "[" * 200_000,
        '{"features": "abc"}',
        '{"features": 5}',
        "{}",
        "null",
        "\x00",
        "",
    ],
    ids=["deep", "deep features", "text", "number", "nothing", "null", "zero", "empty"],
)
def test_files_that_mean_harm_are_refused_in_the_same_words(tmp_path: Path, content: str) -> None:
    (tmp_path / "map.geojson").write_text(content, "utf-8")
    with pytest.raises(Refused, match=r"map\.geojson: not a map of areas; expected GeoJSON features with polygons"):
        read_outlines(tmp_path / "map.geojson")


def test_maps_that_are_too_large_or_in_metres_are_refused(tmp_path: Path) -> None:
    feature = {"type": "Feature", "properties": {"name": "x"}, "geometry": {"type": "Polygon", "coordinates": [SQUARE]}}
    (tmp_path / "many.geojson").write_text(json.dumps({"features": [feature] * 1001}), "utf-8")
    with pytest.raises(Refused) as raised:
        read_outlines(tmp_path / "many.geojson")
    assert str(raised.value) == "many.geojson: 1,001 areas; expected at most 1,000; keep the areas of one level"
    with (tmp_path / "huge.geojson").open("wb") as stream:
        stream.truncate(20_000_001)
    with pytest.raises(Refused) as raised:
        read_outlines(tmp_path / "huge.geojson")
    assert str(raised.value) == ("huge.geojson: no map; expected a GeoJSON file of at most 20 MB; simplify the map")
    metres = [[500_000, 4_600_000], [510_000, 4_600_000], [510_000, 4_610_000]]
    with pytest.raises(Refused) as raised:
        read_outlines(_map(tmp_path, {"type": "Polygon", "coordinates": [metres]}, {"name": "x"}))
    assert str(raised.value) == (
        "map.geojson: its coordinates are no degrees; expected longitude and latitude (WGS 84, EPSG:4326); "
        "export it in that system"
    )


def test_a_script_in_a_name_is_only_a_name(tmp_path: Path) -> None:
    evil = '</title><script>alert(1)</script>"'
    outlines = read_outlines(_map(tmp_path, {"type": "Polygon", "coordinates": [SQUARE]}, {"name": evil}))
    svg = draw_map("T", outlines, {evil: 0.5}, id_="m")
    assert "<script" not in svg
    assert "&lt;/title&gt;&lt;script&gt;" in svg
