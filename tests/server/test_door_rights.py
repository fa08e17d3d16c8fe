"""Who may write and read what, and that nothing leaks on the way."""

from __future__ import annotations

import json
import logging
from base64 import b64encode
from collections.abc import Sequence
from typing import Any

import pytest

from tests.sample_statements import make_statement, make_uuid
from tests.server.door_client import COURSE, CREDENTIALS, K3, Client, client, log
from tutela.server.door import Credential, Door
from tutela.statements.log import Conflict
from tutela.statements.prepare import Entry
from tutela.statements.stores.sqlite import SqliteLog

__all__ = ["client", "log"]


@pytest.mark.parametrize(
    "authorization",
    ["", "Basic", "Basic !!!", "Bearer leaf", "Basic " + b64encode(b"learner").decode(), "Basic /w=="],
)
def test_without_a_credential_nobody_comes_in(client: Client, authorization: str) -> None:
    answer = client.get(headers={"Authorization": authorization})
    assert answer.status == 401
    assert answer.error == "the credential is missing or not known here"
    assert "basic" not in answer.headers["www-authenticate"].split()[0].lower().split("-")


def test_a_wrong_token_and_an_unknown_user_are_told_alike(client: Client) -> None:
    wrong, unknown = client.get(shown="twig"), client.get(user="nobody")
    assert (wrong.status, wrong.body) == (unknown.status, unknown.body) == (401, wrong.body)


def test_a_learner_writes_as_nobody_else(client: Client) -> None:
    assert client.post(make_statement(1), user="learner").status == 200
    other = {"account": {"homePage": "https://hub.example", "name": "m8"}}
    refused = client.post([make_statement(2), make_statement(3, actor=other)], user="learner")
    assert (refused.status, refused.error) == (403, "this credential may write as its own actor only")
    group = {"objectType": "Group", "member": [K3]}
    assert client.post(make_statement(4, actor=group), user="learner").status == 403
    assert client.get().numbers == [1]


def test_a_learner_may_not_void(client: Client) -> None:
    client.post(make_statement(1), user="learner")
    void = make_statement(
        2,
        verb={"id": "http://adlnet.gov/expapi/verbs/voided"},
        object={"objectType": "StatementRef", "id": make_uuid(1)},
        context=None,
    )
    refused = client.post(void, user="learner")
    assert (refused.status, refused.error) == (403, "this credential may not void statements")
    assert client.post(void).status == 200
    assert client.get().numbers == [2]
    assert client.get(statementId=make_uuid(1)).status == 404
    assert client.get(voidedStatementId=make_uuid(1)).status == 200
    assert client.get(voidedStatementId=make_uuid(2)).status == 404


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        ({"actor": {**K3, "name": "Amina"}}, "/actor"),
        ({"verb": {"id": "https://example.org/v", "display": {"en": "x"}}}, "/verb/display"),
        ({"object": {"id": "https://example.org/o", "definition": {"name": {"en": "x"}}}}, "/object/definition"),
        ({"object": {"objectType": "Agent", "mbox": "mailto:a@example.org"}, "context": None}, "/object"),
        ({"result": {"response": "I know a girl who"}}, "/result/response"),
        ({"result": {"extensions": {"https://example.org/e": "my own words"}}}, "/result/extensions/*"),
        ({"context": {"extensions": {"https://example.org/e": {"a": 1}}}}, "/context/extensions/*"),
        ({"object": {"id": "x:" + "I-know-a-girl-who-" * 20}}, "/object/id"),
        ({"object": {"id": "x:J'ai-vu-Zoé"}}, "/object/id"),
        ({"verb": {"id": "x:" + "v" * 200}}, "/verb/id"),
        (
            {"context": {"contextActivities": {"other": [{"id": "x:" + "o" * 200}]}}},
            "/context/contextActivities/other/id",
        ),
        ({"context": {"extensions": {"x:" + "k" * 200: 1}}}, "/context/extensions/*"),
        ({"context": {"revision": "what I read"}}, "/context/revision"),
        ({"context": {"instructor": {"mbox": "mailto:a@example.org"}}}, "/context/instructor"),
    ],
)
def test_a_learner_writes_codes_only(client: Client, parts: dict[str, Any], path: str) -> None:
    refused = client.post(make_statement(1, **parts), user="learner")
    assert (refused.status, refused.error) == (400, "this log keeps codes only: no names and no free text")
    assert [fault["path"] for fault in refused.json["faults"]] == [path]
    assert client.post(make_statement(1, **parts)).status == 200


