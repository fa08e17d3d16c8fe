"""What was done: the verb (IEEE 9274.1.1, 4.2.2.2; 1.0.3 Data 2.4.3)."""

from __future__ import annotations

from tutela.statements.check.fault import Faults, Json, as_table, check_keys
from tutela.statements.check.formats import check_iri, check_language_map

VOIDED = "http://adlnet.gov/expapi/verbs/voided"
"""The verb reserved for voiding (4.2.5; Data 2.3.2)."""

_VERB = frozenset(("id", "display"))


def check_verb(value: Json, path: str, faults: Faults) -> None:
    """Report faults of a verb."""
    table = as_table(value, path, faults)
    if table is None:
        return
    check_keys(table, _VERB, path, faults)
    check_iri(table.get("id"), f"{path}/id", faults)
    if "display" in table:
        check_language_map(table["display"], f"{path}/display", faults)
