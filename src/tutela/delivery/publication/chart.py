"""A chart of a report as static SVG, for a page or on paper: its table stands beside it, and colour carries no meaning.

Each label stands above its line, so that it can be read at 320 pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from tutela.model.language import Direction
from tutela.model.report import Chart, Line

_WIDTH, _EDGE, _STEP, _TOP = 340, 14, 36, 6
_STEPS = (5, 10, 20, 50, 100)
_MOST_TICKS = 7
_LETTERS = 50


@dataclass(frozen=True)
class _Scale:
    """From the lowest tick to the highest, mirrored where text runs from right to left."""

    ticks: tuple[int, ...]
    direction: Direction

    def x(self, value: int) -> float:
        share = (value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])
        side = 1 - share if self.direction == "rtl" else share
        return round(_EDGE + (_WIDTH - 2 * _EDGE) * side, 1)

    @property
    def start(self) -> int:
        return _WIDTH - 4 if self.direction == "rtl" else 4


def draw_chart(chart: Chart, *, named_by: str = "", direction: Direction = "ltr") -> str:
    """Give an SVG without its title; in a page, the element with the id `named_by` holds it."""
    scale, height = _Scale(_ticks(chart), direction), _TOP + _STEP * len(chart.lines) + 24
    named = f' role="img" aria-labelledby="{escape(named_by)}"' if named_by else ""
    parts = [
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {height}"{named} xmlns="http://www.w3.org/2000/svg" '
        f'direction="{direction}" font-family="system-ui, sans-serif" font-size="12.5">',
        *_grid(scale, [bool(line.values) for line in chart.lines], height),
    ]
    for number, line in enumerate(chart.lines):
        parts += _line(line, _TOP + _STEP * number, scale)
    return "".join(parts) + "</svg>"


def _ticks(chart: Chart) -> tuple[int, ...]:
    """Give the ticks: 0 and all that is drawn lie between the first and the last."""
    drawn = [0, *(value for line in chart.lines for value in (*line.values, *(line.reach or ())))]
    for step in _STEPS:
        low, high = min(drawn) // step, -(-max(drawn) // step)
        ticks = tuple(step * place for place in range(low, max(high, low + 1) + 1))
        if len(ticks) <= _MOST_TICKS:
            break
    return ticks


def _grid(scale: _Scale, are_drawn: Sequence[bool], height: int) -> Iterator[str]:
    for tick in scale.ticks:
        x = scale.x(tick)
        # Short ticks beside what is drawn, so that no rule crosses words.
        path = "".join(f"M{x} {_TOP + _STEP * number + 17}v14" for number, is_drawn in enumerate(are_drawn) if is_drawn)
        kind, stroke = ("zero", "#56606d") if tick == 0 else ("grid", "#cfc8ba")
        yield f'<path class="{kind}" d="{path}" stroke="{stroke}"/>'
        told = f"\N{MINUS SIGN}{-tick}" if tick < 0 else str(tick)
        yield (
            f'<text class="tick" direction="ltr" x="{x}" y="{height - 5}" text-anchor="middle" fill="#56606d">'
            f"{told}</text>"
        )


def _line(line: Line, y: int, scale: _Scale) -> Iterator[str]:
    middle = y + 24
    yield f'<text class="label" x="{scale.start}" y="{y + 12}" fill="#1d2530">{escape(_short(line.label))}</text>'
    if line.instead:
        yield f'<text class="tick" x="{scale.start}" y="{middle + 4}" fill="#56606d">{escape(line.instead)}</text>'
    if line.reach:
        low, high = map(scale.x, line.reach)
        yield _stroke("reach", low, high, middle, 'stroke-width="5" stroke-linecap="round" stroke-opacity="0.35"')
    if len(line.values) > 1:
        first, last = scale.x(line.values[0]), scale.x(line.values[-1])
        yield _stroke("reach", first, last, middle, 'stroke-width="1.5"')
    for place, value in enumerate(line.values):
        is_last = place == len(line.values) - 1
        look = 'class="dot" fill="#0e5a61"' if is_last else 'class="dot hollow" fill="#fff"'
        # The hollow one is larger: it can be seen where both stand at one place.
        radius = 5 if is_last else 6.5
        yield f'<circle {look} cx="{scale.x(value)}" cy="{middle}" r="{radius}" stroke="#0e5a61" stroke-width="1.5"/>'


def _stroke(kind: str, start: float, end: float, y: int, look: str) -> str:
    return f'<line class="{kind}" x1="{start}" y1="{y}" x2="{end}" y2="{y}" stroke="#0e5a61" {look}/>'


def _short(label: str) -> str:
    return label if len(label) <= _LETTERS else label[: _LETTERS - 1].rstrip() + "…"
