"""Who acts: agents and groups (IEEE 9274.1.1, 4.2.2.1; 1.0.3 Data 2.4.2)."""

from __future__ import annotations

from tutela.statements.check.fault import Fault, Faults, Json, Table, as_list, as_table, check_keys, describe
from tutela.statements.check.formats import check_iri, check_mailto, check_sha1, check_string

IDENTIFIERS = ("account", "mbox", "mbox_sha1sum", "openid")
"""The inverse functional identifiers (4.2.2.1; Data 2.4.2.3)."""

_AGENT = frozenset(("objectType", "name", *IDENTIFIERS))
_GROUP = _AGENT | {"member"}
_ACCOUNT = frozenset(("homePage", "name"))


def check_actor(value: Json, path: str, faults: Faults) -> None:
    """Report faults of an agent or a group."""
    table = as_table(value, path, faults)
    if table is None:
        return
    if table.get("objectType") == "Group":
        _check_group(table, path, faults)
    else:
        _check_agent(table, path, faults)


def check_agent(value: Json, path: str, faults: Faults) -> None:
    """Report faults of an agent; a group is one."""
    table = as_table(value, path, faults)
    if table is not None:
        _check_agent(table, path, faults)


def check_group(value: Json, path: str, faults: Faults) -> None:
    """Report faults of a group; an agent is one."""
    table = as_table(value, path, faults)
    if table is None:
        return
    if table.get("objectType") != "Group":
        faults.append(Fault(f"{path}/objectType", "no group", "Group"))
    else:
        _check_group(table, path, faults)


def check_authority(value: Json, path: str, faults: Faults) -> None:
    """Report an authority that is neither an agent nor an anonymous group of two (4.2.4.2; Data 2.4.9)."""
    check_actor(value, path, faults)
    if isinstance(value, dict) and value.get("objectType") == "Group":
        members = value.get("member")
        if any(name in value for name in IDENTIFIERS) or not (isinstance(members, list) and len(members) == 2):
            faults.append(Fault(path, "a group as authority", "an agent, or an anonymous group of two agents"))


def _check_agent(value: Table, path: str, faults: Faults) -> None:
    check_keys(value, _AGENT, path, faults)
    if value.get("objectType", "Agent") != "Agent":
        faults.append(Fault(f"{path}/objectType", "another kind of object", "Agent"))
    found = _check_identifiers(value, path, faults)
    if found != 1:
        faults.append(Fault(path, f"{found} identifiers", f"exactly one of {', '.join(IDENTIFIERS)}"))
    if "name" in value:
        check_string(value["name"], f"{path}/name", faults)


def _check_group(value: Table, path: str, faults: Faults) -> None:
    check_keys(value, _GROUP, path, faults)
    found = _check_identifiers(value, path, faults)
    if found > 1:
        faults.append(Fault(path, f"{found} identifiers", f"at most one of {', '.join(IDENTIFIERS)}"))
    if found == 0 and "member" not in value:
        faults.append(Fault(path, "an anonymous group without members", "member"))
    if "name" in value:
        check_string(value["name"], f"{path}/name", faults)
    if "member" in value:
        for place, member in enumerate(as_list(value["member"], f"{path}/member", faults)):
            check_agent(member, f"{path}/member/{place}", faults)


def _check_identifiers(value: Table, path: str, faults: Faults) -> int:
    """Report badly formed identifiers; give how many there are."""
    found = 0
    if "account" in value:
        found += 1
        _check_account(value["account"], f"{path}/account", faults)
    if "mbox" in value:
        found += 1
        check_mailto(value["mbox"], f"{path}/mbox", faults)
    if "mbox_sha1sum" in value:
        found += 1
        check_sha1(value["mbox_sha1sum"], f"{path}/mbox_sha1sum", faults)
    if "openid" in value:
        found += 1
        check_iri(value["openid"], f"{path}/openid", faults)
    return found


def _check_account(value: Json, path: str, faults: Faults) -> None:
    """Report faults of an account (4.2.2.1; Data 2.4.2.4)."""
    table = as_table(value, path, faults)
    if table is None:
        return
    check_keys(table, _ACCOUNT, path, faults)
    check_iri(table.get("homePage"), f"{path}/homePage", faults)
    name = table.get("name")
    if not isinstance(name, str):
        faults.append(Fault(f"{path}/name", describe(name), "a string"))
