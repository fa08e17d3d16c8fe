"""Dots with their intervals, one line a group: readable at 320 pixels, since each label stands above its line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

__all__ = ["Line", "draw_intervals"]

_WIDTH, _LEFT, _RIGHT, _STEP, _TOP = 340, 4, 12, 36, 6


@dataclass(frozen=True)
class Line:
    """One line: share and interval between 0 and 1, or None with the words that stand instead."""

    label: str
    share: float | None
    low: float | None
    high: float | None
    instead: str = ""


def draw_intervals(title: str, lines: Sequence[Line], *, id_: str) -> str:
    """Give an SVG. The table beside it holds the same values."""
    top = max([line.high or line.share or 0.0 for line in lines] + [0.05])
    limit = next(step for step in (0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0) if top <= step + 1e-9 or step == 1.0)
    height = _TOP + _STEP * len(lines) + 24

    def x(share: float) -> float:
        return round(_LEFT + (_WIDTH - _LEFT - _RIGHT) * min(share, limit) / limit, 1)

    parts = [
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="{id_}-t" '
        f'xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif" font-size="12.5">',
        f'<title id="{id_}-t">{escape(title)}</title>',
    ]
    for tick in range(5):
        share = limit * tick / 4
        anchor = ("start", "middle", "middle", "middle", "end")[tick]
        # Short ticks on each line of the chart, so that no rule crosses a label.
        path = "".join(f"M{x(share)} {_TOP + _STEP * number + 17}v14" for number in range(len(lines)))
        parts.append(f'<path class="grid" d="{path}" stroke="#cfc8ba"/>')
        parts.append(
            f'<text class="tick" x="{x(share)}" y="{height - 5}" text-anchor="{anchor}" fill="#56606d">'
            f"{_tick(share)}</text>"
        )
    for number, line in enumerate(lines):
        parts += _line(line, _TOP + _STEP * number, x)
    return "".join(parts) + "</svg>"


def _tick(share: float) -> str:
    value = share * 100
    return f"{value:.0f}" if abs(value - round(value)) < 1e-9 else f"{value:g}"


def _line(line: Line, y: int, x: Callable[[float], float]) -> list[str]:
    label = f'<text class="label" x="{_LEFT}" y="{y + 12}" fill="#1d2530">{escape(_short(line.label))}</text>'
    middle = y + 24
    if line.share is None:
        return [label, f'<text class="tick" x="{_LEFT}" y="{middle + 4}" fill="#56606d">{escape(line.instead)}</text>']
    drawn = [label]
    if line.low is not None and line.high is not None:
        drawn.append(
            f'<line class="reach" x1="{x(line.low)}" y1="{middle}" x2="{x(line.high)}" y2="{middle}" stroke="#0e5a61" '
            f'stroke-width="5" stroke-linecap="round" stroke-opacity="0.35"/>'
        )
    drawn.append(f'<circle class="dot" cx="{x(line.share)}" cy="{middle}" r="5" fill="#0e5a61"/>')
    return drawn


def _short(label: str) -> str:
    return label if len(label) <= 52 else label[:51].rstrip() + "…"
