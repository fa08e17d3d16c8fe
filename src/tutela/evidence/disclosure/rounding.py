"""Rounding, as an option: shares to whole per cents, counts to a base."""

from __future__ import annotations

from dataclasses import replace

from tutela.evidence.profile.row import Row

__all__ = ["round_row"]


def round_row(row: Row, base: int) -> Row:
    """Give the row with its counts rounded to `base`, and its shares to the hundredth."""

    def counted(value: float | None) -> int | None:
        return None if value is None else base * round(value / base)

    def valued(value: float | None) -> float | None:
        if value is None or row.kind == "count":
            return counted(value)
        return round(value, 2 if row.kind == "share" else 1)

    return replace(
        row,
        estimate=valued(row.estimate),
        se=valued(row.se),
        low=valued(row.low),
        high=valued(row.high),
        n=counted(row.n),
        deff=None if row.deff is None else round(row.deff, 1),
        rounded=True,
        weighted_n=row.weighted_n if row.weighted_n is None or row.weighted_n <= 1 else counted(row.weighted_n),
    )
