"""The chart of a report: where marks stand, and that nothing is drawn where the table says nothing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutela.delivery.publication.chart import draw_chart
from tutela.model.language import Direction
from tutela.model.report import Chart, Line

SVG = "{http://www.w3.org/2000/svg}"
SHARES = st.integers(-100, 100)
LINES = st.builds(
    lambda label, values, reach: Line(label, tuple(values), (min(reach), max(reach))),
    st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=80),
    st.lists(SHARES, min_size=1, max_size=2),
    st.tuples(SHARES, SHARES),
)


def read(svg: str) -> ET.Element:
    """Give the root of an SVG of ours."""
    return ET.fromstring(svg)  # noqa: S314 - made here


def places(root: ET.Element, tag: str, name: str) -> list[float]:
    """Give an attribute of all elements of a kind."""
    return [float(one.attrib[name]) for one in root.iter(f"{SVG}{tag}")]


def ticks(root: ET.Element) -> dict[int, float]:
    """Give where each number of the scale stands."""
    found = [one for one in root.iter(f"{SVG}text") if one.get("text-anchor") == "middle"]
    return {int(str(one.text).replace("\N{MINUS SIGN}", "-")): float(one.attrib["x"]) for one in found}


@given(lines=st.lists(LINES, min_size=1, max_size=8), direction=st.sampled_from(("ltr", "rtl")))
def test_every_mark_stands_where_its_value_is_on_the_scale(lines: list[Line], direction: Direction) -> None:
    root = read(draw_chart(Chart("Gain", tuple(lines)), direction=direction))
    scale = ticks(root)
    low, high = min(scale), max(scale)
    assert len(scale) <= 7
    assert 0 in scale

    def x(value: int) -> float:
        return scale[low] + (scale[high] - scale[low]) * (value - low) / (high - low)

    assert (x(high) > x(low)) == (direction == "ltr")
    assert places(root, "circle", "cx") == pytest.approx(
        [x(value) for line in lines for value in line.values], abs=0.11
    )
    assert all(0 < place < 340 for place in places(root, "circle", "cx") + places(root, "line", "x1"))


def test_a_line_without_a_figure_has_its_words_and_no_mark() -> None:
    root = read(draw_chart(Chart("Gain", (Line("Act", instead="fewer than 5"),))))
    assert {"Act", "fewer than 5"} <= {one.text for one in root.iter(f"{SVG}text")}
    assert not [one for tag in ("circle", "line") for one in root.iter(f"{SVG}{tag}")]


def test_two_values_are_told_apart_without_colour() -> None:
    svg = draw_chart(Chart("On paper", (Line("Act", (40, 75)),)))
    hollow, filled = re.findall(r'<circle class="([^"]+)"', svg)
    assert (hollow, filled) == ("dot hollow", "dot")


def test_a_page_names_the_chart_by_its_title() -> None:
    assert 'role="img" aria-labelledby="chart-1"' in draw_chart(Chart("A", (Line("B", (1,)),)), named_by="chart-1")
    assert "role" not in draw_chart(Chart("A", (Line("B", (1,)),)))


def test_a_long_label_ends_with_dots() -> None:
    (label, *_rest) = [
        one.text
        for one in read(draw_chart(Chart("A", (Line("x" * 60, (1,)),)))).iter(f"{SVG}text")
        if one.get("class") == "label"
    ]
    assert label == "x" * 49 + "…"
