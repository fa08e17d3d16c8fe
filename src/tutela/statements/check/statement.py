"""The whole: which parts a statement and a SubStatement have (IEEE 9274.1.1, 4.2.1; 1.0.3 Data 2.4)."""

from __future__ import annotations

import re

from tutela.statements.check.activity import check_activity
from tutela.statements.check.agents import check_actor, check_authority
from tutela.statements.check.attachments import check_attachments
from tutela.statements.check.context import check_context
from tutela.statements.check.fault import Fault, Faults, Json, Table, as_table, check_keys, describe
from tutela.statements.check.formats import check_timestamp, check_uuid
from tutela.statements.check.reference import check_reference
from tutela.statements.check.remember import remember
from tutela.statements.check.result import check_result
from tutela.statements.check.verb import VOIDED, check_verb

_PARTS = frozenset(("actor", "verb", "object", "result", "context", "timestamp", "attachments"))
_STATEMENT = _PARTS | {"id", "stored", "authority", "version"}
_SUBSTATEMENT = _PARTS | {"objectType"}
_check_actor, _check_verb, _check_activity = map(remember, (check_actor, check_verb, check_activity))
_VERSION_1 = re.compile(r"1\.0(?:\.\d+)?", re.ASCII)
_VERSION_2 = re.compile(r"(?:1|2)\.0(?:\.\d+)?", re.ASCII)


def check_statement(value: Json, version: str = "2.0.0") -> list[Fault]:
    """Give the faults of one statement, none when it may be appended.

    `version` is the one that the client named for its request: 2.0.0 or 1.0.x.
    """
    faults: Faults = []
    table = as_table(value, "", faults)
    if table is None:
        return faults
    check_keys(table, _STATEMENT, "", faults)
    _check_parts(table, "", faults, version)
    if "id" in table:
        check_uuid(table["id"], "/id", faults)
    if "stored" in table:
        check_timestamp(table["stored"], "/stored", faults, "1.0")
    if "authority" in table:
        check_authority(table["authority"], "/authority", faults)
    if "version" in table:
        _check_version(table["version"], faults, version)
    _check_voiding(table, faults)
    return faults


def _check_parts(value: Table, path: str, faults: Faults, version: str) -> None:
    """Report faults of what statements and SubStatements share."""
    _check_actor(value.get("actor"), f"{path}/actor", faults)
    _check_verb(value.get("verb"), f"{path}/verb", faults)
    kind = _check_object(value.get("object"), f"{path}/object", faults, version, nested=path != "")
    if "result" in value:
        check_result(value["result"], f"{path}/result", faults)
    if "context" in value:
        where = f"{path}/context"
        check_context(value["context"], where, faults, about_activity=kind == "Activity", version=version)
    if "timestamp" in value:
        check_timestamp(value["timestamp"], f"{path}/timestamp", faults, version)
    if "attachments" in value:
        check_attachments(value["attachments"], f"{path}/attachments", faults)


def _check_object(value: Json, path: str, faults: Faults, version: str, *, nested: bool) -> str:
    """Report faults of the object; give its kind (4.2.2.3; Data 2.4.4)."""
    table = as_table(value, path, faults)
    if table is None:
        return ""
    kind = table.get("objectType", "Activity")
    if kind == "Activity":
        _check_activity(value, path, faults)
    elif kind in ("Agent", "Group"):
        check_actor(value, path, faults)
    elif kind == "StatementRef":
        check_reference(value, path, faults)
    elif kind == "SubStatement" and not nested:
        check_keys(table, _SUBSTATEMENT, path, faults)
        _check_parts(table, path, faults, version)
    elif kind == "SubStatement":
        faults.append(Fault(path, "a SubStatement inside a SubStatement", "another kind of object"))
    else:
        kinds = "Activity, Agent, Group, StatementRef or SubStatement"
        faults.append(Fault(f"{path}/objectType", describe(kind), kinds))
    return kind if isinstance(kind, str) else ""


def _check_version(value: Json, faults: Faults, version: str) -> None:
    """Report a version that the log does not know (4.2.4.3; Data 2.4.10)."""
    form = _VERSION_2 if version >= "2" else _VERSION_1
    if not (isinstance(value, str) and form.fullmatch(value)):
        faults.append(Fault("/version", describe(value), "2.0.0 or 1.0.x" if version >= "2" else "1.0.x"))


def _check_voiding(value: Table, faults: Faults) -> None:
    """Report a voiding statement whose object is no StatementRef (4.2.5; Data 2.3.2)."""
    verb, target = value.get("verb"), value.get("object")
    voiding = isinstance(verb, dict) and verb.get("id") == VOIDED
    if voiding and isinstance(target, dict) and target.get("objectType") != "StatementRef":
        faults.append(Fault("/object", "the object of a voiding statement", "a StatementRef"))
