"""A menu of invented exercises for the tests of the planner."""

from __future__ import annotations

from collections.abc import Iterable

from tutela.delivery.web.words import read_words
from tutela.model.sentence import Titles, Told, tell
from tutela.planner import Audience, Hours, Offer, Pause, Wishes
from tutela.planner.offer import LEVELS

COMPETENCIES = ("see", "name", "act", "plan")
SAY = read_words({})
"""English."""
FORMS = ("small-group", "plenary", "individual", "role-play", "debate")


def make_offer(id: str, **changes: object) -> Offer:
    """Give an exercise of 40 to 60 minutes for everybody, changed as asked."""
    usual: dict[str, object] = {
        "id": id,
        "title": id.replace("-", " ").capitalize(),
        "competencies": ("see",),
        "units": ("first",),
        "kind": "small-group",
        "least": 40,
        "most": 60,
        "half": 25,
        "fewest": 4,
        "level": "introductory",
        "reach": ("policy", "outreach"),
        "constituents": ("government", "workers"),
        "sensitivity": "low",
    }
    return Offer(**(usual | changes))  # type: ignore[arg-type]


def make_menu() -> list[Offer]:
    """Give an exercise for each competency and level, and one that needs what another leaves."""
    menu = [
        make_offer(
            f"{competency}-{level}",
            competencies=(competency, COMPETENCIES[(number + 1) % 4]),
            units=(f"unit-{competency}",),
            kind=FORMS[(number + step) % len(FORMS)],
            level=level,
            requires=(("chairs",), ("floor", "chairs"), ())[(number + step) % 3],
        )
        for number, competency in enumerate(COMPETENCIES)
        for step, level in enumerate(LEVELS)
    ]
    menu.append(make_offer("map", fills=("groups",), kind="mapping"))
    menu.append(make_offer("measures", needs=("groups",), fills=("measures",), competencies=("plan",), kind="pair"))
    menu.append(make_offer("hard-case", sensitivity="high", competencies=("act",), kind="case"))
    return menu


def make_wishes(days: int = 1, **changes: object) -> Wishes:
    """Give the wishes for some days with a lunch, changed as asked."""
    pauses = (Pause(at="12:00", minutes=60, kind="lunch"), Pause(at="15:00", minutes=15))
    usual: dict[str, object] = {
        "title": "A course",
        "audience": Audience(constituents={"government": 12, "workers": 6}),
        "days": tuple(Hours(begins="09:00", ends="16:30", pauses=pauses) for _ in range(days)),
        "competencies": COMPETENCIES,
        "facilitators": 2,
    }
    return Wishes(**(usual | changes))  # type: ignore[arg-type]


def in_words(told: Iterable[Told], offers: Iterable[Offer], titles: dict[str, str] | None = None) -> tuple[str, ...]:
    """Give sentences of the planner in English; `titles` name competencies, parts of a plan and things at hand."""
    known = Titles({offer.id: offer.title for offer in offers}, titles or {}, titles or {}, titles or {})
    return tuple(tell(each, SAY, known) for each in told)
