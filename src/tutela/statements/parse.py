"""JSON text becomes values; nothing that two readers could read differently gets through."""

from __future__ import annotations

import json

import msgspec

from tutela.statements.check import Json


class Malformed(ValueError):
    """The text is no JSON that the log takes; the message says what is wrong, never what the text holds."""


def parse(body: bytes) -> Json:
    """Give the value of a JSON text; raise Malformed when it is broken, nested too deep or names a key twice.

    A key given twice would let two readers see two statements (4.2.1; 1.0.3 Data 2.2: each property at most once).
    Text as a browser writes it equals its own re-encoding, which proves without a second reading that no key is double.
    """
    try:
        value: Json = msgspec.json.decode(body)
        if msgspec.json.encode(value) != body:
            json.loads(body, object_pairs_hook=_reject_doubles)
    except RecursionError:
        raise Malformed("the JSON is nested too deep") from None
    except (msgspec.MsgspecError, UnicodeDecodeError, json.JSONDecodeError):
        raise Malformed("the body is no valid JSON in UTF-8") from None
    return value


def split(body: bytes) -> list[bytes] | None:
    """Give the texts of the elements of a JSON array, or None when the text is no array; raise Malformed as `parse`."""
    if not body.lstrip(b" \t\r\n").startswith(b"["):
        return None
    try:
        return [bytes(part).strip() for part in msgspec.json.decode(body, type=list[msgspec.Raw])]
    except RecursionError:
        raise Malformed("the JSON is nested too deep") from None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise Malformed("the body is no valid JSON in UTF-8") from None


def _reject_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise Malformed("the JSON names a key twice in one object")
    return table
