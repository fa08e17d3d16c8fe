"""Whom and what a statement mentions, as the keys by which the log finds it.

A key is the 16-byte BLAKE2b hash of a kind and a value: short, of one size, and the index holds no names. The kinds
answer the filters of the standard (IEEE 9274.1.1, 4.1.6.1; 1.0.3 Communication 2.1.3):

    by             the actor alone; for a learner's own statements and for refolding one learner
    agent          actor or object, members of groups included
    any agent      also authority, instructor, team, context agents and groups, and the same in a SubStatement
    activity       the object
    any activity   also the context activities, and the same in a SubStatement
    verb           the verb
    registration   the registration
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Literal

from tutela.statements.check import Json, Table

Kind = Literal["by", "agent", "any agent", "activity", "any activity", "verb", "registration"]


@lru_cache(maxsize=8_192)
def make_key(kind: Kind, value: str) -> bytes:
    """Give the key of a value: for agents what `identify` gives, an IRI, or a registration in lower case."""
    return blake2b(f"{kind} {value}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


def identify(agent: Table) -> str | None:
    """Give the identity of a checked agent or group as one string, None for an anonymous group.

    `account HOMEPAGE NAME`, `mbox mailto:…`, `mbox_sha1sum …` or `openid …`: two agents are the same when these are
    equal (4.1.6.1; Communication 2.1.3). Case is levelled where it means nothing.
    """
    account = agent.get("account")
    if isinstance(account, dict):
        return f"account {account['homePage']} {account['name']}"
    mbox = agent.get("mbox")
    if isinstance(mbox, str):
        local, _, domain = mbox.rpartition("@")
        return f"mbox {local}@{domain.lower()}"
    digest = agent.get("mbox_sha1sum")
    if isinstance(digest, str):
        return f"mbox_sha1sum {digest.lower()}"
    openid = agent.get("openid")
    return f"openid {openid}" if isinstance(openid, str) else None


def find_mentions(statement: Table, authority: Table) -> tuple[bytes, ...]:
    """Give the keys of a checked statement, without `by`, in a fixed order."""
    actor, target = _table(statement["actor"]), _table(statement["object"])
    context = _table(statement.get("context"))
    kind = target.get("objectType", "Activity")
    agents = set(_identities((actor, target) if kind in ("Agent", "Group") else (actor,)))
    activities = {str(target["id"])} if kind == "Activity" else set()
    any_agents = agents | set(_identities((authority, *_context_agents(context))))
    any_activities = activities | set(_context_activities(context))
    if kind == "SubStatement":
        any_agents |= set(_inner_agents(target))
        any_activities |= set(_inner_activities(target))
    keys: dict[bytes, None] = {}
    for name, values in (
        ("agent", agents),
        ("any agent", any_agents),
        ("activity", activities),
        ("any activity", any_activities),
    ):
        for value in sorted(values) if len(values) > 1 else values:
            keys[make_key(name, value)] = None
    keys[make_key("verb", str(_table(statement["verb"])["id"]))] = None
    registration = context.get("registration")
    if isinstance(registration, str):
        keys[make_key("registration", registration.lower())] = None
    return tuple(keys)


def find_speaker(statement: Table) -> tuple[bytes, ...]:
    """Give the key `by` of a checked statement, none when its actor is an anonymous group."""
    identity = identify(_table(statement["actor"]))
    return () if identity is None else (make_key("by", identity),)


def _table(value: Json) -> Table:
    return value if isinstance(value, dict) else {}


def _tables(value: Json) -> Iterator[Table]:
    """Give the objects of a list, or the one object that stands for a list."""
    if isinstance(value, dict):
        yield value
    elif isinstance(value, list):
        yield from (part for part in value if isinstance(part, dict))


def _identities(agents: Iterable[Table]) -> list[str]:
    """Give the identities of agents and groups and of their members."""
    found = []
    for agent in agents:
        identity = identify(agent)
        if identity is not None:
            found.append(identity)
        if "member" in agent:
            found += _identities(_tables(agent["member"]))
    return found


_CONTEXT_AGENTS = frozenset(("instructor", "team", "contextAgents", "contextGroups"))


def _context_agents(context: Table) -> Iterator[Table]:
    if _CONTEXT_AGENTS.isdisjoint(context):
        return
    for name in ("instructor", "team"):
        yield from _tables(context.get(name))
    for name, part in (("contextAgents", "agent"), ("contextGroups", "group")):
        for related in _tables(context.get(name)):
            yield from _tables(related.get(part))


def _context_activities(context: Table) -> Iterator[str]:
    for activities in _table(context.get("contextActivities")).values():
        yield from (str(activity["id"]) for activity in _tables(activities))


def _inner_agents(statement: Table) -> list[str]:
    target = _table(statement["object"])
    named = (_table(statement["actor"]), *_context_agents(_table(statement.get("context"))))
    return _identities((*named, target) if target.get("objectType") in ("Agent", "Group") else named)


def _inner_activities(statement: Table) -> Iterator[str]:
    target = _table(statement["object"])
    if target.get("objectType", "Activity") == "Activity":
        yield str(target["id"])
    yield from _context_activities(_table(statement.get("context")))
