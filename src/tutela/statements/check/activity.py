"""What it was done to, when that is an activity (IEEE 9274.1.1, 4.2.2.3; 1.0.3 Data 2.4.4.1)."""

from __future__ import annotations

from tutela.statements.check.fault import Fault, Faults, Json, Table, as_list, as_table, check_keys, describe
from tutela.statements.check.formats import check_extensions, check_iri, check_language_map, check_string

COMPONENTS = {
    "true-false": (),
    "choice": ("choices",),
    "fill-in": (),
    "long-fill-in": (),
    "matching": ("source", "target"),
    "performance": ("steps",),
    "sequencing": ("choices",),
    "likert": ("scale",),
    "numeric": (),
    "other": (),
}
"""Interaction types and the component lists that each may have."""

_LISTS = ("choices", "scale", "source", "target", "steps")
_ACTIVITY = frozenset(("objectType", "id", "definition"))
_DEFINITION = frozenset(
    ("name", "description", "type", "moreInfo", "extensions", "interactionType", "correctResponsesPattern", *_LISTS)
)
_COMPONENT = frozenset(("id", "description"))


def check_activity(value: Json, path: str, faults: Faults) -> None:
    """Report faults of an activity."""
    table = as_table(value, path, faults)
    if table is None:
        return
    check_keys(table, _ACTIVITY, path, faults)
    if table.get("objectType", "Activity") != "Activity":
        faults.append(Fault(f"{path}/objectType", "another kind of object", "Activity"))
    check_iri(table.get("id"), f"{path}/id", faults)
    if "definition" in table:
        definition = as_table(table["definition"], f"{path}/definition", faults)
        if definition is not None:
            _check_definition(definition, f"{path}/definition", faults)


def _check_definition(value: Table, path: str, faults: Faults) -> None:
    check_keys(value, _DEFINITION, path, faults)
    for key in ("name", "description"):
        if key in value:
            check_language_map(value[key], f"{path}/{key}", faults)
    for key in ("type", "moreInfo"):
        if key in value:
            check_iri(value[key], f"{path}/{key}", faults)
    if "extensions" in value:
        check_extensions(value["extensions"], f"{path}/extensions", faults)
    _check_interaction(value, path, faults)


def _check_interaction(value: Table, path: str, faults: Faults) -> None:
    """Report faults of the interaction properties (4.2.2.3; Data 2.4.4.1, Interaction Activities)."""
    kind = value.get("interactionType")
    if "interactionType" in value and not (isinstance(kind, str) and kind in COMPONENTS):
        faults.append(Fault(f"{path}/interactionType", describe(kind), f"one of {', '.join(COMPONENTS)}"))
        return
    if "correctResponsesPattern" in value:
        where = f"{path}/correctResponsesPattern"
        if kind is None:
            faults.append(Fault(where, "a pattern without interactionType", "interactionType"))
        for place, pattern in enumerate(as_list(value["correctResponsesPattern"], where, faults)):
            check_string(pattern, f"{where}/{place}", faults)
    allowed = COMPONENTS[kind] if isinstance(kind, str) else ()
    for name in _LISTS:
        if name not in value:
            continue
        if name not in allowed:
            faults.append(Fault(f"{path}/{name}", "a component list of another interaction type", "none here"))
        else:
            _check_components(value[name], f"{path}/{name}", faults)


def _check_components(value: Json, path: str, faults: Faults) -> None:
    """Report faults of interaction components; their ids must differ (4.2.2.3; Data 2.4.4.1)."""
    ids: set[str] = set()
    for place, component in enumerate(as_list(value, path, faults)):
        where = f"{path}/{place}"
        table = as_table(component, where, faults)
        if table is None:
            continue
        check_keys(table, _COMPONENT, where, faults)
        if "description" in table:
            check_language_map(table["description"], f"{where}/description", faults)
        identity = table.get("id")
        if not isinstance(identity, str):
            faults.append(Fault(f"{where}/id", describe(identity), "a string"))
        elif identity in ids:
            faults.append(Fault(f"{where}/id", "an id used twice in its list", "ids that differ"))
        else:
            ids.add(identity)
