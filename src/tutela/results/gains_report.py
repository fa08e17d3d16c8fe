"""The sentences and the table of gains: how much, how sure, how large, and what a small group means."""

from __future__ import annotations

from tutela.model.report import Chart, Line, Say, Table
from tutela.results.facts import PaperTest, TestGains
from tutela.results.gain import Gain, Interval
from tutela.results.revealing import SMALLEST_GROUP

SMALL = 12
"""With fewer pairs the interval leans on the shape of the scores; the report says to read it as a hint."""

Told = tuple[tuple[str, ...], Table]


def write_gains(gains: TestGains, say: Say) -> Told:
    """Give the sentences and the table of one test."""
    whole = gains.whole
    says = [say.count("gains.of", whole.people, test=gains.title), say_gain(whole, say)]
    says.append(say("gains.crossed" if whole.crossed else "gains.not-crossed"))
    if whole.size is not None:
        says.append(
            say(
                "gains.size",
                size=say_signed(whole.size.value, 2),
                low=say_signed(whole.size.low, 2),
                high=say_signed(whole.size.high, 2),
            )
        )
    if whole.people < SMALL:
        says.append(say.count("gains.small", whole.people))
    head = tuple(
        say(f"gains.{key}") for key in ("part", "people", "before", "after", "gain", "from-to", "standardised")
    )
    parts = ((say("gains.whole"), whole), *gains.competencies)
    rows = tuple((title, *_row(gain, say)) for title, gain in parts)
    chart = Chart(say("gains.chart", test=gains.title), tuple(_line(title, gain, say) for title, gain in parts))
    says.append(say("gains.many"))
    return tuple(says), Table("gains", say("gains.table", test=gains.title), head, rows, chart)


def say_gain(gain: Gain, say: Say) -> str:
    """Give the gain in plain words."""
    if gain.gain.low > 0:
        key = "gains.more"
    elif gain.gain.high < 0:
        key = "gains.fewer"
    else:
        key = "gains.unsure"
    points = abs(round(100 * gain.gain.value))
    return say.count(key, points, low=say_signed(100 * gain.gain.low), high=say_signed(100 * gain.gain.high))


def _row(gain: Gain | None, say: Say) -> tuple[str, ...]:
    if gain is None or gain.people < SMALLEST_GROUP:
        return (say("report.under-five"), *(say("report.none"),) * 5)
    return (
        str(gain.people),
        f"{100 * gain.before:.0f}",
        f"{100 * gain.after:.0f}",
        say_signed(100 * gain.gain.value),
        say_range(gain.gain, say),
        _size(gain.size, say),
    )


def _line(title: str, gain: Gain | None, say: Say) -> Line:
    """Give the line of a part: what its row prints, rounded as it is printed."""
    if gain is None or gain.people < SMALLEST_GROUP:
        return Line(title, instead=say("report.under-five"))
    found = gain.gain
    return Line(title, (round(100 * found.value),), (round(100 * found.low), round(100 * found.high)))


def say_range(found: Interval, say: Say) -> str:
    """Give an interval in questions of a hundred."""
    return say("gains.range", low=say_signed(100 * found.low), high=say_signed(100 * found.high))


def _size(size: Interval | None, say: Say) -> str:
    return say("report.none") if size is None else say_signed(size.value, 2)


def say_signed(value: float, digits: int = 0) -> str:
    """Give a number with its sign, a minus as printed, never a minus before zero."""
    rounded = round(value, digits)
    sign = "\N{MINUS SIGN}" if rounded < 0 else "+" if rounded > 0 else ""
    return f"{sign}{abs(rounded):.{digits}f}"


def write_paper(paper: PaperTest, say: Say) -> Told:
    """Give the sentences and the table of a test on paper: shares only, since nobody's two sheets are known."""
    head = tuple(say(f"gains.{key}") for key in ("part", "before", "after"))
    rows: tuple[tuple[str, ...], ...] = ()
    chart = None
    if paper.people >= SMALLEST_GROUP:
        shares = tuple(
            (title, tuple(round(100 * right / asked) for right in (before, after)))
            for title, before, after, asked in paper.competencies
            if asked
        )
        rows = tuple((title, *map(str, values)) for title, values in shares)
        if shares:
            chart = Chart(say("gains.paper-chart", test=paper.title), tuple(Line(*share) for share in shares))
        says = say.count("gains.paper", paper.people)
    else:
        says = say("gains.paper-few")
    return (says,), Table("paper", say("gains.paper-table", test=paper.title), head, rows, chart)
