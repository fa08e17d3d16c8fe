"""The log's own rule beyond the standard: a learner's statement holds codes only (docs/record.md).

Names, nicknames and free text are erasable rows of the server; what enters the log stays. So a learner's statement
has no text that somebody could have typed: no names, no displays, no responses or extension values with spaces.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tutela.statements.check.fault import Fault, Faults, Json, Table
from tutela.statements.check.remember import remember

_CODE = re.compile(r"[\w.:/@#?=&%~+-]{1,200}", re.ASCII)
_RESPONSE = re.compile(r"[\w.:-]{1,100}(?:\[[.,:]\][\w.:-]{1,100}){0,400}", re.ASCII)
_PLATFORM = re.compile(r"[\w .:/()+-]{1,100}", re.ASCII)
_OTHERS = frozenset(("instructor", "team", "contextAgents", "contextGroups", "statement"))
_REVISION = re.compile(r"[0-9a-f]{12}")


def check_coded(value: Json) -> list[Fault]:
    """Give what a learner's statement, already checked by the standard, holds beyond codes."""
    faults: Faults = []
    if not isinstance(value, dict):
        return faults
    actor, target, verb = value.get("actor"), value.get("object"), value.get("verb")
    if isinstance(actor, dict) and not ("account" in actor and actor.keys() <= {"objectType", "account"}):
        faults.append(Fault("/actor", "an actor with more than its account", "objectType and account"))
    if isinstance(verb, dict):
        _check_id(verb, "/verb", faults)
        if "display" in verb:
            faults.append(Fault("/verb/display", "text", "none here"))
    if isinstance(target, dict):
        _check_activity(target, "/object", faults)
    if "attachments" in value:
        faults.append(Fault("/attachments", "attachments", "none here"))
    result, context = value.get("result"), value.get("context")
    if isinstance(result, dict):
        _check_result(result, faults)
    if isinstance(context, dict):
        _check_context(context, faults)
    return faults


def _check_activity(activity: Table, path: str, faults: Faults) -> None:
    if activity.get("objectType", "Activity") != "Activity":
        faults.append(Fault(path, "an object that is no activity", "an activity"))
        return
    _check_id(activity, path, faults)
    definition = activity.get("definition")
    if isinstance(definition, dict) and not definition.keys() <= {"type", "interactionType"}:
        faults.append(Fault(f"{path}/definition", "more than a type", "type only"))


def _check_id(table: Table, path: str, faults: Faults) -> None:
    """Report an IRI longer than ours or with letters beyond ASCII: a page of text has the form of one."""
    if not _is_coded(table["id"]):
        faults.append(Fault(f"{path}/id", "an address that is no code", "at most 200 plain characters"))


def _check_result(result: Table, faults: Faults) -> None:
    response = result.get("response")
    if isinstance(response, str) and response and not _RESPONSE.fullmatch(response):
        faults.append(Fault("/result/response", "text that is no code", "entry ids joined by [.] and [,]"))
    _check_extensions(result.get("extensions"), "/result/extensions", faults)


def _check_context(context: Table, faults: Faults) -> None:
    for name in () if _OTHERS.isdisjoint(context) else sorted(_OTHERS & context.keys()):
        faults.append(Fault(f"/context/{name}", "a part that a learner's statement does not have", "none here"))
    platform = context.get("platform")
    if isinstance(platform, str) and not _PLATFORM.fullmatch(platform):
        faults.append(Fault("/context/platform", "text that is no code", "at most 100 plain characters"))
    revision = context.get("revision")
    if isinstance(revision, str) and not _REVISION.fullmatch(revision):
        faults.append(Fault("/context/revision", "text that is no code", "12 digits of a hash"))
    if "contextActivities" in context:
        _check_activities(context["contextActivities"], "/context/contextActivities", faults)
    _check_extensions(context.get("extensions"), "/context/extensions", faults)


@remember
def _check_activities(activities: Json, path: str, faults: Faults) -> None:
    if isinstance(activities, dict):
        for kind, part in activities.items():
            for activity in part if isinstance(part, list) else [part]:
                if isinstance(activity, dict):
                    _check_activity(activity, f"{path}/{kind}", faults)


def _check_extensions(extensions: Json, path: str, faults: Faults) -> None:
    if isinstance(extensions, dict) and not all(map(_is_coded, (*extensions, *extensions.values()))):
        faults.append(Fault(f"{path}/*", "text that is no code", "numbers, true, false, codes or lists of them"))


def _is_coded(value: Json) -> bool:
    if isinstance(value, str):
        return _is_code(value)
    if isinstance(value, list):
        return len(value) <= 100 and all(not isinstance(part, list | dict) and _is_coded(part) for part in value)
    return not isinstance(value, dict)


@lru_cache(maxsize=4_096)
def _is_code(text: str) -> bool:
    return _CODE.fullmatch(text) is not None
