"""What goes back to a client: an answer, or a refusal in words that repeat nothing of what was sent."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tutela.statements.check import Fault

Headers = tuple[tuple[bytes, bytes], ...]

_MOST_FAULTS = 20
"""Faults told at once: a broken batch has thousands of the same."""


class Answer(msgspec.Struct, frozen=True):
    """A response: its status, its headers beside the usual ones, its body and what that is."""

    status: int
    body: bytes = b""
    headers: Headers = ()
    media: bytes = b"application/json"


class Refused(Exception):
    """The request is refused; `status` is the code that 1.0.3 Communication 3.2 gives to the reason."""

    def __init__(self, status: int, reason: str, faults: Sequence[Fault] = (), headers: Headers = ()) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.faults = faults
        self.headers = headers


def tell_refusal(refusal: Refused) -> Answer:
    """Give the answer to a refused request: `{"error": …, "faults": [{path, what, expected}, …]}`."""
    told: dict[str, object] = {"error": refusal.reason}
    if refusal.faults:
        told["faults"] = list(refusal.faults[:_MOST_FAULTS])
        told["more"] = max(0, len(refusal.faults) - _MOST_FAULTS)
    return Answer(refusal.status, msgspec.json.encode(told), refusal.headers)
