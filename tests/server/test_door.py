"""What the xAPI door takes, gives and refuses."""

from __future__ import annotations

import asyncio
import json
import logging
from base64 import b64encode
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import msgspec
import pytest

from tests.sample_statements import HUB_AGENT, make_statement, make_uuid
from tutela.server.door import Credential, Door, hash_token
from tutela.statements.log import Conflict, LogUnavailable
from tutela.statements.prepare import Entry
from tutela.statements.stores.sqlite import SqliteLog

K3 = {"objectType": "Agent", "account": {"homePage": "https://hub.example", "name": "k3v9"}}
COURSE = "0f8fad5b-d9cb-469f-a165-70867728950e"

CREDENTIALS = {
    "learner": Credential(token_sha256=hash_token("leaf"), agent=K3),
    "desk": Credential(
        token_sha256=hash_token("leaf"), agent=HUB_AGENT, writes="none", reads=frozenset((COURSE,)), voids=True
    ),
    "machine": Credential(token_sha256=hash_token("leaf"), agent=HUB_AGENT, writes="any", reads="all", voids=True),
}


class Response:
    """What came back."""

    def __init__(self, sent: Sequence[dict[str, Any]]) -> None:
        self.status: int = sent[0]["status"]
        self.headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        self.body: bytes = b"".join(message["body"] for message in sent[1:])

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def error(self) -> str:
        return str(self.json["error"])

    @property
    def numbers(self) -> list[int]:
        by_id = {make_uuid(number): number for number in range(100)}
        return [by_id[statement["id"]] for statement in self.json["statements"]]


class Client:
    """Calls the door without a network."""

    def __init__(self, door: Door) -> None:
        self.door = door

    def call(
        self,
        method: str,
        path: str = "/xapi/statements",
        body: bytes | Sequence[bytes] = b"",
        *,
        user: str = "machine",
        shown: str = "leaf",
        headers: dict[str, str] | None = None,
        **parameters: str,
    ) -> Response:
        given = {
            "X-Experience-API-Version": "2.0.0",
            "Authorization": "Basic " + b64encode(f"{user}:{shown}".encode()).decode(),
            "Content-Type": "application/json",
            **(headers or {}),
        }
        if "?" in path:
            path, _, query = path.partition("?")
        else:
            query = urlencode(parameters)
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query.encode(),
            "headers": [(name.lower().encode(), value.encode()) for name, value in given.items()],
        }
        chunks = [body] if isinstance(body, bytes) else list(body)
        return asyncio.run(self._run(scope, chunks))

    async def _run(self, scope: dict[str, Any], chunks: list[bytes]) -> Response:
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": chunks.pop(0), "more_body": bool(chunks)}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self.door(scope, receive, send)
        return Response(sent)

    def post(self, value: Any, **options: Any) -> Response:
        return self.call("POST", body=msgspec.json.encode(value), **options)

    def put(self, value: Any, **options: Any) -> Response:
        return self.call("PUT", body=msgspec.json.encode(value), **options)

    def get(self, **options: Any) -> Response:
        return self.call("GET", **options)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SqliteLog]:
    """Give an empty log whose clock counts milliseconds from 2026-01-01."""
    times = iter(range(1_767_225_600_000_000, 1_767_225_700_000_000, 1_000))
    log = SqliteLog(tmp_path / "log.sqlite3", now=lambda: next(times))
    yield log
    log.close()


@pytest.fixture
def client(log: SqliteLog) -> Client:
    async def append(entries: Sequence[Entry]) -> Conflict | None:
        return log.append([entries])[0]

    async def lookup(user: str) -> Credential | None:
        return CREDENTIALS.get(user)

    return Client(Door(log, append, lookup, make_id=lambda: make_uuid(77)))


