"""A small kit made of model values, for tests of every room after `source`.

Two books, two units in the first and one in the second, one item of each of the twelve kinds, a case, facts with and
without parts, questions, a glossary, factors and pages. Nothing here is advice; every case is invented.
"""

from __future__ import annotations

import datetime

from tests.sample_items import (
    BRANCH,
    CHAIN,
    CHOICE,
    CHOICES,
    DETERMINE,
    LEVELS,
    MATCH,
    ORDER,
    REFLECT,
    SCALE,
    SORT,
    TRACE,
    inlines,
    option,
    paragraph,
    why,
)
from tests.sample_training import PARTS, TRAINING
from tutela.model.document import (
    BulletList,
    CasePlace,
    Code,
    ContentNote,
    DoThis,
    Emphasis,
    FactRef,
    ForConstituent,
    Heading,
    ItemPlace,
    LineBreak,
    Link,
    NumberedList,
    Quote,
    Remember,
    SourceRef,
    Strong,
    Table,
    TermRef,
)
from tutela.model.items import Choice
from tutela.model.kit import (
    Book,
    Case,
    Competency,
    Fact,
    Factor,
    Figure,
    Kit,
    Named,
    Observation,
    Page,
    Question,
    Source,
    Term,
    TestBlueprint,
    Unit,
)

TODAY = datetime.date(2026, 11, 23)
"""The date that tests hand to the compiler."""

_REVIEW = datetime.date(2027, 11, 23)
_BOYS = Figure(7.5, "per cent", bound="at-least", label="boys")

FACTS = (
    Fact(
        id="EST-14",
        says="children in forced labour at any one time",
        measure="stock",
        basis="estimated",
        figure=Figure(3_310_000, "children", about=True),
        period="2021",
        place="world",
        sources=("sample-2022-estimates",),
        where="table 2, p. 23",
        status="read",
        checked_on=TODAY,
        review_by=_REVIEW,
    ),
    Fact(
        id="EST-27",
        says="share of girls and boys among detected victims",
        measure="share",
        basis="detected",
        parts={"girls": Figure(23, "per cent", label="girls"), "boys": _BOYS},
        period="2020",
        place="countries that reported",
        sources=("sample-2022-estimates", "sample-convention"),
        status="secondary",
        checked_on=TODAY,
        review_by=_REVIEW,
    ),
    Fact(
        id="EST-48",
        says="children in forced labour as a result of trafficking",
        measure="stock",
        basis="estimated",
        figure=Figure((980_000, 1_225_000), "children"),
        period="1995-2004",
        place="world",
        sources=("sample-2005-alliance",),
        note="The 1,250,000 that circulates is a slip.",
        status="unverified",
        checked_on=TODAY,
        review_by=_REVIEW,
        superseded_by="EST-14",
    ),
    Fact(
        id="LAW-1",
        says="A child is every person under 18",
        measure="rule",
        basis="legal-text",
        period="1999",
        sources=("sample-convention",),
        where="article 2",
        status="read",
        checked_on=TODAY,
        review_by=_REVIEW,
    ),
    Fact(
        id="MON-1",
        says="yearly cost of school for one child",
        measure="money",
        basis="surveyed",
        figure=Figure(1200.5, "US$", bound="at-most"),
        period="2019",
        place="one region",
        sources=("sample-2022-estimates",),
        status="read",
        checked_on=TODAY,
        review_by=datetime.date(2026, 1, 1),
    ),
)

SOURCES = (
    Source(
        id="sample-2005-alliance",
        title="A sample report of 2005",
        by="Sample Organization",
        year=2005,
        kind="report",
        seen="secondary",
        note="Read through a summary.",
    ),
    Source(
        id="sample-2022-estimates",
        title="Sample estimates",
        by="Sample Organization",
        year=2022,
        kind="report",
        seen="read",
        url="https://example.org/estimates?year=2022&table=2",
    ),
    Source(id="sample-convention", title="Sample Convention", by="Sample Body", year=1999, kind="law", seen="read"),
)

