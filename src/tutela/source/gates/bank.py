"""The question bank holds enough for an end test in three forms that share no question."""

from __future__ import annotations

from tutela.model.bank import count_for_all, count_forms
from tutela.model.problem import Problem
from tutela.source.draft import Draft
from tutela.source.shape_faults import nearest

FORMS = 3


def check(draft: Draft) -> list[Problem]:
    """Report competencies with too few questions, and questions that belong to no unit or to another competency."""
    problems: list[Problem] = []
    units = {piece.id: piece.value for piece in draft.pieces.units}
    strangers: set[str] = set()
    known = {one.id for one in (draft.kit.competencies if draft.kit else ())}
    for piece in draft.pieces.questions:
        question = piece.value
        unit = units.get(question.unit)
        if unit is None:
            if "unit" in draft.lost:
                continue
            if piece.file not in strangers:
                do = nearest(question.unit, units) or "rename the file to the id of a unit"
                problems.append(
                    Problem(
                        piece.file, 0, f"there is no unit `{question.unit}`", "expected questions/BOOK/UNIT.yaml", do
                    )
                )
            strangers.add(piece.file)
        elif question.competency in known and question.competency not in unit.competencies:
            what = f"the question `{piece.id}` has the competency `{question.competency}`"
            expected = f"expected one of its unit: {', '.join(unit.competencies)}"
            problems.append(Problem(piece.file, piece.line_of("competency"), what, expected, "mend one of the two"))
    return problems if "question" in draft.lost else problems + _too_few(draft)


def _too_few(draft: Draft) -> list[Problem]:
    counted = count_for_all(piece.value for piece in draft.pieces.questions)
    heads = {piece.id: piece for piece in draft.pieces.books}
    kit = draft.pieces.kits[-1] if draft.pieces.kits else None
    problems: list[Problem] = []
    for competency in kit.value.competencies if kit else ():
        book = heads.get(competency.book)
        if kit is None or book is None:
            continue
        each, before = book.value.test.per_competency, book.value.precheck.per_competency
        if count_forms([counted[competency.id]], per_competency=each, precheck=before) < FORMS:
            what = f"the competency `{competency.id}` has {counted[competency.id]} questions for everybody"
            own = f"{before} for the pre-check and " if before else ""
            expected = f"expected at least {before + each * FORMS}: {own}{each} a form, {FORMS} forms"
            do = "write more questions without `constituents`"
            problems.append(Problem(kit.file, kit.line_of("competency", competency.id), what, expected, do))
    return problems