def test_a_statement_is_kept_and_given_back(client: Client) -> None:
    posted = client.post(make_statement(1))
    assert (posted.status, posted.json) == (200, [make_uuid(1)])
    got = client.get(statementId=make_uuid(1))
    assert got.status == 200
    assert got.json["authority"] == HUB_AGENT
    assert got.json["result"] == make_statement(1)["result"]
    assert got.headers["last-modified"] == "Thu, 01 Jan 2026 00:00:00 GMT"
    assert got.headers["etag"].strip('"').isalnum()


def test_a_batch_gives_its_ids_in_order(client: Client) -> None:
    posted = client.post([make_statement(3), make_statement(2), make_statement(1, id=None)])
    assert posted.json == [make_uuid(3), make_uuid(2), make_uuid(77)]
    assert client.post([]).json == []


def test_put_keeps_one_statement_under_the_id_it_names(client: Client) -> None:
    assert client.put(make_statement(1, id=None), statementId=make_uuid(1)).status == 204
    assert client.put(make_statement(1), statementId=make_uuid(1)).status == 204
    assert client.get().numbers == [1]
    assert client.put(make_statement(1), statementId=make_uuid(2)).status == 400
    assert client.put(make_statement(1)).error == "the parameter statementId is no UUID"
    assert client.put([make_statement(1)], statementId=make_uuid(1)).status == 400


def test_the_same_again_is_harmless_and_another_under_its_id_is_a_conflict(client: Client) -> None:
    client.post(make_statement(1))
    assert client.post(make_statement(1)).status == 200
    refused = client.post([make_statement(2), make_statement(1, result={"response": "other"})])
    assert refused.status == 409
    expected = "other statements are kept under these ids, nothing of this request was kept: "
    assert refused.json == {"error": expected + make_uuid(1)}
    assert client.get().numbers == [1]


def test_a_batch_with_one_fault_is_refused_whole_with_the_place_of_the_fault(client: Client) -> None:
    refused = client.post([make_statement(1), make_statement(2, verb={"id": "x"})])
    assert refused.status == 400
    assert refused.json == {
        "error": "the statement breaks the rules of xAPI",
        "faults": [{"path": "/1/verb/id", "what": "a string of another form", "expected": "an IRI with its scheme"}],
        "more": 0,
    }
    assert client.get().json == {"statements": [], "more": ""}


def test_one_id_twice_in_a_batch_is_refused(client: Client) -> None:
    refused = client.post([make_statement(1), make_statement(1)])
    assert (refused.status, refused.error) == (400, "two statements of the batch have one id")


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", "the body is no valid JSON in UTF-8"),
        (b"{", "the body is no valid JSON in UTF-8"),
        (b"[{]", "the body is no valid JSON in UTF-8"),
        (b'{"a":"\xff"}', "the body is no valid JSON in UTF-8"),
        (b"\xef\xbb\xbf{}", "the body is no valid JSON in UTF-8"),
        (b'{"a":NaN}', "the body is no valid JSON in UTF-8"),
        (b'{"a":"\\ud800"}', "the body is no valid JSON in UTF-8"),
        (b"[" * 100_000, "the JSON is nested too deep"),
        (b'{"a":' * 100_000, "the JSON is nested too deep"),
        (b'[{"a":' + b"[" * 100_000, "the JSON is nested too deep"),
        (b'{"actor":1,"actor":2}', "the JSON names a key twice in one object"),
        (b"7", "the statement breaks the rules of xAPI"),
    ],
)
def test_broken_json_is_refused_in_words(client: Client, body: bytes, error: str) -> None:
    refused = client.call("POST", body=body)
    assert (refused.status, refused.error) == (400, error)


