"""Makes an object for each case, exercise, tool, chapter and agenda, with all that its page needs."""

from __future__ import annotations

from tutela.compiler.draft import Draft
from tutela.compiler.uses import Shelf
from tutela.model.kit import Named
from tutela.model.package import (
    AgendaObject,
    CaseObject,
    ChapterObject,
    ExerciseObject,
    IcebreakersObject,
    PackageObject,
    ToolObject,
)


def gather_cases(draft: Draft) -> Draft:
    """Give the draft with `case/ID` for each case."""
    shelf = Shelf(draft.kit)
    objects: dict[str, PackageObject] = {}
    for case in draft.kit.cases:
        uses = shelf.uses(f"case {case.id!r}", case)
        objects[f"case/{case.id}"] = CaseObject(case=case, facts=uses.facts, sources=uses.sources, terms=uses.terms)
    return draft.with_objects(objects)


def gather_training(draft: Draft) -> Draft:
    """Give the draft with `exercise/ID`, `tool/ID`, `chapter/ID`, `agenda/ID` and, if there are any, `icebreakers`."""
    kit, shelf = draft.kit, Shelf(draft.kit)
    objects: dict[str, PackageObject] = {}
    for exercise in kit.exercises:
        uses = shelf.uses(f"exercise {exercise.id!r}", exercise, sources=exercise.sources)
        objects[f"exercise/{exercise.id}"] = ExerciseObject(
            exercise=exercise, cases=uses.cases, facts=uses.facts, sources=uses.sources, terms=uses.terms
        )
    for tool in kit.tools:
        uses = shelf.uses(f"tool {tool.id!r}", tool, sources=tool.sources)
        objects[f"tool/{tool.id}"] = ToolObject(
            tool=tool, cases=uses.cases, facts=uses.facts, sources=uses.sources, terms=uses.terms
        )
    for chapter in kit.guide.chapters if kit.guide else ():
        uses = shelf.uses(f"chapter {chapter.id!r}", chapter, sources=chapter.sources)
        objects[f"chapter/{chapter.id}"] = ChapterObject(
            chapter=chapter, cases=uses.cases, facts=uses.facts, sources=uses.sources, terms=uses.terms
        )
    for agenda in kit.agendas:
        named = {session.icebreaker for day in agenda.days for session in day.sessions}
        objects[f"agenda/{agenda.id}"] = AgendaObject(
            agenda=agenda, icebreakers=tuple(Named(one.id, one.title) for one in kit.icebreakers if one.id in named)
        )
    if kit.icebreakers:
        objects["icebreakers"] = IcebreakersObject(icebreakers=kit.icebreakers)
    return draft.with_objects(objects)
