"""One item of each kind, as a kit could have them."""

from __future__ import annotations

from tutela.model.document import Block, Emphasis, FactRef, Inline, Paragraph, TermRef, Text
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
    Item,
    LevelPlace,
    Levels,
    Match,
    Option,
    Order,
    OutcomeOption,
    Pair,
    Reflect,
    Scale,
    Sort,
    Step,
    Trace,
)


def line(text: str) -> tuple[Inline, ...]:
    """Give plain text as inlines."""
    return (Text(text),)


def para(*texts: str) -> tuple[Block, ...]:
    """Give plain paragraphs."""
    return tuple(Paragraph(line(text)) for text in texts)


CHOICE = Choice(
    id="farmers-part",
    version="0123456789ab",
    competencies=("see-the-chain",),
    prompt=para(
        "A farmer lends a father money for the journey and keeps the boy's papers until the debt is worked off.",
        "What is the farmer's part?",
    ),
    options=(
        Option(
            "creditor",
            line("A creditor: the father signed for the loan"),
            False,
            para("The debt is the means of control. For a child the means does not matter."),
        ),
        Option(
            "trafficker",
            (TermRef("trafficker", "A trafficker"), Text(": he receives the child in order to exploit him")),
            True,
            para("Receiving a child for exploitation is one of the five acts. Nobody has to take part in all."),
        ),
        Option(
            "witness",
            line("A witness: he did not recruit or move anybody"),
            False,
            para("Recruiting and moving are two of the five acts; receiving is another."),
        ),
    ),
    closing=para("Anyone with the intent to exploit is a trafficker, however small the part."),
)

CHOICES = Choices(
    id="acts",
    version="0123456789ab",
    prompt=para("Which of these can be an act of trafficking?"),
    options=(
        Option("recruit", line("Recruiting"), True, para("The first of the five acts.")),
        Option("lend", line("Lending money"), False, para("A loan alone is no act; it can be a means.")),
        Option("harbour", line("Harbouring"), True, para("Keeping a child somewhere for the exploiter is an act.")),
        Option("employ", line("Employing a grown-up without papers"), False, para("Perhaps unlawful; no act.")),
        Option("receive", line("Receiving"), True, para("The end of the chain is an act too.")),
    ),
)

MATCH = Match(
    id="who-can",
    version="0123456789ab",
    prompt=para("Join each partner to what this partner is best at."),
    pairs=(
        Pair(
            "inspectors",
            line("Labour inspectors"),
            line("Entering workplaces without notice"),
            para("They have the right of entry."),
        ),
        Pair(
            "unions",
            line("Workers' organisations"),
            line("Hearing from workers who do not speak to officials"),
            para("Members see what inspections miss."),
        ),
        Pair(
            "employers",
            line("Employers' organisations"),
            line("Setting rules for recruiters and suppliers"),
            para("They reach the whole supply chain."),
        ),
    ),
)

SORT = Sort(
    id="which-is-it",
    version="0123456789ab",
    prompt=para("Put each situation where it belongs."),
    groups=(
        Group(
            "trafficking",
            line("Trafficking"),
            (
                Entry(
                    "beg",
                    line("A girl of 15 is recruited to beg for a man who keeps the money"),
                    para("Act and purpose are both there."),
                ),
                Entry(
                    "farm",
                    line("A boy of 12 is taken to a farm and not allowed to leave"),
                    para("He is moved for exploitation."),
                ),
            ),
        ),
        Group(
            "migration",
            line("Lawful migration for work"),
            (
                Entry(
                    "job",
                    line("A young man of 17 takes a registered job in the next town"),
                    para("Working age, lawful work, no exploitation."),
                ),
            ),
        ),
        Group(
            "smuggling",
            line("Smuggling"),
            (
                Entry(
                    "border",
                    line("A woman pays to be taken over a border and is free on the other side"),
                    para("An offence against the State; no exploitation is meant."),
                ),
            ),
        ),
    ),
)

ORDER = Order(
    id="what-first",
    version="0123456789ab",
    prompt=para("A clerk sees a form that does not fit. Put the steps in order."),
    entries=(
        Entry("safe", line("See whether there is immediate danger"), para("Safety comes before everything.")),
        Entry("tell", line("Tell the mandated body"), para("It is the one that may look into it.")),
        Entry("note", line("Note only what is needed"), para("More would put the child at risk.")),
        Entry("ask", line("Ask what became of it"), para("Following up is part of the duty.")),
    ),
)

SCALE = Scale(
    id="how-sure",
    version="0123456789ab",
    prompt=para("How sure are you that your office would notice?"),
    steps=5,
    low=line("Not at all"),
    high=line("Completely"),
    comments=(
        Comment(1, 2, para("Then begin with the forms your office already fills in.")),
        Comment(3, 5, para("Ask a colleague from another office the same question.")),
    ),
)

REFLECT = Reflect(
    id="your-form",
    version="0123456789ab",
    prompt=para("Which form of your office could hold one more question about age? Write down the question."),
)

