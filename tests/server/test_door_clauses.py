"""The standard's clauses on the Statements resource that no other test of the door asks for, each with its number.

"C" is 1.0.3 Communication, "D" is 1.0.3 Data; IEEE 9274.1.1 keeps these clauses in 4.1 and 4.2, but for C 1.3.
"""

from __future__ import annotations

import json
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlencode

import msgspec
import pytest

from tests.sample_statements import make_statement, make_uuid
from tests.server.door_client import K3, Client, client, log
from tutela.statements.check.formats import to_microseconds

__all__ = ["client", "log"]

VOIDED = "http://adlnet.gov/expapi/verbs/voided"
OLD = {"X-Experience-API-Version": "1.0.3"}
FORM = {**OLD, "Content-Type": "application/x-www-form-urlencoded"}
PARTS = {"Content-Type": "multipart/mixed; boundary=x"}
SOMEBODY = {"mbox": "mailto:a@example.org"}
FILE = {
    "usageType": "https://example.org/certificate",
    "display": {"en": "Certificate"},
    "contentType": "application/pdf",
    "length": 3,
    "sha2": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
}


def about(number: int, target: int, **parts: Any) -> dict[str, Any]:
    """Give a statement about another statement."""
    parts = {"context": None, "result": None, **parts}
    return make_statement(number, object={"objectType": "StatementRef", "id": make_uuid(target)}, **parts)


def void(number: int, target: int) -> dict[str, Any]:
    """Give a statement that voids another."""
    return about(number, target, verb={"id": VOIDED})


def inside(number: int, **parts: Any) -> dict[str, Any]:
    """Give a statement with another inside it."""
    inner = {name: part for name, part in make_statement(1, **parts).items() if name != "id"}
    return make_statement(number, object={"objectType": "SubStatement", **inner}, context=None)


ANSWERED = "http://adlnet.gov/expapi/verbs/answered"
SEEN = {"id": "https://example.org/seen"}
ITEM = "https://tutela.example/kit/item/two-sisters"
UNIT = "https://tutela.example/kit/unit/starting-points"
TEAM = {"objectType": "Group", "member": [SOMEBODY]}

SELECTIONS: dict[str, tuple[list[dict[str, Any]], dict[str, str], list[int]]] = {
    "C 2.1.3: the latest stored comes first": ([make_statement(2), make_statement(1)], {}, [1, 2]),
    "C 2.1.3: limit 0 is the most that the log gives": ([make_statement(1), make_statement(2)], {"limit": "0"}, [2, 1]),
    "C 2.1.3: a voided statement is not among those found": ([make_statement(1), void(2, 1)], {}, [2]),
    "C 2.1.3: a voiding statement is found by its own verb": ([make_statement(1), void(2, 1)], {"verb": VOIDED}, [2]),
    "D 2.3.2: what comes after its voiding is voided": ([void(2, 1), make_statement(1)], {}, [2]),
    "D 2.3.2: a voiding statement cannot be voided": ([make_statement(1), void(2, 1), void(3, 2)], {}, [3, 2]),
    "C 2.1.3: a reference is found by what its target says": (
        [make_statement(1), about(2, 1, verb=SEEN, actor=SOMEBODY)],
        {"verb": ANSWERED},
        [2, 1],
    ),
    "C 2.1.3: and through two references": (
        [make_statement(1), about(2, 1, verb=SEEN), about(3, 2, verb=SEEN)],
        {"activity": ITEM},
        [3, 2, 1],
    ),
    "C 2.1.3: also when the reference came before its target": (
        [about(2, 1, verb=SEEN), make_statement(1)],
        {"activity": ITEM},
        [1, 2],
    ),
    "C 2.1.3: a reference to a voided statement is found by what that said": (
        [make_statement(1), about(2, 1, verb=SEEN), void(3, 1)],
        {"activity": ITEM},
        [3, 2],
    ),
    "C 2.1.3: agent is the actor": (
        [make_statement(1), make_statement(2, actor=SOMEBODY)],
        {"agent": json.dumps(SOMEBODY)},
        [2],
    ),
    "C 2.1.3: or the object": (
        [make_statement(1, object=SOMEBODY | {"objectType": "Agent"}, context=None)],
        {"agent": json.dumps(SOMEBODY)},
        [1],
    ),
    "C 2.1.3: and no instructor without related_agents": (
        [make_statement(1, context={"instructor": SOMEBODY})],
        {"agent": json.dumps(SOMEBODY)},
        [],
    ),
    "C 2.1.3: related_agents: instructor": (
        [make_statement(1, context={"instructor": SOMEBODY})],
        {"agent": json.dumps(SOMEBODY), "related_agents": "true"},
        [1],
    ),
    "C 2.1.3: related_agents: a member of the team": (
        [make_statement(1, context={"team": TEAM})],
        {"agent": json.dumps(SOMEBODY), "related_agents": "true"},
        [1],
    ),
    "C 2.1.3: related_agents: inside a sub-statement": (
        [inside(1, actor=SOMEBODY)],
        {"agent": json.dumps(SOMEBODY), "related_agents": "true"},
        [1],
    ),
    "C 2.1.3: no activity inside a sub-statement without related_activities": ([inside(1)], {"activity": ITEM}, []),
    "C 2.1.3: related_activities: inside a sub-statement": (
        [inside(1)],
        {"activity": UNIT, "related_activities": "true"},
        [1],
    ),
}


