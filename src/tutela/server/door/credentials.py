"""Who may come in, and as whom.

The door knows no people: it asks for the credential of a user name, and compares the token itself.
"""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Awaitable, Callable
from hashlib import sha256
from hmac import compare_digest
from typing import Literal

import msgspec

from tutela.server.door.answer import Refused
from tutela.statements.check import Json


class Credential(msgspec.Struct, frozen=True, kw_only=True):
    """What one user name may do.

    `agent` is the agent that the log names as authority, and whose own statements are meant by "own"; identified by
    an account and without a name. `reads` is "own", "all" or the registrations (lower case) that may be read.
    A credential that writes only its own statements writes codes only (`statements.check.coded`). One that is `resting`
    reads and for the time being writes nothing: its course is in the archive.
    """

    token_sha256: bytes
    agent: dict[str, Json]
    writes: Literal["none", "own", "any"] = "own"
    reads: Literal["none", "own", "all"] | frozenset[str] = "own"
    voids: bool = False
    resting: bool = False


Lookup = Callable[[str], Awaitable[Credential | None]]
"""Gives the credential of a user name, None for an unknown one."""

_NOBODY = Credential(token_sha256=bytes(32), agent={}, writes="none", reads="none")


def hash_token(token: str) -> bytes:
    """Give the SHA-256 of a token, which is all that a server keeps of it; tokens are random, so no salt is needed."""
    return sha256(token.encode()).digest()


async def authenticate(authorization: str, lookup: Lookup) -> Credential:
    """Give the credential of an Authorization header (Basic); refuse with 401 when user or token is wrong.

    An unknown user costs the same comparison as a wrong token.
    """
    scheme, _, coded = authorization.partition(" ")
    if scheme.lower() != "basic":
        raise _unknown()
    try:
        user, colon, token = b64decode(coded.strip(), validate=True).decode().partition(":")
    except (Base64Error, ValueError):
        raise _unknown() from None
    credential = await lookup(user) if colon else None
    expected = credential or _NOBODY
    if not compare_digest(hash_token(token), expected.token_sha256) or credential is None:
        raise _unknown()
    return credential


def _unknown() -> Refused:
    # "Basic" here would make browsers ask learners for a password.
    realm = ((b"www-authenticate", b'xBasic realm="xAPI"'),)
    return Refused(401, "the credential is missing or not known here", headers=realm)
