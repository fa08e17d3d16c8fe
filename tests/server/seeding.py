"""Fills a course as if people had taken it: tests before and after, forms, an action plan, attendance.

Also run by hand to look at the pages: `python -m tests.server.seeding FOLDER`, see `docs/results.md`.
"""

from __future__ import annotations

import asyncio
import datetime
import uuid
from collections.abc import Sequence
from random import Random
from typing import Any

from tests.sample_statements import make_entry
from tutela.model.action_plan import PlanRow
from tutela.model.evaluation import options_of, read_forms
from tutela.results.evaluation import Filled as FilledForm
from tutela.server.actionplans.keeping import add_piece, add_row
from tutela.server.agents import agent_of
from tutela.server.courses.models import Course
from tutela.server.people.models import Learner
from tutela.server.record import open_record
from tutela.server.results.forms_given import form_for
from tutela.server.results.keeping import close_test_before, keep_filled, open_test_after
from tutela.server.results.models import Slip
from tutela.server.site import read_site
from tutela.server.wording import constituents

X = "https://tutela.example/xapi/"
VERBS = "http://adlnet.gov/expapi/verbs/"
MORNING = datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC)
EVENING = datetime.datetime(2026, 11, 25, 15, tzinfo=datetime.UTC)
BOOK = "understanding"