TERMS = (
    Term(id="exploiter", term="exploiter", means="Anyone who profits from exploitation.", see=("trafficker",)),
    Term(
        id="trafficker",
        term="trafficker",
        means="Anyone who takes part in recruiting, moving or receiving a child with the intent to exploit.",
        forms=("traffickers",),
        see=("exploiter",),
        avoid="“smuggler”: smuggling is a crime against a border, not against a person",
    ),
)

CASE = Case(
    id="boy-on-the-farm",
    title="The boy on the farm",
    content_note="A child is deceived and made to work. No violence is described.",
    blocks=(
        paragraph(
            "A labour inspector comes to a farm. A boy carries crates. He looks at the foreman before he answers."
        ),
        paragraph("Nobody can show his papers. The foreman says that his father ", Emphasis(inlines("signed")), "."),
    ),
)

FIRST_UNIT = Unit(
    id="how-it-happens",
    book="understanding",
    title="How it happens: a chain of events",
    summary="Trafficking is a series of events with many hands.",
    minutes=35,
    competencies=("see-the-chain",),
    sources=("sample-2005-alliance", "sample-convention"),
    items=(CHOICE, CHOICES, MATCH, SORT, ORDER, CHAIN, REFLECT),
    blocks=(
        paragraph(
            "Trafficking is rarely ",
            Strong(inlines("one act")),
            " by one person. What makes them ",
            TermRef("trafficker", "traffickers"),
            " is that they know where it leads & mean it to: <intent>.",
        ),
        paragraph(
            "The number of children was put at ",
            FactRef("EST-48"),
            " at any one time; see ",
            SourceRef("sample-2005-alliance"),
            ".",
        ),
        Heading(2, "on-the-farm", inlines("On the farm")),
        ContentNote(why("The next case speaks of a child who is deceived."), skip_to="the-hands"),
        CasePlace("boy-on-the-farm"),
        ItemPlace("farmers-part"),
        ItemPlace("the-farm-chain"),
        Heading(2, "the-hands", inlines("The hands")),
        BulletList(
            (
                why("Recruiters, of whom ", FactRef("EST-27", "girls"), " …"),
                (paragraph("Transporters"), paragraph("Clerks")),
            )
        ),
        NumberedList((why("First"), why("Then ", Link("unit", "numbers", inlines("the unit on numbers"))))),
        Quote(why("A child is every person under 18.", LineBreak(), "Article 2")),
        Heading(3, "in-numbers", inlines("In numbers")),
        Table(
            head=(inlines("Group"), inlines("Share")),
            rows=(
                (inlines("Girls"), inlines(FactRef("EST-27", "girls"))),
                (inlines("Boys"), inlines(FactRef("EST-27", "boys"))),
            ),
        ),
        ItemPlace("which-acts"),
        ItemPlace("who-does-what"),
        ItemPlace("which-is-it"),
        ItemPlace("first-steps"),
        Heading(2, "what-this-means-for-you", inlines("What this means for you")),
        ForConstituent("government", why("You see the last link of the chain.")),
        ForConstituent(
            "workers", why("Your members see it first. ", Link("page", "worried", inlines("What to do now")), ".")
        ),
        ForConstituent("employers", why("Ask for proof of age. The cost is ", FactRef("MON-1"), " a year.")),
        ItemPlace("own-rule"),
        DoThis(why("Take the form your office uses. Mark where age is asked.")),
        Remember((BulletList((why("It is a chain."), why("Every link counts."))),)),
    ),
)

SECOND_UNIT = Unit(
    id="who-acts",
    book="understanding",
    title="Who acts",
    summary="Nobody acts alone.",
    minutes=20,
    competencies=("apply-definition",),
    sources=("sample-convention",),
    items=(SCALE, BRANCH, DETERMINE, LEVELS),
    blocks=(
        paragraph(
            "Nobody acts alone. ",
            FactRef("LAW-1"),
            " ",
            Link("web", "https://example.org/", inlines("An outside page")),
            ".",
        ),
        ItemPlace("how-sure"),
        ItemPlace("at-the-bus-station"),
        ItemPlace("two-sisters"),
        ItemPlace("where-is-it"),
        Remember(why("Work on one plan.")),
    ),
)