BRANCH = Branch(
    id="the-bus",
    version="0123456789ab",
    prompt=para("You are a ticket clerk at a bus station. A man buys tickets for himself and three boys."),
    steps=(
        Step(
            "counter",
            para("The boys do not speak. The man answers every question for them."),
            (
                Decision(
                    "sell",
                    line("Sell the tickets; it is not your business"),
                    False,
                    "gone",
                    para("The bus leaves. Nobody else on the way will ask."),
                ),
                Decision(
                    "call",
                    line("Call the child-protection officer on duty while the man waits"),
                    True,
                    "officer",
                    para("You need no proof to ask the one whose task it is."),
                ),
                Decision(
                    "confront",
                    line("Ask the man aloud whether he is a trafficker"),
                    False,
                    "gone",
                    para("He leaves with the boys at once. Confronting puts them in danger."),
                ),
            ),
        ),
        Step(
            "officer",
            para("The officer comes and asks what you saw."),
            (
                Decision(
                    "say",
                    line("Say what you saw and heard, nothing else"),
                    True,
                    "end",
                    para("Your part ends here; the officer speaks with the boys alone."),
                ),
                Decision(
                    "guess",
                    line("Say that the man is surely a trafficker"),
                    False,
                    "end",
                    para("A guess may be wrong, and it can hurt the case."),
                ),
            ),
        ),
        Step("gone", para("The bus has left. You can still tell the officer on duty."), ()),
    ),
)

CHAIN = Chain(
    id="the-farm-chain",
    version="0123456789ab",
    prompt=para("Place each event, then mark where somebody could have stepped in."),
    events=(
        ChainEvent("fees", line("School fees unpaid"), "source", para("The pressure begins at home.")),
        ChainEvent("promise", line("A friend of the uncle promises farm work"), "source", para("Recruitment.")),
        ChainEvent("bus", line("A bus ride without questions"), "transit", para("On the way.")),
        ChainEvent("papers", line("Papers kept"), "destination", para("Control at the place of work.")),
    ),
    interventions=(
        ChainEvent("teacher", line("A teacher notices the empty seat"), "source", para("School is the first to know.")),
        ChainEvent(
            "inspector",
            line("A labour inspector visits the farm"),
            "destination",
            para("Often the only official who sees it."),
        ),
    ),
)

DETERMINE = Determine(
    id="two-sisters",
    version="0123456789ab",
    prompt=para("A woman takes two sisters, 12 and 14, to a town to work in a bar. The owner has paid her."),
    act=Finding("yes", para("She transports them.")),
    purpose=Finding("yes", para("The owner has paid for their work in a bar.")),
    under_18=Finding("yes", para("Both are.")),
    outcomes=(
        OutcomeOption("trafficking", True, para("Act and purpose are present and both are under 18.")),
        OutcomeOption("other-worst-form", False, para("Trafficking is named already; nothing else is told.")),
        OutcomeOption("child-labour", True, para("The work is below the minimum age.")),
        OutcomeOption("smuggling", False, para("No border is crossed.")),
        OutcomeOption("lawful-migration", False, para("Neither is of working age.")),
        OutcomeOption("protect-and-refer", False, para("Enough is known; protecting comes first all the same.")),
    ),
)

LEVELS = Levels(
    id="where-is-it",
    version="0123456789ab",
    prompt=para("Put each factor on its level and side."),
    places=(
        LevelPlace(
            "family",
            "source",
            (Entry("debt", line("Debt to a recruiter"), para("It gives others a hold over the household.")),),
        ),
        LevelPlace(
            "workplace",
            "destination",
            (Entry("inspection", line("No inspection of small workshops"), para("Nobody looks at the place.")),),
        ),
        LevelPlace(
            "institution",
            "source",
            (Entry("fees", line("School fees that rise with each grade"), para("The school sets them.")),),
        ),
        LevelPlace(
            "community",
            "destination",
            (Entry("silence", line("Neighbours who look away"), para("What a place allows is part of it.")),),
        ),
    ),
)

TRACE = Trace(
    id="a-number",
    version="0123456789ab",
    prompt=para("Every year 1,250,000 children are trafficked."),
    faults=(
        FaultOption("stock-or-flow", True, para("The estimate counts children at one time, not new ones each year.")),
        FaultOption("detected-or-estimated", False, para("It is an estimate and is told as one.")),
        FaultOption("year", True, para("The estimate is of 2005 and no year is told.")),
        FaultOption("place", False, para("It is worldwide.")),
        FaultOption("value", True, para("The source gives a range.")),
    ),
    better=(
        Text("In 2005 the ILO put the number of children in forced labour because of trafficking at "),
        FactRef("EST-48"),
        Text(" at any "),
        Emphasis(line("one")),
        Text(" time."),
    ),
)

# Right answers as they are coded (docs/record.md).
CHAIN_RIGHT = (
    "fees[.]source[,]promise[.]source[,]bus[.]transit[,]papers[.]destination"
    "[,]teacher[.]source[,]inspector[.]destination"
)
LEVELS_RIGHT = (
    "debt[.]family-source[,]inspection[.]workplace-destination[,]fees[.]institution-source"
    "[,]silence[.]community-destination"
)
SORT_RIGHT = "beg[.]trafficking[,]farm[.]trafficking[,]job[.]migration[,]border[.]smuggling"
MATCH_RIGHT = "inspectors[.]inspectors[,]unions[.]unions[,]employers[.]employers"
DETERMINE_RIGHT = "act[.]yes[,]purpose[.]yes[,]under-18[.]yes[,]so[.]trafficking[,]so[.]child-labour"

SAMPLES: tuple[Item, ...] = (
    CHOICE,
    CHOICES,
    MATCH,
    SORT,
    ORDER,
    SCALE,
    REFLECT,
    BRANCH,
    CHAIN,
    DETERMINE,
    LEVELS,
    TRACE,
)