@pytest.mark.parametrize("clause", SELECTIONS)
def test_what_is_found(client: Client, clause: str) -> None:
    given, parameters, wanted = SELECTIONS[clause]
    for statement in given:
        assert client.post(statement).status == 200
    assert client.get(**parameters).numbers == wanted


def part(statement: dict[str, Any], *more: str) -> bytes:
    """Give a body in parts: the statement, then what follows."""
    first = f"Content-Type: application/json\r\n\r\n{json.dumps(statement, ensure_ascii=False)}"
    return ("".join(f"--x\r\n{one}\r\n" for one in (first, *more)) + "--x--\r\n").encode()


DATA = "X-Experience-API-Hash: ba78\r\nContent-Transfer-Encoding: binary\r\n\r\nabc"
LINKED = make_statement(1, attachments=[{**FILE, "fileUrl": "https://example.org/c.pdf"}])
LOOSE = make_statement(1, attachments=[FILE])
ID = f"statementId={make_uuid(1)}"

REQUESTS: dict[str, tuple[str, str, dict[str, str], bytes, int]] = {
    "C 1.5.1: JSON with a fileUrl for each attachment": ("POST", "", {}, msgspec.json.encode(LINKED), 200),
    "C 1.5.1: JSON with attachment data left out": ("POST", "", {}, msgspec.json.encode(LOOSE), 400),
    "C 1.5.2: parts without an attachment": ("POST", "", PARTS, part(make_statement(1)), 200),
    "C 1.5.2: PUT in parts": ("PUT", f"?{ID}", PARTS, part(make_statement(1)), 204),
    "C 1.5.2: parts with a fileUrl": ("POST", "", PARTS, part(LINKED), 200),
    "C 1.5.2: parts where the data do not come": ("POST", "", PARTS, part(LOOSE), 400),
    "C 1.5.2: attachment data, which this log does not take": ("POST", "", PARTS, part(LINKED, DATA), 400),
    "C 1.5.2: a first part that is no JSON": (
        "POST",
        "",
        PARTS,
        b"--x\r\nContent-Type: text/plain\r\n\r\n{}\r\n--x--",
        400,
    ),
    "C 1.5.2: no boundary": ("POST", "", {"Content-Type": "multipart/mixed"}, part(LINKED), 400),
    "C 1.5.2: a body that ends too soon": ("POST", "", PARTS, part(LINKED)[:-9], 400),
    "C 1.5: another type of parts": (
        "POST",
        "",
        {"Content-Type": "multipart/form-data; boundary=x"},
        part(LINKED),
        400,
    ),
    "C 1.3: no form": ("POST", f"?method=PUT&{ID}", OLD, msgspec.json.encode(make_statement(1)), 400),
    "C 1.3: another parameter beside method": ("POST", f"?method=PUT&{ID}", FORM, b"content=%7B%7D", 400),
    "C 1.3: an unknown method": ("POST", "?method=PATCH", FORM, b"a=b", 400),
    "C 1.3: a method that statements do not take": ("POST", "?method=DELETE", FORM, b"a=b", 405),
    "C 1.3: not as POST": ("PUT", "?method=PUT", FORM, f"{ID}&content=%7B%7D".encode(), 400),
    "C 1.3: no content": ("POST", "?method=PUT", FORM, ID.encode(), 400),
    "C 1.3: no form in the body": ("POST", "?method=PUT", FORM, b'{"content": "{}"}', 400),
    "C 1.3: a header in the form counts": (
        "POST",
        "?method=GET",
        FORM,
        urlencode({"X-Experience-API-Version": "0.9"}).encode(),
        400,
    ),
    "C 1.3: a credential in the form counts": ("POST", "?method=GET", FORM, b"Authorization=Basic+YTpi", 401),
    "IEEE 4.1: gone with 2.0": ("POST", "?method=GET", {"Content-Type": FORM["Content-Type"]}, b"limit=1", 400),
    "C 2.1.1: PUT without statementId": ("PUT", "", {}, msgspec.json.encode(make_statement(1)), 400),
    "C 2.1.2: POST takes no statementId": ("POST", f"?{ID}", {}, msgspec.json.encode(make_statement(1)), 400),
    "C 3.2: another name of a parameter": ("GET", "?Limit=1", {}, b"", 400),
}


