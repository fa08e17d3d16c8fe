"""The plain sentences of a report, computed from its numbers; each number comes with its range."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

from tutela.evidence.estimate.interval import Interval
from tutela.evidence.estimate.report.compose import Report, Row

FIGURES = 3
"""Significant figures of every number in a report: more would pretend to know more, and could betray a small count."""

SHARED_ASSUMPTIONS = (
    "All lists are about the same people: the same kind of person, the same place, the same period. Nobody enters or "
    "leaves in between.",
    "Records of one person were matched on all lists, and records of two people never.",
    "Everybody on a list belongs to those who are counted. Somebody listed by mistake is multiplied like the rest.",
    "Everybody had some chance to be on at least one list.",
    "People were found one by one. Where many are found together, in one raid or one household, the intervals are too "
    "narrow.",
)
"""What every method takes for granted, whatever it assumes besides."""

_APART = 1.5


def rounded(number: float) -> str:
    """Write a number with three significant figures."""
    if not math.isfinite(number):
        return "no upper limit"
    return f"{_to_figures(number, FIGURES, round):,}"


def spoken(interval: Interval) -> str:
    """Write an interval for a sentence, rounded outwards to two figures: `between 11,000 and 57,000`."""
    low = f"{_to_figures(interval.low, 2, math.floor):,}"
    if not math.isfinite(interval.high):
        return f"{low} or more, with no upper limit"
    return f"between {low} and {_to_figures(interval.high, 2, math.ceil):,}"


def in_one_cell(interval: Interval) -> str:
    """Write an estimate with its interval: `25,300 (11,200 to 56,100)`."""
    return f"{rounded(interval.estimate)} ({rounded(interval.low)} to {rounded(interval.high)})"


def paragraphs(report: Report) -> tuple[str, ...]:
    """Give what the report says in plain words, most important first."""
    return tuple(text for text in (_main(report), _others(report), _lists(report), _limits(report)) if text)


def warnings(report: Report) -> tuple[str, ...]:
    """Give the reasons for doubt that the numbers themselves show."""
    found = []
    if report.existence and report.existence.without:
        many = "half or more" if report.existence.without * 2 >= report.existence.pairs else "some"
        found.append(
            f"The estimate does not exist for {many} of the {report.existence.pairs:,} models "
            "with pairs of lists only: some lists overlap too little to tell how they depend on each other. The "
            "results below rest on the models that are left."
        )
    found += [f"{row.method.name}: {row.result.doubt}." for row in report.rows if row.result.doubt]
    found += _below_the_bound(report)
    main = report.main.result.interval
    if main and main.high > 4 * main.low:
        found.append("The interval of the main method is so wide that it says little more than its order of magnitude.")
    return tuple(found)


def _below_the_bound(report: Report) -> list[str]:
    """Tell of methods that estimate less than a lower bound with its whole interval allows."""
    bound = next((row for row in report.rows if row.method.kind == "lower bound" and row.result.interval), None)
    if not bound:
        return []
    low = _interval(bound).low
    names = [
        f"“{row.method.name}”"
        for row in report.rows
        if row.method.kind == "estimate" and row.result.interval and _interval(row).estimate < low
    ]
    if not names:
        return []
    return [
        f"{bound.method.name} lies above the estimate of {' and '.join(names)}. Either lists avoid each other, so that "
        "the bound is too high, or matches were missed, or that estimate is too low."
    ]


def _main(report: Report) -> str:
    row = report.main
    seen = f"The lists hold {report.shown.seen:,} different people. " if report.shown.seen is not None else ""
    named = "declared before the run" if report.declared else "set by default, before the run"
    if row.result.interval is None:
        return f"{seen}The main method, {named}, is “{row.method.name}”. It gives no estimate: {row.result.note}."
    return (
        f"{seen}The main method puts the whole number, with those on no list, {spoken(row.result.interval)} "
        f"({row.result.interval.level:.0%} interval). This method, “{row.method.name}”, was {named}."
        f"{f' A warning: {row.result.doubt}.' if row.result.doubt else ''}"
    )


def _others(report: Report) -> str:
    sound = [
        row for row in report.rows if row.method.kind == "estimate" and row.result.interval and not row.result.doubt
    ]
    if len(sound) < 2:
        return ""
    points = sorted((_interval(row).estimate, row.method.name) for row in sound)
    (lowest, low_name), (highest, high_name) = points[0], points[-1]
    ends = [_interval(row) for row in sound]
    whole = Interval(lowest, min(end.low for end in ends), max(end.high for end in ends))
    text = f"All methods that passed their own checks, with their intervals, cover everything {spoken(whole)}."
    if highest > _APART * lowest:
        gap = max(pairwise(points), key=lambda pair: pair[1][0] / pair[0][0])
        text += (
            f" They do not agree: from “{low_name}” to “{high_name}” the estimate grows {highest / lowest:.1f} times, "
            f"most of it between “{gap[0][1]}” and “{gap[1][1]}”. The same lists can be explained in more than one "
            "way, and the data cannot say which is right. Report the whole range, not one of them."
        )
    return text


def _lists(report: Report) -> str:
    main = report.main.result.interval
    left_out = [case for case in report.cases if case.change == "list left out" and case.result.interval]
    if not main or not left_out:
        return ""
    far = [
        case.what for case in left_out
        if not main.estimate / 2 <= _estimate(case.result.interval) <= main.estimate * 2
    ]  # fmt: skip
    if not far:
        return "Leaving out any one list moves the estimate of the main method by less than half or double."
    rests = "that list" if len(far) == 1 else "each of them"
    return f"Leaving out the list {' or '.join(far)} more than halves or doubles the estimate: much rests on {rests}."


def _limits(_report: Report) -> str:
    return (
        "No method counts people who could never be on any of these lists. The number says nothing about any one "
        "person. Do not use it to rank places or groups."
    )


def _interval(row: Row) -> Interval:
    assert row.result.interval is not None  # noqa: S101 - the callers keep only rows with an interval
    return row.result.interval


def _estimate(interval: Interval | None) -> float:
    return interval.estimate if interval else math.nan


def _to_figures(number: float, figures: int, how: Callable[[float], int]) -> int:
    if number == 0:
        return 0
    step = int(10 ** max(0, math.floor(math.log10(abs(number))) + 1 - figures))
    return how(number / step) * step
