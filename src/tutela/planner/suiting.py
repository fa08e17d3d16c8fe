"""Which exercises of the menu suit those who come, and why the others do not."""

from __future__ import annotations

from collections.abc import Iterable

from tutela.model.sentence import Sentence
from tutela.planner.offer import SENSITIVITIES, Offer
from tutela.planner.wishes import Wishes

LACKING = "planner.unsuited-lacking"
"""The reason that is given last: what is lacking can be fetched."""


class UnknownExercise(ValueError):
    """Wishes that name an exercise that the menu does not hold; the one argument is the Sentence that names it."""


def choose_suitable(offers: Iterable[Offer], wishes: Wishes) -> tuple[Offer, ...]:
    """Give the offers that suit the audience, and those asked for by name; UnknownExercise for a name not in the menu.

    A menu entry suits when it is not avoided, enough people come for it, it fits the reach and the constituents of at
    least half of the people, it is no more sensitive than wished, and nothing that it requires is lacking. There may
    be more people than it names: each exercise says how it runs with many.
    """
    menu = {offer.id: offer for offer in offers}
    for id in (*wishes.include, *wishes.avoid):
        if id not in menu:
            raise UnknownExercise(Sentence(key="planner.unknown-exercise", values={"id": id}))
    return tuple(offer for id, offer in menu.items() if id in wishes.include or suits(offer, wishes))


def suits(offer: Offer, wishes: Wishes) -> bool:
    """Tell whether an exercise suits those who come."""
    return tell_unsuited(offer, wishes) is None


def tell_unsuited(offer: Offer, wishes: Wishes) -> Sentence | None:
    """Give why an exercise does not suit those who come, the first reason of several; None where it does."""
    audience, exercises = wishes.audience, (offer.id,)
    at_home = sum(number for constituent, number in audience.constituents.items() if constituent in offer.constituents)
    if offer.fewest > audience.people:
        return Sentence(key="planner.unsuited-people", number=offer.fewest, exercises=exercises)
    if SENSITIVITIES.index(offer.sensitivity) > SENSITIVITIES.index(wishes.most_sensitive):
        return Sentence(key="planner.unsuited-sensitivity", exercises=exercises)
    if not set(offer.reach) & set(audience.reach):
        return Sentence(key="planner.unsuited-reach", exercises=exercises)
    if 2 * at_home < audience.people:
        return Sentence(key="planner.unsuited-constituents", exercises=exercises)
    if offer.id in wishes.avoid:
        return Sentence(key="planner.unsuited-avoid", exercises=exercises)
    if missed := offer.missed(wishes.lacking):
        return Sentence(key=LACKING, exercises=exercises, things=missed)
    return None
