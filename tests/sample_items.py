"""One item of each of the twelve kinds, and short ways to write inlines, paragraphs and entries in tests."""

from __future__ import annotations

import hashlib

from tutela.model.document import Block, FactRef, Inline, Paragraph, Text
from tutela.model.items import (
    Branch,
    Chain,
    ChainEvent,
    Choice,
    Choices,
    Comment,
    Decision,
    Determine,
    Entry,
    FaultOption,
    Finding,
    Group,
    LevelPlace,
    Levels,
    Match,
    Option,
    Order,
    OutcomeOption,
    Pair,
    Place,
    Reflect,
    Scale,
    Sort,
    Step,
    Trace,
)


def inlines(*parts: str | Inline) -> tuple[Inline, ...]:
    """Give inlines; a plain string becomes a Text."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def paragraph(*parts: str | Inline) -> Paragraph:
    """Give one paragraph."""
    return Paragraph(inlines(*parts))


def why(*parts: str | Inline) -> tuple[Block, ...]:
    """Give feedback of one paragraph."""
    return (paragraph(*parts),)


def entry_id(text: str) -> str:
    """Give the id that the reader of a kit makes of an entry's text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def entry(text: str, reason: str) -> Entry:
    """Give something to place."""
    return Entry(entry_id(text), inlines(text), why(reason))


def option(text: str, right: bool, reason: str) -> Option:
    """Give an answer to choose."""
    return Option(entry_id(text), inlines(text), right, why(reason))


def event(text: str, place: Place, reason: str) -> ChainEvent:
    """Give an event of a chain, or a way to step in."""
    return ChainEvent(entry_id(text), inlines(text), place, why(reason))


CHOICE = Choice(
    id="farmers-part",
    case="boy-on-the-farm",
    competencies=("see-the-chain",),
    prompt=why("A farmer lends a father money and keeps the boy's papers. What is the farmer's part?"),
    options=(
        option("A creditor: the father signed for the loan", False, "The debt is the means of control."),
        option("A trafficker: he receives the child in order to exploit him", True, "Receiving is one of five acts."),
        option("A witness: he did not recruit anybody", False, "Recruiting is only one of the five acts."),
    ),
    closing=why("Nobody has to take part in the whole chain."),
)

CHOICES = Choices(
    id="which-acts",
    competencies=("apply-definition",),
    prompt=why("Which of these are acts in the definition?"),
    options=(
        option("To recruit", True, "It is the first of the five acts."),
        option("To receive", True, "Who receives need not have recruited."),
        option("To deceive", False, "Deceit is a means. Under 18 it need not be shown."),
    ),
)

MATCH = Match(
    id="who-does-what",
    prompt=why("Join each task to the one who can do it."),
    pairs=tuple(
        Pair(entry_id(left), inlines(left), inlines(right), why(reason))
        for left, right, reason in (
            ("Inspect a farm", "Labour inspector", "The mandate covers places of work."),
            ("Notice an empty seat", "Teacher", "School is the first to know."),
            ("Bargain on recruitment fees", "Trade union", "An agreement can forbid fees."),
        )
    ),
)

SORT = Sort(
    id="which-is-it",
    prompt=why("Put each situation where it belongs."),
    groups=(
        Group(
            "trafficking",
            inlines("Trafficking"),
            (entry("A girl of 15 is recruited to beg for a man who keeps the money", "Act and purpose are there."),),
        ),
        Group(
            "lawful-migration-for-work",
            inlines("Lawful migration for work"),
            (entry("A young man of 17 takes a registered job in the next town", "Working age and lawful work."),),
        ),
    ),
)

ORDER = Order(
    id="first-steps",
    prompt=why("Put the steps in order."),
    entries=(
        entry("Act on immediate danger", "Safety comes first."),
        entry("Tell the mandated body", "It has the power to act."),
        entry("Note only what is needed", "A short note protects the child."),
    ),
)

SCALE = Scale(
    id="how-sure",
    prompt=why("How sure are you that your office would notice?"),
    steps=5,
    low=inlines("Not at all"),
    high=inlines("Completely"),
    comments=(
        Comment(1, 2, why("Begin with the forms your office already fills in.")),
        Comment(3, 5, why("Ask a colleague from another office the same question.")),
    ),
)

REFLECT = Reflect(id="own-rule", prompt=why("Which rule of your office would have helped? Do not write about a case."))

BRANCH = Branch(
    id="at-the-bus-station",
    prompt=why("You are a transport inspector."),
    steps=(
        Step(
            "arrival",
            why("A woman travels with three children who are not hers."),
            (
                Decision("ask-woman", inlines("Accuse the woman"), False, "ending", why("It may put them at risk.")),
                Decision("call-body", inlines("Call child protection"), True, "ending", why("They are mandated.")),
            ),
        ),
        Step("ending", why("The mandated body takes over."), ()),
    ),
)

CHAIN = Chain(
    id="the-farm-chain",
    case="boy-on-the-farm",
    competencies=("see-the-chain",),
    prompt=why("Place each event, then mark where somebody could have stepped in."),
    events=(
        event("School fees unpaid", "source", "The pressure begins at home."),
        event("A bus ride without questions", "transit", "On the way."),
        event("Papers kept", "destination", "Control at the place of work."),
    ),
    interventions=(
        event("A teacher notices the empty seat", "source", "School is the first to know."),
        event("A labour inspector visits the farm", "destination", "The last link of the chain."),
    ),
)

DETERMINE = Determine(
    id="two-sisters",
    prompt=why("A woman takes two sisters, 12 and 14, to a town to work in a bar. The owner has paid her."),
    act=Finding("yes", why("She transports them.")),
    purpose=Finding("yes", why("The owner pays in order to exploit them.")),
    under_18=Finding("yes", why("Both are.")),
    outcomes=(
        OutcomeOption("trafficking", True, why("Act and purpose are present and both are under 18.")),
        OutcomeOption("other-worst-form", False, why("It is already trafficking.")),
        OutcomeOption("child-labour", True, why("The work is also child labour.")),
        OutcomeOption("smuggling", False, why("No border is crossed.")),
        OutcomeOption("lawful-migration", False, why("The work is not lawful at that age.")),
        OutcomeOption("protect-and-refer", False, why("Enough is known to say what it is.")),
    ),
)

LEVELS = Levels(
    id="where-is-it",
    prompt=why("Put each factor on its level and side."),
    places=(
        LevelPlace("family", "source", (entry("Debt to a recruiter", "It gives others a hold."),)),
        LevelPlace("workplace", "destination", (entry("No inspection", "Nobody sees the place of work."),)),
    ),
)

TRACE = Trace(
    id="the-number-that-circulates",
    prompt=why("“1.2 million children are trafficked every year.” What is wrong with it?"),
    faults=(
        FaultOption("stock-or-flow", True, why("It counts children at any one time, not each year.")),
        FaultOption("detected-or-estimated", False, why("It is an estimate and says so in its source.")),
        FaultOption("year", True, why("The sentence gives no year.")),
        FaultOption("place", False, why("The estimate is for the world.")),
        FaultOption("value", False, why("It lies inside the range: ", FactRef("EST-48"), ".")),
    ),
    better=inlines("At any one time, ", FactRef("EST-48"), " children were in forced labour after trafficking."),
)

ITEMS = (CHOICE, CHOICES, MATCH, SORT, ORDER, SCALE, REFLECT, BRANCH, CHAIN, DETERMINE, LEVELS, TRACE)
"""One item of each kind."""
