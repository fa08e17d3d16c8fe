"""The groups of a room: forms them, seats who comes late, hands out role cards."""

from __future__ import annotations

import random
from collections.abc import Mapping

from tutela.server.live.grouping import Mix, Person, choose_seat, deal
from tutela.server.live.models import Activity, Group, RoleCard, Room, Seat
from tutela.server.people.models import Learner

Marks = tuple[str, str]
"""What is told of somebody for one dealing: a letter for their organisation, one for the balance; "" for nothing."""


def form_groups(room: Room, size: int, mix: Mix, chance: random.Random, marks: Mapping[str, Marks]) -> set[str]:
    """Deal everybody who is in the room into new groups; gives the learners' ids. Boards of earlier groups stay.

    `marks` are by learner's id; they are kept nowhere.
    """
    people = [_person(one, marks.get(str(one.id), ("", ""))) for one in read_present(room)]
    room.grouping += 1
    for number, members in enumerate(deal(people, size, mix, chance), start=1):
        group = Group.objects.create(room=room, grouping=room.grouping, number=number)
        Seat.objects.bulk_create(Seat(group=group, learner_id=one.id) for one in members)
    return {one.id for one in people}


def seat_late(room: Room) -> set[str]:
    """Seat those in the room who are in no group; gives the ids of all who now see somebody new."""
    groups = list(room.groups.filter(grouping=room.grouping).prefetch_related("seats__learner"))
    members = [[_person(seat.learner) for seat in group.seats.all()] for group in groups]
    seated = {one.id for each in members for one in each}
    told: set[str] = set()
    for newcomer in (_person(one) for one in read_present(room) if str(one.id) not in seated):
        if not groups:
            break
        place = choose_seat(members, newcomer)
        Seat.objects.create(group=groups[place], learner_id=newcomer.id)
        members[place].append(newcomer)
        told |= {one.id for one in members[place]}
    return told


def hand_out(activity: Activity, cards: int) -> set[str]:
    """Give each person in the room who has none a role card; a group holds each card before one is given twice.

    Gives the ids of those who got one.
    """
    room = activity.room
    held = dict(activity.cards.values_list("learner_id", "number"))
    groups = [
        [seat.learner_id for seat in group.seats.all()]
        for group in room.groups.filter(grouping=room.grouping).prefetch_related("seats")
    ]
    seated = {learner for each in groups for learner in each}
    loose = [one.id for one in read_present(room) if one.id not in seated]
    dealt = []
    for members in [*groups, loose]:
        counts = [sum(held.get(one) == number for one in members) for number in range(cards)]
        for learner in members:
            if learner in held:
                continue
            number = counts.index(min(counts))
            counts[number] += 1
            dealt.append(RoleCard(activity=activity, learner_id=learner, number=number))
    RoleCard.objects.bulk_create(dealt)
    return {str(card.learner_id) for card in dealt}


def read_groups(room: Room) -> list[Group]:
    """Give the groups of today by number, with their members."""
    return list(room.groups.filter(grouping=room.grouping).prefetch_related("seats__learner"))


def read_present(room: Room) -> list[Learner]:
    """Give who is in the room with a phone, in the order in which they came."""
    return [one.learner for one in room.presences.select_related("learner").order_by("came_at", "id")]


def _person(learner: Learner, marks: Marks = ("", "")) -> Person:
    return Person(str(learner.id), learner.constituent, learner.reach, *marks)