def make_learners(course: Course, number: int) -> list[Learner]:
    """Give new learners: half of the first constituent, the others in turn."""
    first, *others = (id for id, _ in constituents())
    return [
        Learner.objects.create(
            course=course,
            nickname=f"Heron {place}",
            constituent=others[place // 2 % len(others)] if place % 2 else first,
            reach="policy",
            phrase_digest=uuid.uuid4().hex,
        )
        for place in range(number)
    ]


def sit(learner: Learner, form: int, at: datetime.datetime, right: Sequence[tuple[str, str, bool]]) -> None:
    """Let a learner sit a test; `right` are (question, competency, whether it was right)."""
    tell_sitting(learner, form, at, right)
    open_record().catch_up()


def tell_sitting(
    learner: Learner, form: int, at: datetime.datetime, right: Sequence[tuple[str, str, bool]], *, kind: str = "test"
) -> None:
    """Let the log have what a device says of a sitting, which the projections have not read yet."""
    attempt, iri = str(uuid.uuid4()), read_site()["page"]["iri"]
    test = f"{iri}/{kind}/{BOOK}"
    told = {f"{X}form": form, f"{X}attempt": attempt}
    statements = [_say(learner, "attempted", test, at, told)]
    for place, (question, competency, score) in enumerate(right, 1):
        answer = {**told, f"{X}competencies": [competency], f"{X}place": "test", f"{X}version": "v1"}
        result = {"response": "right" if score else "wrong", "success": score, "score": {"scaled": float(score)}}
        moment = at + datetime.timedelta(minutes=place)
        statements.append(_say(learner, "answered", f"{iri}/question/{question}", moment, answer, result, test))
    ended = at + datetime.timedelta(minutes=len(right) + 1)
    share = sum(score for _, _, score in right) / len(right)
    statements.append(_say(learner, "passed", test, ended, told, {"score": {"scaled": share}, "success": True}))
    assert asyncio.run(open_record().append([make_entry(statement) for statement in statements])) == len(statements)


def _say(
    learner: Learner,
    verb: str,
    activity: str,
    at: datetime.datetime,
    extensions: dict[str, Any],
    result: dict[str, Any] | None = None,
    parent: str = "",
) -> dict[str, Any]:
    context: dict[str, Any] = {"registration": str(learner.course_id), "extensions": extensions}
    if parent:
        context["contextActivities"] = {"parent": [{"id": parent}]}
    statement = {
        "id": str(uuid.uuid4()),
        "actor": agent_of(learner.actor),
        "verb": {"id": VERBS + verb},
        "object": {"id": activity},
        "context": context,
        "timestamp": at.isoformat(),
        "result": result,
    }
    return {key: value for key, value in statement.items() if value is not None}


def sit_both(learner: Learner, chance: Random, *, before: float = 0.45, after: float = 0.75) -> None:
    """Let a learner take the test before in the form that is theirs, and the one after in the other form."""
    first = form_for(learner)
    for form, at, share in ((first, MORNING, before), (3 - first, EVENING, after)):
        sit(learner, form, at, draw(form, share, chance))


def draw(form: int, share: float, chance: Random) -> list[tuple[str, str, bool]]:
    """Give answers to four questions of each competency, right with a chance of `share`."""
    return [
        (f"{one['id']}-{form}-{place}", one["id"], chance.random() < share)
        for one in read_site()["competencies"]
        for place in range(4)
    ]


def answer_form(course: Course, learner: Learner, form: str, round: int, chance: Random, word: str = "") -> None:
    """Let a learner fill in a form, mostly content."""
    asked, ids = read_forms()[form], [id for id, _ in constituents()]
    chosen: dict[str, tuple[str, ...]] = {}
    for question in asked.questions:
        if options := options_of(question, ids):
            chosen[question.id] = (chance.choice(options[2:] if question.kind == "agree" else options),)
    texts = {next(each.id for each in asked.questions if each.kind == "words"): word} if word else {}
    keep_filled(course, form, round, FilledForm(chosen, texts), learner=learner)


def set_times(course: Course) -> None:
    """Note when the tests were."""
    close_test_before(course, BOOK, MORNING + datetime.timedelta(hours=2))
    open_test_after(course, BOOK, EVENING - datetime.timedelta(minutes=5))


def seed_course(course: Course, number: int = 24, seed: int = 7) -> list[Learner]:
    """Fill a course with everything that its report tells."""
    chance = Random(seed)  # noqa: S311 - the same course each time
    learners = make_learners(course, number)
    set_times(course)
    for place, learner in enumerate(learners):
        known = chance.uniform(0.2, 0.65)  # people differ in what they knew; else gains look huge
        sit_both(learner, chance, before=known, after=min(0.95, known + 0.28))
        answer_form(course, learner, "day", 1, chance, word=f"Keep the sorting cards ({place})")
        answer_form(course, learner, "course", 1, chance, word=f"The chain on the wall ({place})")
    for day in (23, 24, 25):
        course.attendance.create(
            day=datetime.date(2026, 11, day), present=number, without_phone=min(2, number), held=6, planned=7
        )
    seed_plan(course)
    return learners


def seed_follow_up(course: Course, months: int, number: int, seed: int = 5) -> None:
    """Let people who drew a slip answer after some months."""
    chance = Random(seed)  # noqa: S311 - the same answers each time
    form, ids = read_forms()["follow-up"], [id for id, _ in constituents()]
    for place in range(number):
        chosen: dict[str, tuple[str, ...]] = {
            each.id: (chance.choice(options),) for each in form.questions if (options := options_of(each, ids))
        }
        texts = {"helped": f"The inspector and the union know each other now ({place})"}
        slip = Slip.objects.create(course=course, digest=uuid.uuid4().hex)
        keep_filled(course, "follow-up", months, FilledForm(chosen, texts), slip=slip)


def seed_plan(course: Course) -> None:
    """Write a plan with what groups brought and what is still lacking."""
    add_piece(
        course,
        "vulnerable-groups",
        [["Girls of 12 to 14 in the lake villages", "School ends there"]],
        "group 1",
        ("text", "why"),
    )
    add_piece(
        course, "vulnerable-groups", [["girls of 12 to 14 in the lake villages", ""], ["Boys on farms"]], "group 2"
    )
    add_piece(course, "objectives", [["Fewer children leave school for early work in the season"]], "group 3")
    add_piece(course, "measures", [["Joint unannounced inspections in the season"], ["School meals"]], "group 2")
    add_row(
        course,
        PlanRow(
            id=str(uuid.uuid4()),
            part="measures",
            text="A code for buyers: no child under the minimum age in the chain of supply",
            aim="demand",
            constituents=tuple(id for id, _ in constituents())[:2],
            who="Chamber of commerce",
            budget="Own staff",
            indicator="Buyers that signed and were checked",
            when="June 2027",
            source="desk",
        ),
    )
