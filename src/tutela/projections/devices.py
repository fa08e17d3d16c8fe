"""How far each device has counted its statements, so that a clock that was set back is seen (docs/record.md, Folds)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tutela.projections.fold import Change, Fold
from tutela.projections.told import Told


def fold_devices(told: Told) -> Iterator[Change]:
    """Keep the last statement that a device counted.

    A device that says a later one with an earlier time, or an earlier one after a later one, is marked as disordered:
    its actor is folded again in the order of `in_device_order`.
    """
    if told.device and told.sequence:
        key = {"actor": told.actor, "registration": told.registration, "device": told.device}
        yield "device_counted", {**key, "sequence": told.sequence, "at": told.at}


def in_device_order(many: Iterable[Told]) -> list[Told]:
    """Give the statements of an actor in order of time; none is later than what its device counted after it."""
    earliest: dict[tuple[str, str], int] = {}
    timed = []
    for told in sorted(many, key=lambda one: (one.sequence, one.at), reverse=True):
        at, device = told.at, (told.registration, told.device)
        if told.device and told.sequence:
            if at > earliest.get(device, at):
                at = earliest[device] - 1
            earliest[device] = at
        timed.append(msgspec.structs.replace(told, at=at))
    return sorted(timed, key=lambda one: (one.at, one.device, one.sequence, one.id))


DEVICES = Fold("devices", ("devices",), fold_devices)
