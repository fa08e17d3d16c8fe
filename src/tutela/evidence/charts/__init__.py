"""Charts as static SVG, each with a table beside it: colours never carry meaning alone."""

from tutela.evidence.charts.intervals import Line, draw_intervals
from tutela.evidence.charts.map import Outline, draw_map, read_outlines

__all__ = ["Line", "Outline", "draw_intervals", "draw_map", "read_outlines"]
