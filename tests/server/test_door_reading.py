"""What the door gives: versions, selections, pages, formats."""

from __future__ import annotations

import json

import pytest

from tests.sample_statements import HUB_AGENT, make_statement, make_uuid
from tests.server.door_client import COURSE, K3, Client, client, log

__all__ = ["client", "log"]


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
        ({"limit": "9" * 5000}, "the parameter limit is no whole number from 0"),
        ({"ascending": "True"}, "the parameter ascending is neither true nor false"),
        ({"since": "yesterday"}, "the parameter since is no timestamp"),
        ({"verb": "answered"}, "the parameter verb is no IRI"),
        ({"registration": "x"}, "the parameter registration is no UUID"),
        ({"agent": "{"}, "the parameter agent is no JSON"),
        ({"agent": "{}"}, "the parameter agent is no agent or identified group"),
        ({"format": "Exact"}, "the parameter format is none of exact, ids, canonical"),
        ({"attachments": "yes"}, "the parameter attachments is neither true nor false"),
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
    assert ids["object"] == {"id": "https://example.org/o"}
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
