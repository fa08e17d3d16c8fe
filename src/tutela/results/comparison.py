"""Courses side by side: what may be told of each, and nothing that was not in its report."""

from __future__ import annotations

from collections.abc import Sequence

from tutela.model.report import Say, Table
from tutela.results.facts import CourseFacts
from tutela.results.gains_report import SMALL, say_range, say_signed
from tutela.results.revealing import shown_count

_HEAD = ("course", "opened", "came", "before", "after", "gain", "between", "able", "done", "joint")


def compare_courses(courses: Sequence[CourseFacts], say: Say) -> Table:
    """Give a row for each course and test; a course without a gain has one row."""
    rows = tuple(row for facts in courses for row in _rows(facts, say))
    return Table("courses", say("compare.title"), tuple(say(f"compare.{each}") for each in _HEAD), rows)


def _rows(facts: CourseFacts, say: Say) -> list[tuple[str, ...]]:
    none = say("report.none")
    start = (facts.title, facts.opened.isoformat(), str(facts.came.people) if facts.came else none)
    end = (
        _least(facts, "course", "able", ("4", "5"), say),
        _least(facts, "follow-up", "done", ("all", "most"), say),
        _least(facts, "follow-up", "joint", ("running", "agreed"), say),
    )
    gains = []
    for each in facts.gains:
        whole = each.whole
        name = f"{each.title}: {say_signed(100 * whole.gain.value)}"
        if whole.people < SMALL or not whole.crossed:
            name = f"{name} {say('compare.careful')}"
        shares = (f"{100 * whole.before:.0f}", f"{100 * whole.after:.0f}")
        gains.append((*shares, name, say_range(whole.gain, say)))
    return [(*start, *gain, *end) for gain in gains or [(none,) * 4]]


def _least(facts: CourseFacts, form: str, question: str, options: tuple[str, ...], say: Say) -> str:
    """Give at least how many chose one of the options, of the last round of a form."""
    counted = [each for each in facts.forms if each.form == form]
    tally = next((each for each in counted[-1].tallies if each.question == question), None) if counted else None
    if tally is None:
        return say("report.none")
    least = shown_count(sum(tally.counts.get(option, 0) for option in options), tally.people)
    return say("compare.of", least=least, people=tally.people) if least else say("report.few")