@pytest.mark.parametrize("clause", REQUESTS)
def test_what_is_taken(client: Client, clause: str) -> None:
    method, query, headers, body, status = REQUESTS[clause]
    assert client.call(method, f"/xapi/statements{query}", body, headers=headers).status == status
    kept = [] if status >= 400 else [1]
    assert client.get().numbers == kept


def test_a_form_stands_for_the_request_it_names(client: Client) -> None:
    """C 1.3: method, headers, parameters and content come from the form."""
    statement = make_statement(1, result={"response": "é a[,]b & c=d"})
    form = {"statementId": make_uuid(1), "content": json.dumps(statement), "Content-Type": "application/json"}
    put = client.call("POST", "/xapi/statements?method=PUT", urlencode(form).encode(), headers=FORM)
    assert (put.status, put.headers["x-experience-api-version"]) == (204, "1.0.3")
    by_form = {"X-Experience-API-Version": "1.0.3", "limit": "1", "agent": json.dumps(K3)}
    alone = {"Content-Type": FORM["Content-Type"], "X-Experience-API-Version": ""}
    got = client.call("POST", "/xapi/statements?method=GET", urlencode(by_form).encode(), headers=alone)
    assert got.numbers == [1]
    assert got.json["statements"][0]["result"] == statement["result"]
    long = client.call("POST", "/xapi/statements?method=GET", b"a" * 300_000, headers=FORM)
    assert (long.status, long.error) == (413, "the body is larger than 256 kB; send fewer statements at once")


def test_attachments_true_gives_parts(client: Client) -> None:
    """C 2.1.3, C 1.5.2: the first part holds the statements; there is no other, since no data are kept."""
    client.post(LINKED)
    for parameters in ({}, {"statementId": make_uuid(1)}):
        plain, wrapped = client.get(**parameters), client.get(**parameters, attachments="true")
        media, _, boundary = wrapped.headers["content-type"].partition("; boundary=")
        mark = boundary.strip('"').encode()
        assert (wrapped.status, media) == (200, "multipart/mixed")
        assert wrapped.body == (
            b"--" + mark + b"\r\nContent-Type: application/json\r\n\r\n" + plain.body + b"\r\n--" + mark + b"--\r\n"
        )
        assert client.get(**parameters, attachments="false").headers["content-type"] == "application/json"


def test_a_voided_statement_has_another_parameter(client: Client) -> None:
    """C 2.1.3: statementId finds none that is voided, voidedStatementId none that is not."""
    client.post([make_statement(1), void(2, 1), make_statement(3)])
    assert client.get(statementId=make_uuid(1)).status == 404
    assert client.get(voidedStatementId=make_uuid(1)).json["id"] == make_uuid(1)
    assert client.get(voidedStatementId=make_uuid(3)).status == 404
    assert client.get(voidedStatementId=make_uuid(2)).status == 404


def test_last_modified_is_the_time_of_storing(client: Client) -> None:
    """IEEE 4.1.6.1; C 2.1.3: Last-Modified stands for `stored`."""
    client.post(make_statement(1))
    answer = client.get(statementId=make_uuid(1))
    stored = to_microseconds(answer.json["stored"])
    modified = parsedate_to_datetime(answer.headers["last-modified"]).timestamp()
    assert stored is not None
    assert modified == stored // 1_000_000


def test_a_single_activity_inside_a_sub_statement_comes_back_as_a_list(client: Client) -> None:
    """D 2.4.6.2: contextActivities are lists, wherever they stand."""
    context = {"contextActivities": {kind: {"id": UNIT} for kind in ("parent", "grouping", "category", "other")}}
    client.post(inside(1, context=context))
    got = client.get(statementId=make_uuid(1)).json["object"]["context"]["contextActivities"]
    assert got == {kind: [{"id": UNIT}] for kind in ("parent", "grouping", "category", "other")}


def test_canonical_prefers_the_language_itself(client: Client) -> None:
    """C 2.1.3, RFC 4647: an exact tag comes before a broader one, whichever stands first."""
    client.post(make_statement(1, verb={"id": ANSWERED, "display": {"en": "answered", "en-GB": "replied"}}))
    got = client.get(format="canonical", headers={"Accept-Language": "en-GB"}).json["statements"][0]
    assert got["verb"]["display"] == {"en-GB": "replied"}


@pytest.mark.parametrize("path", ["/xapi/statements", "/xapi/about", "/xapi/nothing"])
def test_a_browser_takes_no_answer_for_a_page(client: Client, path: str) -> None:
    headers = client.call("GET", path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
