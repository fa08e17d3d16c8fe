"""What is wrong with a statement, told by place and rule and never by content."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""A parsed JSON value, as msgspec gives it."""

Table = Mapping[str, Json]
"""A parsed JSON object."""


class Fault(msgspec.Struct, frozen=True, order=True):
    """One broken rule.

    `path` is made of the standard's own key names and of list positions, `*` standing for a key that the sender chose;
    `what` and `expected` never repeat a value, so that a fault can be logged and sent back.
    """

    path: str
    what: str
    expected: str

    def __str__(self) -> str:
        """Give `path: what; expected …`."""
        return f"{self.path or '/'}: {self.what}; expected {self.expected}"


Faults = list[Fault]
"""Where rule groups put what they find."""


def check_keys(value: Table, allowed: frozenset[str], path: str, faults: Faults) -> None:
    """Report keys that the standard does not name, also those that differ in case only (4.2.1; 1.0.3 Data 2.2)."""
    if value.keys() <= allowed:
        return
    by_lower = {key.lower(): key for key in allowed}
    strange = value.keys() - allowed
    if any(key.lower() not in by_lower for key in strange):
        faults.append(Fault(path, "a key that the standard does not name", f"only {', '.join(sorted(allowed))}"))
    meant = sorted(by_lower[key.lower()] for key in strange if key.lower() in by_lower)
    faults.extend(Fault(path, "a key in the wrong case", key) for key in meant)


def as_table(value: Json, path: str, faults: Faults) -> Table | None:
    """Give the value when it is a JSON object, else report it and give None (null values included: 4.2.1; Data 2.2)."""
    if isinstance(value, dict):
        return value
    faults.append(Fault(path, describe(value), "an object"))
    return None


def as_list(value: Json, path: str, faults: Faults) -> list[Json]:
    """Give the value when it is a JSON array, else report it and give an empty list."""
    if isinstance(value, list):
        return value
    faults.append(Fault(path, describe(value), "an array"))
    return []


def describe(value: Json) -> str:
    """Name the type of a value without telling the value."""
    if value is None:
        return "missing or null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a string of another form" if value else "an empty string"
    return "an array" if isinstance(value, list) else "an object"
