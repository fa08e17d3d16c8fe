"""What this log speaks (IEEE 9274.1.1, 4.1.6.7; 1.0.3 Communication 2.8)."""

from __future__ import annotations

import msgspec

from tutela.server.door.answer import Answer
from tutela.server.door.request import Request
from tutela.server.door.version import VERSIONS


def read_about(request: Request) -> Answer:
    """Give the versions; nobody is asked who they are."""
    request.parameters(frozenset())
    return Answer(200, msgspec.json.encode({"version": VERSIONS}))
