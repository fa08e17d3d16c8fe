"""Where this machine is on its network, so that a phone can be told."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest


def room_address() -> str | None:
    """Give this machine's address on its network, or None; no packet is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        address: str = probe.getsockname()[0]
    return None if address.startswith("127.") else address


def address_for_phones(request: HttpRequest, path: str) -> str:
    """Give the address under which a phone opens a path of this hub.

    Facilitators sign in on the machine itself, where it is called localhost; to a phone that name means the phone.
    """
    port = os.environ.get("TUTELA_ROOM_PORT", "")
    address = room_address() if port and request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1") else None
    return f"http://{address}:{port}{path}" if address else request.build_absolute_uri(path)
