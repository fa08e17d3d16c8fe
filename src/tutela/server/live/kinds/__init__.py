"""What a room can do together, one kind of activity a file; all have the one shape of `Kind`."""

from __future__ import annotations

from collections.abc import Mapping

from tutela.server.live.kinds.board import BOARD
from tutela.server.live.kinds.form import FORM
from tutela.server.live.kinds.kind import Kind, Refused, Result, Row, Setting, Table
from tutela.server.live.kinds.link import LINK
from tutela.server.live.kinds.placing import CHAIN, MAP, SORT
from tutela.server.live.kinds.poll import POLL, SCALE
from tutela.server.live.kinds.questions import PARKING, QUESTIONS
from tutela.server.live.kinds.roleplay import ROLEPLAY
from tutela.server.live.kinds.words import WORDS

KINDS: Mapping[str, Kind] = {
    kind.name: kind for kind in (POLL, SCALE, WORDS, SORT, CHAIN, MAP, BOARD, ROLEPLAY, FORM, LINK, QUESTIONS, PARKING)
}
"""The kinds by name."""
STANDING = ("questions", "parking")
"""Kinds that every room has from its beginning to its end."""

__all__ = ["KINDS", "STANDING", "Kind", "Refused", "Result", "Row", "Setting", "Table"]
