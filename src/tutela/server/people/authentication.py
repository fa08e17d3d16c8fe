"""Answers the door's question who a user name is: a learner's device."""

from __future__ import annotations

import uuid

from asgiref.sync import sync_to_async
from django.db import close_old_connections

from tutela.server.agents import agent_of
from tutela.server.door import Credential
from tutela.server.people.models import Device

_known: dict[str, Credential] = {}
"""Credentials met since the start: the door asks at every request, a device never changes, and erasing or archiving
forgets it."""


_forgetting = object()
"""Another one each time that devices are forgotten: what was read before may be gone and is not kept."""


async def find_credential(user: str) -> Credential | None:
    """Give the credential of a device's user name, None for an unknown one."""
    if user in _known:
        return _known[user]
    before = _forgetting
    found = await sync_to_async(_read_credential)(user)
    if found is not None and before is _forgetting:
        _known[user] = found
    return found


def _read_credential(user: str) -> Credential | None:
    # No request of Django's ends here, which would let go of the connection: one that broke would stay broken.
    close_old_connections()
    try:
        id = uuid.UUID(user)
        # A UUID can be spelled in many ways; erasing forgets one.
        device = Device.objects.select_related("learner__course").get(id=id) if str(id) == user else None
    except (Device.DoesNotExist, ValueError):
        device = None
    finally:
        close_old_connections()
    if device is None:
        return None
    return Credential(
        token_sha256=bytes.fromhex(device.token_digest),
        agent=agent_of(device.learner.actor),
        writes="own",
        reads="own",
        resting=device.learner.course.archived_at is not None,
    )


def forget_devices(course_id: uuid.UUID) -> None:
    """Look anew at the devices of a course that came into the archive or out of it."""
    forget_credentials(
        [str(id) for id in Device.objects.filter(learner__course=course_id).values_list("id", flat=True)]
    )


def forget_credentials(users: list[str]) -> None:
    """Forget devices that are gone from the database."""
    global _forgetting
    _forgetting = object()
    for user in users:
        _known.pop(user, None)
