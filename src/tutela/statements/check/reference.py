"""A pointer to another statement (IEEE 9274.1.1, 4.2.2.3; 1.0.3 Data 2.4.4.3)."""

from __future__ import annotations

from tutela.statements.check.fault import Fault, Faults, Json, as_table, check_keys
from tutela.statements.check.formats import check_uuid

_REFERENCE = frozenset(("objectType", "id"))


def check_reference(value: Json, path: str, faults: Faults) -> None:
    """Report faults of a StatementRef; whether its target is in the log does not matter."""
    table = as_table(value, path, faults)
    if table is None:
        return
    check_keys(table, _REFERENCE, path, faults)
    if table.get("objectType") != "StatementRef":
        faults.append(Fault(f"{path}/objectType", "another kind of object", "StatementRef"))
    check_uuid(table.get("id"), f"{path}/id", faults)
