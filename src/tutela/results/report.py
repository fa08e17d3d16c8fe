"""Writes the report of a course: what is known, how sure it is, and what cannot be said.

`say` gives the words of a key of the interface with values filled in, so that a report reads in the kit's language.
"""

from __future__ import annotations

from collections.abc import Iterator

from tutela.model.report import Report, Say, Section, Table
from tutela.results.action_plan import Gap
from tutela.results.facts import CourseFacts, DayHeld, FormCounts, ItemsCounted
from tutela.results.gains_report import write_gains, write_paper
from tutela.results.item_quality import ItemQuality
from tutela.results.revealing import shown_count
from tutela.results.tallies_report import write_tallies


def write_report(facts: CourseFacts, say: Say) -> Report:
    """Give the report."""
    writers = (_came, _attendance, _gains, _evaluation, _follow_up, _items, _plan, _limits)
    return Report(
        title=say("report.title"),
        subtitle=facts.title,
        on=facts.on,
        sections=tuple(writer(facts, say) for writer in writers),
    )


def _came(facts: CourseFacts, say: Say) -> Section:
    title = say("report.came")
    if facts.came is None:
        return Section("came", title, (say("report.not-counted"),))
    rows = tuple((name, _least(count, say)) for name, count in facts.came.constituents)
    head = (say("report.constituent"), say("report.at-least"))
    says = (say.count("report.came-says", facts.came.people), say("report.steps"))
    return Section("came", title, says, (Table("came", say("report.came-table"), head, rows),))


def _least(count: int | None, say: Say) -> str:
    return say("report.few") if not count else str(count)


def _attendance(facts: CourseFacts, say: Say) -> Section:
    title = say("report.attendance")
    if not facts.days:
        return Section("attendance", title, (say("report.no-attendance"),))
    head = tuple(say(f"report.{key}") for key in ("day", "present", "without-phone", "held", "planned"))
    rows = tuple(_day(day, say) for day in facts.days)
    held, planned = sum(day.held for day in facts.days), sum(day.planned for day in facts.days)
    says = (say.count("report.sessions-says", planned, held=held),) if planned else ()
    return Section("attendance", title, says, (Table("attendance", say("report.attendance-table"), head, rows),))


def _day(day: DayHeld, say: Say) -> tuple[str, ...]:
    counts = (say("report.under-five") if 0 < count < 5 else str(count) for count in (day.present, day.without_phone))
    return (day.day.isoformat(), *counts, str(day.held), str(day.planned))


def _gains(facts: CourseFacts, say: Say) -> Section:
    title = say("report.gains")
    parts = [write_gains(each, say) for each in facts.gains] + [write_paper(each, say) for each in facts.paper]
    if not parts:
        return Section("gains", title, (say("report.no-gains"),))
    says = tuple(sentence for part in parts for sentence in part[0])
    return Section("gains", title, says, tuple(part[1] for part in parts), (say("report.no-comparison"),))


def _evaluation(facts: CourseFacts, say: Say) -> Section:
    forms = [each for each in facts.forms if each.form != "follow-up"]
    return _counted_forms("evaluation", forms, facts, say)


def _follow_up(facts: CourseFacts, say: Say) -> Section:
    forms = [each for each in facts.forms if each.form == "follow-up"]
    return _counted_forms("follow-up", forms, facts, say)


def _counted_forms(id: str, forms: list[FormCounts], facts: CourseFacts, say: Say) -> Section:
    title = say(f"report.{id}")
    if not forms:
        return Section(id, title, (say(f"report.no-{id}"),))
    says = tuple(_filled_in(each, say) for each in forms)
    tables = tuple(table for each in forms for table in write_tallies(each, facts.constituents, say))
    return Section(id, title, (*says, say("report.steps")), tables)


def _filled_in(form: FormCounts, say: Say) -> str:
    if form.form == "follow-up":
        return say.count("report.follow-up-says", form.people, when=say.count("report.months", form.round))
    return say.count(f"report.{form.form}-says", form.people, round=form.round)


def _items(facts: CourseFacts, say: Say) -> Section:
    title = say("report.items")
    if facts.items is None or not facts.items.questions:
        return Section("items", title, (say("report.no-items"),))
    return Section("items", title, _item_says(facts.items, say), tuple(_item_tables(facts.items, say)))


def _item_says(items: ItemsCounted, say: Say) -> tuple[str, ...]:
    people = shown_count(items.people, items.people) or 0
    tests = tuple(
        say.count(
            "report.alpha",
            n,
            test=test,
            form=form,
            value=f"{alpha.value:.2f}",
            low=f"{alpha.low:.2f}",
            high=f"{alpha.high:.2f}",
        )
        for test, form, n, alpha in items.tests
    )
    return (say.count("report.items-says", people), *tests)


def _item_tables(items: ItemsCounted, say: Say) -> Iterator[Table]:
    head = tuple(say(f"report.{key}") for key in ("question", "difficulty", "discrimination", "tails", "notes"))
    rows = tuple((id, *_quality(quality, say)) for id, quality in items.questions)
    yield Table("items", say("report.items-table"), head, rows)


def _quality(quality: ItemQuality, say: Say) -> tuple[str, str, str, str]:
    notes = [say(f"report.item-{note}") for note in quality.notes]
    notes += [say(f"report.option-{note}", option=option) for option, note in quality.options]
    found = say("report.none") if quality.discrimination is None else f"{quality.discrimination:.2f}"
    return f"{quality.difficulty:.2f}", found, f"{quality.tails:.2f}", " ".join(notes)


def _plan(facts: CourseFacts, say: Say) -> Section:
    title = say("report.plan")
    if facts.gaps is None:
        return Section("plan", title, (say("report.no-plan"),))
    if not facts.gaps:
        return Section("plan", title, (say("report.no-gaps"),))
    names = dict(facts.constituents)
    return Section(
        "plan", title, (say("report.gaps-says"),), points=tuple(say_gap(gap, names, say) for gap in facts.gaps)
    )


def say_gap(gap: Gap, constituents: dict[str, str], say: Say) -> str:
    """Give a gap in words; the rows it is about stand after it."""
    where = say("list.comma").join(say("list.quoted", text=constituents.get(each, each)) for each in gap.where)
    return say(f"gap.{gap.kind}", where=where)


def _limits(facts: CourseFacts, say: Say) -> Section:
    points = [say(f"limits.{key}") for key in ("effect", "test", "trafficking", "groups", "later")]
    if facts.gains and not all(each.whole.crossed for each in facts.gains):
        points.insert(0, say("limits.forms"))
    return Section("limits", say("report.limits"), points=tuple(points))
