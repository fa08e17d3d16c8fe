"""What the manifest says of a case, an exercise, a tool, the guide and an agenda: what lists show and menus filter."""

from __future__ import annotations

from collections.abc import Mapping

from tutela.model.kit import Case
from tutela.model.package import AgendaEntry, CaseEntry, ChapterEntry, ExerciseEntry, GuideEntry, ToolEntry
from tutela.model.plan import CoursePlan
from tutela.model.training import Exercise, Guide, Tool


def case_entry(case: Case, hashes: Mapping[str, str]) -> CaseEntry:
    """Give the entry of a case."""
    return CaseEntry(
        id=case.id,
        title=case.title,
        forms=case.forms,
        region=case.region,
        children=case.children,
        moves=case.moves,
        series=case.series,
        part=case.part,
        object=hashes[f"case/{case.id}"],
    )


def exercise_entry(exercise: Exercise, hashes: Mapping[str, str]) -> ExerciseEntry:
    """Give the entry of an exercise."""
    return ExerciseEntry(
        id=exercise.id,
        title=exercise.title,
        purpose=exercise.purpose,
        competencies=exercise.competencies,
        units=exercise.units,
        kind=exercise.kind,
        minutes=exercise.minutes,
        half=exercise.half,
        people=exercise.people,
        level=exercise.level,
        reach=exercise.reach,
        constituents=exercise.constituents,
        sensitivity=exercise.sensitivity,
        cases=exercise.cases,
        tools=exercise.tools,
        leaves=exercise.leaves,
        plan=exercise.plan,
        needs=exercise.needs,
        requires=exercise.requires,
        object=hashes[f"exercise/{exercise.id}"],
    )


def tool_entry(tool: Tool, hashes: Mapping[str, str]) -> ToolEntry:
    """Give the entry of a tool."""
    return ToolEntry(
        id=tool.id,
        title=tool.title,
        kind=tool.kind,
        what_for=tool.what_for,
        who=tool.who,
        constituents=tool.constituents,
        reach=tool.reach,
        competencies=tool.competencies,
        plan=tool.plan,
        object=hashes[f"tool/{tool.id}"],
    )


def guide_entry(guide: Guide, hashes: Mapping[str, str]) -> GuideEntry:
    """Give the entry of the guide with those of its chapters."""
    return GuideEntry(
        guide.id,
        guide.title,
        guide.subtitle,
        guide.intro,
        tuple(
            ChapterEntry(one.id, one.title, one.summary, one.minutes, hashes[f"chapter/{one.id}"])
            for one in guide.chapters
        ),
    )


def agenda_entry(agenda: CoursePlan, hashes: Mapping[str, str]) -> AgendaEntry:
    """Give the entry of an agenda."""
    return AgendaEntry(
        id=agenda.id,
        title=agenda.title,
        who=agenda.who,
        aim=agenda.aim,
        level=agenda.level,
        days=len(agenda.days),
        minutes=sum(session.minutes for day in agenda.days for session in day.sessions),
        object=hashes[f"agenda/{agenda.id}"],
    )
