"""The bytes of a value: JSON, the same for the same value on every machine."""

from __future__ import annotations

import msgspec

from tutela.model.language import write_untranslated

_ENCODER = msgspec.json.Encoder(order="deterministic", enc_hook=write_untranslated)


def encode(value: object) -> bytes:
    """Give a value as JSON: the fields of structs in the order of their classes, the keys of objects sorted."""
    return _ENCODER.encode(value)