@pytest.mark.parametrize(
    ("headers", "status", "error"),
    [
        ({"Content-Encoding": "gzip"}, 415, "compressed bodies are not taken; send the JSON as it is"),
        ({"Content-Type": "text/plain"}, 415, "the Content-Type is not application/json"),
        ({"Content-Type": "application/json; charset=latin-1"}, 415, "the character encoding is not UTF-8"),
        (
            {"Content-Type": "multipart/mixed; boundary=x"},
            400,
            "attachment data is not taken; send application/json with a fileUrl for each attachment",
        ),
        (
            {"Content-Type": "application/x-www-form-urlencoded"},
            400,
            "the alternate request syntax is not taken; use the method itself, as 2.0 demands",
        ),
    ],
)
def test_other_bodies_are_refused_in_words(client: Client, headers: dict[str, str], status: int, error: str) -> None:
    refused = client.post(make_statement(1), headers=headers)
    assert (refused.status, refused.error) == (status, error)


def test_the_alternate_request_syntax_is_refused(client: Client) -> None:
    assert client.post(make_statement(1), method_name="PUT").status == 400
    assert client.call("POST", path="/xapi/statements?method=GET").status == 400


def test_a_large_body_is_refused_while_it_comes(client: Client) -> None:
    error = "the body is larger than 4 MB; send fewer statements at once"
    refused = client.call("POST", body=[b" " * 1_000_000] * 9)
    assert (refused.status, refused.error) == (413, error)
    assert client.call("POST", headers={"Content-Length": "5000000"}).status == 413
    assert client.call("POST", body=b" " * 4_300_000).status == 413


def test_a_body_may_come_in_pieces(client: Client) -> None:
    body = msgspec.json.encode(make_statement(1))
    assert client.call("POST", body=[body[:10], body[10:50], b"", body[50:]]).status == 200


def test_a_batch_of_more_than_a_thousand_is_refused(client: Client) -> None:
    refused = client.call("POST", body=b"[" + b",".join([b"{}"] * 1001) + b"]")
    assert refused.status == 413
    assert refused.error == "more than 1,000 statements in one request; send fewer at once"


@pytest.mark.parametrize("version", ["2.0.0", "2.0", "1.0.3", "1.0.0", "1.0"])
def test_known_versions_are_spoken_and_named(client: Client, version: str) -> None:
    answer = client.get(headers={"X-Experience-API-Version": version})
    assert answer.status == 200
    assert answer.headers["x-experience-api-version"] == (version + ".0" if len(version) == 3 else version)


@pytest.mark.parametrize("version", ["", "0.95", "1.1.0", "2.1.0", "3", "two"])
def test_other_versions_are_refused_with_400(client: Client, version: str) -> None:
    answer = client.get(headers={"X-Experience-API-Version": version})
    assert answer.status == 400
    assert answer.headers["x-experience-api-version"] == "2.0.0"
    assert answer.error.endswith("send 2.0.0 or 1.0.3")


def test_about_needs_neither_version_nor_credential(client: Client) -> None:
    headers = {"X-Experience-API-Version": "", "Authorization": ""}
    answer = client.call("GET", "/xapi/about", headers=headers)
    assert (answer.status, answer.json) == (200, {"version": ["1.0.3", "2.0.0"]})


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


def test_more_leads_through_all_pages(client: Client) -> None:
    client.post([make_statement(number) for number in range(1, 8)])
    answer = client.get(limit="3", verb="http://adlnet.gov/expapi/verbs/answered")
    seen = answer.numbers
    while answer.json["more"]:
        client.post(make_statement(50 + len(seen)))
        answer = client.call("GET", answer.json["more"])
        seen += answer.numbers
    assert seen == [7, 6, 5, 4, 3, 2, 1]
    assert client.get(limit="2", ascending="true").numbers == [1, 2]