THIRD_UNIT = Unit(
    id="numbers",
    book="action",
    title="Numbers",
    summary="How to read and trace a figure.",
    minutes=25,
    competencies=("read-figures",),
    sources=("sample-2022-estimates",),
    items=(TRACE,),
    blocks=(
        paragraph(
            "The newest estimate is ",
            FactRef("EST-14"),
            ". The file is ",
            Code("estimates.csv"),
            ". See ",
            Link("case", "boy-on-the-farm", inlines("the case")),
            ".",
        ),
        ItemPlace("the-number-that-circulates"),
    ),
)


def _question(number: int, competency: str, unit: str) -> Question:
    text = f"Sample question {number} for {competency}?"
    return Question(
        item=Choice(
            id=f"{unit}-{number:02}",
            competencies=(competency,),
            prompt=why(text),
            options=(
                option(f"A right answer to {number}", True, "This is why."),
                option(f"A wrong answer to {number}", False, "This is why not."),
                option(f"Another wrong answer to {number}", False, "This is why not either."),
            ),
        ),
        competency=competency,
        level="working",
        unit=unit,
        sources=("sample-convention",),
    )


QUESTIONS = (
    *(_question(number, "see-the-chain", "how-it-happens") for number in range(1, 5)),
    *(_question(number, "read-figures", "numbers") for number in range(1, 5)),
    *(_question(number, "apply-definition", "who-acts") for number in range(1, 5)),
)

KIT = Kit(
    id="sample",
    title="Sample kit",
    subtitle="A small kit for tests",
    version="0.1.0",
    edition="",
    language="en",
    licence="CC-BY-4.0",
    iri="https://tutela.example/kit/sample",
    constituents=(
        Named("government", "Government"),
        Named("workers", "Workers' organisations"),
        Named("employers", "Employers' organisations"),
    ),
    reach=(Named("policy", "Policy level"), Named("outreach", "Outreach level")),
    competencies=(
        Competency("apply-definition", "Apply the definition", "You can tell if it is trafficking.", "understanding"),
        Competency(
            "see-the-chain",
            "See the chain of events",
            "You can put events at source, transit, destination.",
            "understanding",
        ),
        Competency("read-figures", "Read figures", "You can say what a figure counts.", "action"),
    ),
    books=(
        Book(
            id="understanding",
            title="Understanding child trafficking",
            subtitle="What it is and how it happens",
            intro="Read the units in order or start where you need to.",
            units=(FIRST_UNIT, SECOND_UNIT),
            test=TestBlueprint(per_competency=2, pass_share=0.7),
            precheck_per_competency=1,
        ),
        Book(
            id="action",
            title="Action",
            subtitle="What can be done",
            intro="",
            units=(THIRD_UNIT,),
            test=TestBlueprint(per_competency=1, pass_share=0.7),
            precheck_per_competency=1,
        ),
    ),
    cases=(CASE, *PARTS),
    questions=QUESTIONS,
    facts=FACTS,
    sources=SOURCES,
    terms=TERMS,
    factors=(
        Factor(
            id="debt-to-recruiter",
            factor="Debt to a recruiter",
            level="family",
            side="source",
            why="Debt gives others a hold over the household.",
            observe=Observation(
                "Share of households that borrowed for a journey", "Has anybody borrowed?", "yes", "Borrowed"
            ),
        ),
    ),
    pages=(
        Page("about", "About", (paragraph("A sample kit."),)),
        Page("data", "Your data", (paragraph("Nothing leaves this device."),)),
        Page("pause", "Take a pause", (paragraph("Breathe. Look out of the window."),)),
        Page("worried", "Worried about a child now?", (paragraph("Do not investigate. Call the emergency number."),)),
    ),
    **TRAINING,
)
"""The sample kit."""
