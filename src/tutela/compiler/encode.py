"""The bytes of a value: JSON with sorted keys, the same for the same value on every machine."""

from __future__ import annotations

import msgspec

from tutela.model.language import write_untranslated

_ENCODER = msgspec.json.Encoder(order="sorted", enc_hook=write_untranslated)


def encode(value: object) -> bytes:
    """Give a value as JSON with the keys of objects and the fields of structs in order of their names."""
    return _ENCODER.encode(value)