def test_every_filter_of_the_standard_is_applied(client: Client) -> None:
    other = {"mbox": "mailto:a@example.org"}
    client.post([make_statement(1), make_statement(2, actor=other, verb={"id": "https://example.org/v"}, context=None)])
    stored = client.get(statementId=make_uuid(1)).json["stored"]
    unit = "https://tutela.example/kit/unit/starting-points"
    assert client.get(agent=json.dumps(other)).numbers == [2]
    assert client.get(verb="https://example.org/v").numbers == [2]
    assert client.get(activity="https://tutela.example/kit/item/two-sisters").numbers == [2, 1]
    assert client.get(activity=unit).numbers == []
    assert client.get(activity=unit, related_activities="true").numbers == [1]
    assert client.get(registration=COURSE).numbers == [1]
    assert client.get(since=stored).numbers == [2]
    assert client.get(until=stored).numbers == [1]
    assert client.get(agent=json.dumps(K3), verb="https://example.org/v").numbers == []


@pytest.mark.parametrize(
    ("parameters", "error"),
    [
        ({"StatementId": make_uuid(1)}, None),
        ({"limit": "-1"}, "the parameter limit is no whole number from 0"),
        ({"limit": "many"}, "the parameter limit is no whole number from 0"),
        ({"ascending": "True"}, "the parameter ascending is neither true nor false"),
        ({"since": "yesterday"}, "the parameter since is no timestamp"),
        ({"verb": "answered"}, "the parameter verb is no IRI"),
        ({"registration": "x"}, "the parameter registration is no UUID"),
        ({"agent": "{"}, "the parameter agent is no JSON"),
        ({"agent": "{}"}, "the parameter agent is no agent or identified group"),
        ({"format": "Exact"}, "the parameter format is none of exact, ids, canonical"),
        ({"attachments": "true"}, "this log keeps no attachment data; ask with attachments=false"),
        ({"statementId": "x"}, "the id asked for is no UUID"),
        (
            {"statementId": make_uuid(1), "voidedStatementId": make_uuid(1)},
            "statementId and voidedStatementId are given together; give one",
        ),
        (
            {"statementId": make_uuid(1), "limit": "1"},
            "beside statementId or voidedStatementId only format and attachments may be given",
        ),
    ],
)
def test_parameters_that_mean_nothing_are_refused(
    client: Client, parameters: dict[str, str], error: str | None
) -> None:
    refused = client.get(**parameters)
    assert refused.status == 400
    assert error is None or refused.error == error


@pytest.mark.parametrize(
    "query", ["limit=1&limit=2", "limit", "%zz=1&verb=%ff", "&".join(f"a{n}=1" for n in range(99))]
)
def test_malformed_queries_are_refused(client: Client, query: str) -> None:
    assert client.call("GET", f"/xapi/statements?{query}").status == 400


def test_ids_gives_what_identifies_and_canonical_one_language(client: Client) -> None:
    definition = {"name": {"en": "Two sisters", "fr": "Deux soeurs"}, "type": "https://example.org/t"}
    statement = make_statement(
        1,
        actor={**K3, "name": "A. N. Agent"},
        verb={"id": "https://example.org/v", "display": {"en-GB": "answered", "fr": "a répondu"}},
        object={"objectType": "Activity", "id": "https://example.org/o", "definition": definition},
        context={
            "team": {"objectType": "Group", "name": "T", "member": [{"mbox": "mailto:a@example.org", "name": "A"}]},
            "contextActivities": {"parent": [{"id": "https://example.org/p", "definition": definition}]},
            "extensions": {"https://example.org/e": {"name": {"en": "kept", "fr": "kept"}}},
        },
    )
    client.post(statement)
    ids = client.get(statementId=make_uuid(1), format="ids").json
    assert ids["actor"] == K3
    assert ids["verb"] == {"id": "https://example.org/v"}
    assert ids["object"] == {"objectType": "Activity", "id": "https://example.org/o"}
    assert ids["context"]["team"] == {"objectType": "Group", "member": [{"mbox": "mailto:a@example.org"}]}
    assert ids["context"]["contextActivities"] == {"parent": [{"id": "https://example.org/p"}]}
    assert ids["context"]["extensions"] == statement["context"]["extensions"]
    languages = {"Accept-Language": "de, fr;q=0.5, en;q=0.4"}
    french = client.get(statementId=make_uuid(1), format="canonical", headers=languages).json
    assert french["verb"]["display"] == {"fr": "a répondu"}
    assert french["object"]["definition"]["name"] == {"fr": "Deux soeurs"}
    assert french["actor"] == statement["actor"]
    assert french["context"]["extensions"] == statement["context"]["extensions"]
    english = client.get(format="canonical", headers={"Accept-Language": "en-US"}).json["statements"][0]
    assert english["object"]["definition"]["name"] == {"en": "Two sisters"}


