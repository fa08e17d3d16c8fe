"""Intervals side by side as an SVG drawing; a table with the same numbers stands beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tutela.evidence.estimate.interval import Interval
from tutela.evidence.estimate.report.words import in_one_cell, rounded

_WIDTH, _LEFT, _RIGHT = 340, 8, 8
_ROW, _TOP, _BOTTOM = 44, 8, 28
_MOST_TIMES = 8


@dataclass(frozen=True)
class Bar:
    """One line of the chart: a name, its interval, whether it is the main one, whether it is only a bound."""

    name: str
    interval: Interval
    main: bool = False
    bound: bool = False


def draw(bars: Sequence[Bar], title: str) -> str:
    """Draw intervals on one axis; the axis is logarithmic when they spread over more than eight times."""
    finite = [end for bar in bars for end in (bar.interval.low, bar.interval.high) if math.isfinite(end)]
    scale = _Scale(min(finite), max(*finite, *(bar.interval.estimate for bar in bars)))
    height = _TOP + _ROW * len(bars) + _BOTTOM
    parts = [
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(title)}" xmlns="http://www.w3.org/2000/svg">',
        f"<title>{escape(title)}</title>",
    ]
    floor = height - _BOTTOM
    for tick in scale.ticks():
        x = scale.place(tick)
        parts.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{floor}"/>')
        anchor = "start" if x < 30 else "end" if x > _WIDTH - 30 else "middle"
        parts.append(f'<text class="tick" x="{x:.1f}" y="{floor + 16}" text-anchor="{anchor}">{rounded(tick)}</text>')
    for at, bar in enumerate(bars):
        parts += _bar(bar, scale, _TOP + _ROW * at)
    return "\n".join([*parts, "</svg>"])


class _Scale:
    """Places numbers from left to right."""

    def __init__(self, least: float, most: float) -> None:
        self.logarithmic = most > _MOST_TIMES * least
        self.least, self.most = (least, most) if self.logarithmic else (0.0, most)
        if self.logarithmic:
            self.least, self.most = least / 1.1, most * 1.1
        else:
            self.most = most * 1.04

    def place(self, number: float) -> float:
        """Give the horizontal place of a number; beyond the largest it is the right edge."""
        number = min(number, self.most)
        share = (
            math.log(number / self.least) / math.log(self.most / self.least)
            if self.logarithmic
            else (number - self.least) / (self.most - self.least)
        )
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    def ticks(self) -> list[float]:
        """Give three to six round numbers on the axis."""
        if not self.logarithmic:
            rough = self.most / 4
            power = 10 ** math.floor(math.log10(rough))
            step = next(power * times for times in (1, 2, 2.5, 5, 10) if power * times >= rough)
            return [step * at for at in range(int(self.most / step) + 1)]
        powers = range(math.floor(math.log10(self.least)), math.ceil(math.log10(self.most)) + 1)
        for times in ((1, 2, 5), (1, 3), (1,)):
            found = [10**power * by for power in powers for by in times if self.least <= 10**power * by <= self.most]
            if len(found) <= 6:
                break
        return [float(number) for number in found]


def _bar(bar: Bar, scale: _Scale, top: int) -> list[str]:
    """Draw the name above, the line from low to high, and a mark for the estimate."""
    middle = top + 30
    low, high = scale.place(bar.interval.low), scale.place(bar.interval.high)
    point = scale.place(bar.interval.estimate)
    kind = "main" if bar.main else "other"
    told = f"<title>{escape(bar.name)}: {in_one_cell(bar.interval)}</title>"
    dash = ' stroke-dasharray="3 3"' if bar.bound else ""
    mark = (
        f'<path class="{kind} mark" d="M{point:.1f} {middle - 6} l6 6 l-6 6 l-6 -6 z"/>'
        if bar.main
        else f'<circle class="{kind} mark" cx="{point:.1f}" cy="{middle}" r="4"/>'
    )
    return [
        f'<g>{told}<text class="name {kind}" x="{_LEFT}" y="{top + 17}">{escape(bar.name)}</text>',
        f'<line class="{kind}" x1="{low:.1f}" x2="{high:.1f}" y1="{middle}" y2="{middle}"{dash}/>{mark}</g>',
    ]