@pytest.mark.parametrize(
    "response",
    ["a1b2c3d4", "a[,]b", "entry[.]place[,]entry[.]transit", "3", "", "act[.]yes[,]so[.]child-labour", "year[,]place"],
)
def test_coded_responses_of_every_kind_are_taken(client: Client, response: str) -> None:
    assert client.post(make_statement(1, result={"response": response}), user="learner").status == 200


def test_the_text_that_was_there_is_named_by_its_hash(client: Client) -> None:
    assert client.post(make_statement(1, context={"revision": "0123456789ab"}), user="learner").status == 200


def test_a_learners_statement_is_short(client: Client) -> None:
    long = make_statement(2, result={"extensions": {f"https://example.org/{n}": n for n in range(600)}})
    refused = client.post([make_statement(1), long], user="learner")
    assert (refused.status, refused.error) == (413, "a learner's statement is longer than 16 kB")
    assert client.post([make_statement(1), long]).status == 200


def test_a_learner_reads_its_own_statements_only(client: Client) -> None:
    other = {"account": {"homePage": "https://hub.example", "name": "m8"}}
    client.post(
        [make_statement(1), make_statement(2, actor=other), make_statement(3, actor=other, object=K3, context=None)]
    )
    assert client.get(user="learner").numbers == [1]
    assert client.get(user="learner", agent=json.dumps(other)).numbers == []
    assert client.get(user="learner", agent=json.dumps(K3), related_agents="true").numbers == [1]
    assert client.get(user="learner", statementId=make_uuid(1)).status == 200
    assert client.get(user="learner", statementId=make_uuid(2)).status == 404


def test_a_facilitator_reads_the_courses_that_were_named_only(client: Client) -> None:
    elsewhere = {"registration": "7c9e6679-7425-40de-944b-e07fc1f90ae7"}
    client.post([make_statement(1), make_statement(2, context=elsewhere)])
    assert client.get(user="desk", registration=COURSE.upper()).numbers == [1]
    refused = client.get(user="desk")
    assert (refused.status, refused.error) == (
        403,
        "this credential reads only its own courses; name one as registration",
    )
    assert client.get(user="desk", registration=elsewhere["registration"]).status == 403
    assert client.get(user="desk", statementId=make_uuid(1)).status == 200
    assert client.get(user="desk", statementId=make_uuid(2)).status == 404
    assert client.post(make_statement(3), user="desk").status == 403


def test_a_failure_tells_and_logs_nothing_of_the_content(log: SqliteLog, caplog: pytest.LogCaptureFixture) -> None:
    async def append(entries: Sequence[Entry]) -> Conflict | int:
        raise ValueError(entries[0].body.decode())

    async def lookup(user: str) -> Credential | None:
        return CREDENTIALS[user]

    with caplog.at_level(logging.DEBUG):
        answer = Client(Door(log, append, lookup)).post(make_statement(1, result={"response": "Zq9Mark"}))
    assert (answer.status, answer.error) == (500, "the server failed; send again later")
    assert "ValueError at " in caplog.text
    assert "Zq9Mark" not in caplog.text


@pytest.mark.parametrize("user", ["learner", "machine"])
def test_no_refusal_repeats_what_was_sent(client: Client, user: str) -> None:
    mark = "Zq9Mark"
    tries = [
        client.post({mark: mark}, user=user),
        client.post(make_statement(1, result={"response": f"{mark} {mark}", "success": mark}), user=user),
        client.call("POST", body=mark.encode(), user=user),
        client.get(user=user, verb=mark),
        client.call("GET", f"/xapi/statements?{mark}={mark}", user=user),
        client.call("GET", f"/xapi/{mark}", user=user),
        client.get(user=mark),
        client.get(headers={"X-Experience-API-Version": mark}),
    ]
    for answer in tries:
        assert answer.status >= 400
        assert mark not in answer.body.decode()
        assert mark not in str(answer.headers)
