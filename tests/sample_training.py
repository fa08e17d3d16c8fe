"""What facilitators work with, as model values: one of each, for the rooms after `source`."""

from __future__ import annotations

from typing import Any

from tests.sample_items import inlines, paragraph
from tutela.model.document import CasePlace, FactRef, Invented, Link, Table
from tutela.model.kit import Case, Named
from tutela.model.plan import CoursePlan, Day, Session
from tutela.model.training import Chapter, Exercise, Guide, Handout, Icebreaker, Span, TimedStep, Tool

PLAN = (Named("situation", "What happens here"), Named("referral", "Who tells whom"))
AT_HAND = (Named("tables", "Tables"), Named("projector", "A projector"))
FORMS = (Named("agriculture", "Agriculture"),)
PARTS = tuple(
    Case(
        id=f"harbour-{part}",
        title=f"Harbour, part {part}",
        content_note="A boy works too much.",
        blocks=(paragraph("A lorry stops at the gate."),),
        forms=("agriculture",),
        region="West Africa",
        children="boy",
        moves="internal",
        series="harbour",
        part=part,
    )
    for part in (1, 2)
)
TABLE = Table((inlines("Sign"), inlines("Who sees it")), (((), ()), ((), ())))
EXERCISE = Exercise(
    id="first-signs",
    title="First signs",
    purpose="Participants can say what they would notice.",
    competencies=("apply-definition",),
    units=("how-it-happens",),
    kind="small-group",
    minutes=Span(30, 40),
    half=15,
    people=Span(6, 30),
    groups=Span(3, 5),
    mix="mixed",
    level="introductory",
    reach=("outreach",),
    constituents=("government", "workers"),
    materials=("pens",),
    room="Tables.",
    requires=("tables",),
    sensitivity="medium",
    content_note="It speaks of a boy who works too much.",
    cases=("harbour-1",),
    tools=("whom-to-tell",),
    leaves="A list of signs.",
    plan=("situation",),
    sources=("sample-convention",),
    why=(paragraph("Many see something."),),
    preparation=(paragraph("Copy the sheet."),),
    steps=(TimedStep(5, (paragraph("Read."), CasePlace("harbour-1"))), TimedStep(30, (paragraph("Fill the sheet."),))),
    debrief=(paragraph("What did nobody name?"),),
    good_answers=(paragraph("Signs; ", FactRef("EST-14"), "."),),
    half_steps=(TimedStep(15, (paragraph("Read and name three."),)),),
    paper_only=(paragraph("On the wall."),),
    online=(paragraph("A shared text."),),
    low_literacy=(paragraph("Drawings."),),
    many_people=(paragraph("Pairs."),),
    notes=(paragraph("Stop if somebody is worried."),),
    handouts=(
        Handout(
            "handout-figures", "handout", inlines("Figures"), (paragraph(FactRef("EST-14"), "."), Invented((TABLE,)))
        ),
        Handout("worksheet-signs", "worksheet", inlines("Signs"), (TABLE, CasePlace("harbour-1"))),
    ),
)
SECOND_EXERCISE = Exercise(
    **{
        field: getattr(EXERCISE, field)
        for field in EXERCISE.__struct_fields__
        if field not in ("id", "title", "handouts", "level", "requires")
    },
    id="second-signs",
    title="Second signs",
    level="advanced",
)
TOOL = Tool(
    id="whom-to-tell",
    title="Whom to tell",
    kind="sheet",
    what_for="It shows whom to tell.",
    who="The labour office.",
    when="Before a visit.",
    competencies=("apply-definition",),
    units=("how-it-happens",),
    constituents=("government",),
    reach=("outreach",),
    sensitivity="low",
    plan=("referral",),
    sources=("sample-convention",),
    how=(paragraph(Link("exercise", "first-signs", inlines("Try it"))),),
    limits=(paragraph("Old numbers help nobody."),),
    tool=(TABLE,),
)
GUIDE = Guide(
    "guide",
    "The guide",
    "For facilitators",
    "Read it first.",
    (
        Chapter(
            id="a-good-room",
            title="A good room",
            summary="What a room needs.",
            minutes=5,
            blocks=(paragraph(Link("tool", "whom-to-tell", inlines("The sheet"))),),
        ),
        Chapter(id="the-end", title="The end", summary="How to end.", minutes=5, blocks=(paragraph("Say thanks."),)),
    ),
)
ICEBREAKERS = (
    Icebreaker(
        id="stretch",
        title="Stretch",
        kind="energiser",
        minutes=5,
        people=Span(2, 60),
        steps=("Stretch.",),
        why="It wakes people up.",
        care="Nobody has to.",
        online="As it is.",
    ),
)
AGENDA = CoursePlan(
    id="one-day",
    title="One day",
    who="Inspectors.",
    aim="They can name signs.",
    constituents=("government",),
    reach=("outreach",),
    level="introductory",
    people=Span(6, 20),
    competencies=("apply-definition",),
    days=(
        Day(
            "The day",
            "09:30",
            (
                Session(kind="opening", minutes=20, title="Welcome"),
                Session(kind="pre-test", minutes=15, book="understanding"),
                Session(kind="input", minutes=20, unit="how-it-happens"),
                Session(kind="lunch", minutes=60),
                Session(kind="energiser", minutes=5, icebreaker="stretch"),
                Session(kind="exercise", minutes=15, exercise="first-signs", half=True),
                Session(kind="closing", minutes=15),
            ),
        ),
    ),
)
TRAINING: dict[str, Any] = {
    "plan": PLAN,
    "forms": FORMS,
    "at_hand": AT_HAND,
    "exercises": (EXERCISE, SECOND_EXERCISE),
    "tools": (TOOL,),
    "guide": GUIDE,
    "icebreakers": ICEBREAKERS,
    "agendas": (AGENDA,),
}
"""Fields of a Kit."""