def test_a_single_context_activity_comes_back_as_a_list(client: Client) -> None:
    client.post(make_statement(1, context={"contextActivities": {"parent": {"id": "https://example.org/p"}}}))
    context = client.get(statementId=make_uuid(1)).json["context"]
    assert context == {"contextActivities": {"parent": [{"id": "https://example.org/p"}]}}


def test_stored_and_authority_of_the_sender_are_overwritten(client: Client) -> None:
    client.post(make_statement(1, stored="2001-01-01T00:00:00Z", authority={"mbox": "mailto:a@example.org"}))
    got = client.get(statementId=make_uuid(1)).json
    assert got["authority"] == HUB_AGENT
    assert got["stored"].startswith("2026")


def test_a_statement_of_a_1_0_client_without_version_is_1_0_0(client: Client) -> None:
    client.post(make_statement(1), headers={"X-Experience-API-Version": "1.0.3"})
    assert client.get(statementId=make_uuid(1)).json["version"] == "1.0.0"


def test_head_is_get_without_a_body_and_options_names_the_methods(client: Client) -> None:
    client.post(make_statement(1))
    head, got = (client.call(method, statementId=make_uuid(1)) for method in ("HEAD", "GET"))
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(got.body))
    assert client.call("OPTIONS").headers["allow"] == "HEAD, OPTIONS, GET, POST, PUT"
    refused = client.call("DELETE")
    assert (refused.status, refused.headers["allow"]) == (405, "HEAD, OPTIONS, GET, POST, PUT")
    assert client.call("GET", "/xapi/activities/state").status == 404


def test_every_answer_on_statements_tells_how_far_the_log_is_consistent(client: Client) -> None:
    for answer in (client.post(make_statement(1)), client.get(), client.get(limit="x"), client.get(shown="x")):
        assert answer.headers["x-experience-api-consistent-through"].startswith("2026-01-01T00:00:00.")


def test_when_the_log_cannot_write_the_client_is_asked_to_come_again(log: SqliteLog) -> None:
    async def append(entries: Sequence[Entry]) -> Conflict | None:
        raise LogUnavailable("disk full")

    async def lookup(user: str) -> Credential | None:
        return CREDENTIALS[user]

    answer = Client(Door(log, append, lookup)).post(make_statement(1))
    assert (answer.status, answer.headers["retry-after"]) == (503, "5")
    assert answer.error == "the log cannot be reached now; send again"


def test_a_failure_tells_and_logs_nothing_of_the_content(log: SqliteLog, caplog: pytest.LogCaptureFixture) -> None:
    async def append(entries: Sequence[Entry]) -> Conflict | None:
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


def test_a_client_that_goes_away_is_not_answered(client: Client) -> None:
    sent: list[dict[str, Any]] = []
    messages = [{"type": "http.request", "body": b"[", "more_body": True}, {"type": "http.disconnect"}]
    headers = [
        (b"authorization", b"Basic " + b64encode(b"machine:leaf")),
        (b"x-experience-api-version", b"2.0.0"),
        (b"content-type", b"application/json"),
    ]
    scope = {"type": "http", "method": "POST", "path": "/xapi/statements", "query_string": b"", "headers": headers}

    async def run() -> None:
        async def receive() -> dict[str, Any]:
            return messages.pop(0)

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await client.door(scope, receive, send)

    asyncio.run(run())
    assert sent == []
