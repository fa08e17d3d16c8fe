"""Query parameters become a selection (IEEE 9274.1.1, 4.1.6.1; 1.0.3 Communication 2.1.3)."""

from __future__ import annotations

from tutela.model.whole_numbers import read_whole
from tutela.server.door.answer import Refused
from tutela.server.door.credentials import Credential
from tutela.server.door.formats import Format
from tutela.statements.check import Fault
from tutela.statements.check.agents import check_actor
from tutela.statements.check.formats import is_iri, is_uuid, to_microseconds
from tutela.statements.log import Selection
from tutela.statements.mentions import identify, make_key
from tutela.statements.parse import Malformed, parse

PARAMETERS = frozenset(
    (
        "statementId",
        "voidedStatementId",
        "agent",
        "verb",
        "activity",
        "registration",
        "related_activities",
        "related_agents",
        "since",
        "until",
        "limit",
        "format",
        "attachments",
        "ascending",
        "page",
    )
)
"""Those of the standard, and `page`, which stands in `more` only: the position at which the page before ended."""

_FORMATS: dict[str, Format] = {"exact": "exact", "ids": "ids", "canonical": "canonical"}

MOST_ROWS = 500
"""The largest page; also what limit 0 means."""


def read_selection(parameters: dict[str, str], credential: Credential, own: tuple[bytes, ...]) -> Selection:
    """Give the selection that the parameters name, narrowed to what the credential may read."""
    keys = list(own) if credential.reads == "own" else []
    if "agent" in parameters:
        keys.append(_read_agent(parameters["agent"], read_flag(parameters, "related_agents")))
    if "registration" in parameters:
        keys.append(make_key("registration", _read_uuid(parameters["registration"])))
    if "activity" in parameters:
        broad = read_flag(parameters, "related_activities")
        keys.append(make_key("any activity" if broad else "activity", _read_iri(parameters, "activity")))
    if "verb" in parameters:
        keys.append(make_key("verb", _read_iri(parameters, "verb")))
    allowed = credential.reads
    if not isinstance(allowed, str) and parameters.get("registration", "").lower() not in allowed:
        raise Refused(403, "this credential reads only its own courses; name one as registration")
    return Selection(
        keys=tuple(keys),
        since=_read_time(parameters, "since"),
        until=_read_time(parameters, "until"),
        ascending=read_flag(parameters, "ascending"),
        limit=min(_read_number(parameters, "limit") or MOST_ROWS, MOST_ROWS),
        page=_read_number(parameters, "page"),
    )


def read_format(parameters: dict[str, str]) -> Format:
    """Give the format asked for."""
    form = _FORMATS.get(parameters.get("format", "exact"))
    if form is not None:
        return form
    raise Refused(400, "the parameter format is none of exact, ids, canonical")


def _read_agent(text: str, broad: bool) -> bytes:
    try:
        value = parse(text.encode())
    except (Malformed, UnicodeEncodeError):
        raise Refused(400, "the parameter agent is no JSON") from None
    faults: list[Fault] = []
    check_actor(value, "", faults)
    identity = identify(value) if not faults and isinstance(value, dict) else None
    if identity is None:
        raise Refused(400, "the parameter agent is no agent or identified group", faults)
    return make_key("any agent" if broad else "agent", identity)


def _read_iri(parameters: dict[str, str], name: str) -> str:
    if not is_iri(parameters[name]):
        raise Refused(400, f"the parameter {name} is no IRI")
    return parameters[name]


def _read_uuid(text: str) -> str:
    if not is_uuid(text):
        raise Refused(400, "the parameter registration is no UUID")
    return text.lower()


def read_flag(parameters: dict[str, str], name: str) -> bool:
    """Give the value of a parameter that is true or false, false where it is missing."""
    value = parameters.get(name, "false")
    if value not in ("true", "false"):
        raise Refused(400, f"the parameter {name} is neither true nor false")
    return value == "true"


def _read_time(parameters: dict[str, str], name: str) -> int | None:
    if name not in parameters:
        return None
    moment = to_microseconds(parameters[name])
    if moment is None:
        raise Refused(400, f"the parameter {name} is no timestamp")
    return moment


def _read_number(parameters: dict[str, str], name: str) -> int | None:
    value = parameters.get(name)
    if value is None:
        return None
    number = read_whole(value)
    if number is None:
        raise Refused(400, f"the parameter {name} is no whole number from 0")
    return number
