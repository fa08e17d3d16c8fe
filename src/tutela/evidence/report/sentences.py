"""Sentences that are computed and carry their uncertainty: "between 12 and 18 of 100 children"."""

from __future__ import annotations

from tutela.evidence.profile.row import Row

__all__ = ["HEAD", "in_brackets", "of_100", "says_more", "shown"]

HEAD = (
    "These are {unit} found in a survey. The figures do not say how great the risk of trafficking is, and they say "
    "nothing of any one {one}. {missing}"
)
"""What every profile says at its head."""


def of_100(low: float | None, high: float | None, unit: str) -> str:
    """Give an interval of shares as a count of 100: whole numbers, at most and at least where an end is 0 or 100."""
    if low is None or high is None:
        return f"a share of {unit} that is not shown"
    first, last = round(low * 100), round(high * 100)
    if last < 1:
        return f"fewer than 1 of 100 {unit}"
    if first >= 100:
        return f"nearly all {unit}"
    if first == last:
        return f"about {first} of 100 {unit}"
    if first < 1:
        return f"up to {last} of 100 {unit}"
    return f"between {first} and {last} of 100 {unit}"


def shown(row: Row) -> str:
    """Give the value of a line for a table: of 100, to one digit; in brackets where it rests on few; or a sign."""
    if row.flag == "too few":
        return "*"
    if row.flag == "hidden" or row.estimate is None:
        return "–"  # noqa: RUF001
    text = f"{row.estimate * 100:.{_digits(row)}f}" if row.kind == "share" else f"{row.estimate:,.1f}"
    return f"({text})" if row.flag == "few" else text


def _digits(row: Row) -> int:
    return 0 if row.rounded else 1


def in_brackets(row: Row) -> str:
    """Give the interval of a line for a table; the sign of its value where that is not shown, nothing without one."""
    if row.flag in ("too few", "hidden"):
        return shown(row)
    if row.low is None or row.high is None:
        return ""
    if row.kind == "share":
        return f"{row.low * 100:.{_digits(row)}f} to {row.high * 100:.{_digits(row)}f}"
    return f"{row.low:,.1f} to {row.high:,.1f}"


def says_more(rows: list[Row], unit: str, name: str) -> str:
    """Say which group is highest and which is lowest, or that the intervals do not tell them apart."""
    known = [row for row in rows if row.estimate is not None and row.low is not None and row.high is not None]
    if len(known) < 2:
        return f"{name}: too little can be shown to compare groups."
    highest = max(known, key=lambda row: row.estimate or 0.0)
    lowest = min(known, key=lambda row: row.estimate or 0.0)
    first, last = (", ".join(label for _, label in row.groups) for row in (highest, lowest))
    if (highest.low or 0.0) <= (lowest.high or 0.0):
        return f"{name}: from {last} to {first}, with intervals that overlap; the survey may not tell them apart."
    return (
        f"{name} is most common for {first} ({of_100(highest.low, highest.high, unit)}) and least common for {last} "
        f"({of_100(lowest.low, lowest.high, unit)})."
    )
