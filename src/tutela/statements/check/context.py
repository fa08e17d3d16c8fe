"""In what surroundings: the context (IEEE 9274.1.1, 4.2.2.5; 1.0.3 Data 2.4.6)."""

from __future__ import annotations

from collections.abc import Callable

from tutela.statements.check.activity import check_activity
from tutela.statements.check.agents import check_actor, check_agent, check_group
from tutela.statements.check.fault import Fault, Faults, Json, as_list, as_table, check_keys
from tutela.statements.check.formats import check_extensions, check_iri, check_language, check_string, check_uuid
from tutela.statements.check.reference import check_reference
from tutela.statements.check.remember import remember

_CONTEXT_1 = frozenset(
    (
        "registration",
        "instructor",
        "team",
        "contextActivities",
        "revision",
        "platform",
        "language",
        "statement",
        "extensions",
    )
)
_CONTEXT_2 = _CONTEXT_1 | {"contextAgents", "contextGroups"}
_ACTIVITIES = frozenset(("parent", "grouping", "category", "other"))

_RULES: dict[str, Callable[[Json, str, Faults], None]] = {
    "registration": check_uuid,
    "instructor": check_actor,
    "team": check_group,
    "contextActivities": lambda value, path, faults: _check_activities(value, path, faults),
    "contextAgents": lambda value, path, faults: _check_related(value, path, faults, "agent", check_agent),
    "contextGroups": lambda value, path, faults: _check_related(value, path, faults, "group", check_group),
    "revision": check_string,
    "platform": check_string,
    "language": check_language,
    "statement": check_reference,
    "extensions": check_extensions,
}


def check_context(value: Json, path: str, faults: Faults, *, about_activity: bool, version: str) -> None:
    """Report faults of a context; `contextAgents` and `contextGroups` came with 2.0."""
    table = as_table(value, path, faults)
    if table is None:
        return
    check_keys(table, _CONTEXT_2 if version >= "2" else _CONTEXT_1, path, faults)
    for key, part in table.items():
        rule = _RULES.get(key)
        if rule is not None:
            rule(part, f"{path}/{key}", faults)
    if not about_activity:
        for key in ("revision", "platform"):
            if key in table:
                faults.append(Fault(f"{path}/{key}", "given although the object is no activity", "none here"))


@remember
def _check_activities(value: Json, path: str, faults: Faults) -> None:
    """Report faults of contextActivities: each one activity or a list of them (4.2.2.5; Data 2.4.6.2)."""
    table = as_table(value, path, faults)
    if table is None:
        return
    check_keys(table, _ACTIVITIES, path, faults)
    for key, part in table.items():
        if key not in _ACTIVITIES:
            continue
        if isinstance(part, dict):
            check_activity(part, f"{path}/{key}", faults)
        else:
            for place, activity in enumerate(as_list(part, f"{path}/{key}", faults)):
                check_activity(activity, f"{path}/{key}/{place}", faults)


def _check_related(
    value: Json, path: str, faults: Faults, kind: str, check: Callable[[Json, str, Faults], None]
) -> None:
    """Report faults of contextAgents or contextGroups (4.2.2.5)."""
    allowed = frozenset(("objectType", kind, "relevantTypes"))
    tag = f"context{kind.capitalize()}"
    for place, part in enumerate(as_list(value, path, faults)):
        where = f"{path}/{place}"
        table = as_table(part, where, faults)
        if table is None:
            continue
        check_keys(table, allowed, where, faults)
        if table.get("objectType") != tag:
            faults.append(Fault(f"{where}/objectType", "another kind of object", tag))
        check(table.get(kind), f"{where}/{kind}", faults)
        if "relevantTypes" in table:
            types = as_list(table["relevantTypes"], f"{where}/relevantTypes", faults)
            if table["relevantTypes"] == []:
                faults.append(Fault(f"{where}/relevantTypes", "an empty list", "at least one IRI"))
            for number, iri in enumerate(types):
                check_iri(iri, f"{where}/relevantTypes/{number}", faults)
