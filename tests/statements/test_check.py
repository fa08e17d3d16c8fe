"""The rules of xAPI, each with a statement that breaks it."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sample_statements import make_statement
from tutela.statements.check import check_statement
from tutela.statements.check.formats import is_language, is_uuid, to_microseconds, to_timestamp

AGENT = {"mbox": "mailto:someone@example.org"}
GROUP = {"objectType": "Group", "member": [AGENT]}
ACTIVITY = {"id": "https://example.org/a"}
REFERENCE = {"objectType": "StatementRef", "id": "0f8fad5b-d9cb-469f-a165-70867728950e"}
SUB = {"objectType": "SubStatement", "actor": AGENT, "verb": {"id": "https://example.org/v"}, "object": ACTIVITY}
FILE = {
    "usageType": "https://example.org/usage",
    "display": {"en": "A file"},
    "contentType": "text/plain; charset=ascii",
    "length": 27,
    "sha2": "4" * 64,
    "fileUrl": "https://example.org/file",
}


def interaction(**definition: Any) -> dict[str, Any]:
    return {**ACTIVITY, "definition": definition}


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"id": None, "timestamp": None, "result": None, "context": None},
        {"actor": GROUP},
        {"actor": {"objectType": "Group", "account": {"homePage": "https://a.example", "name": "x"}}},
        {"object": AGENT | {"objectType": "Agent"}, "context": None},
        {"object": REFERENCE, "context": None},
        {"object": SUB, "context": None},
        {"object": SUB | {"object": REFERENCE}, "context": None},
        {"object": interaction(interactionType="choice", choices=[{"id": "a"}, {"id": "b"}])},
        {"object": interaction(interactionType="other", correctResponsesPattern=[])},
        {"object": interaction(extensions={"https://example.org/e": None})},
        {"result": {"score": {"scaled": -1, "raw": 3, "min": 0, "max": 3.5}}},
        {"result": {"duration": "P4W"}},
        {"result": {"extensions": {"https://example.org/e": {"deep": [None]}}}},
        {"context": {"instructor": GROUP, "team": GROUP, "statement": REFERENCE}},
        {"context": {"contextActivities": {"other": ACTIVITY}}},
        {
            "context": {
                "contextAgents": [
                    {"objectType": "contextAgent", "agent": AGENT, "relevantTypes": ["https://example.org/t"]}
                ]
            }
        },
        {"context": {"contextGroups": [{"objectType": "contextGroup", "group": GROUP}]}},
        {"attachments": [FILE]},
        {"authority": {"objectType": "Group", "member": [AGENT, {"openid": "https://example.org/me"}]}},
        {"version": "1.0.9"},
        {"stored": "2026-01-01T00:00:00Z"},
        {"timestamp": "2026-01-01T00:00:00.123456789+05:30"},
        {"verb": {"id": "http://adlnet.gov/expapi/verbs/voided"}, "object": REFERENCE, "context": None},
    ],
)
def test_a_statement_by_the_rules_has_no_faults(parts: dict[str, Any]) -> None:
    assert check_statement(make_statement(**parts)) == []


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        ({"actor": None}, "/actor"),
        ({"verb": None}, "/verb"),
        ({"object": None}, "/object"),
        ({"id": "not-a-uuid"}, "/id"),
        ({"id": "0f8fad5b-d9cb-469f-c165-70867728950e"}, "/id"),  # another variant
        ({"id": "0f8fad5b-d9cb-969f-a165-70867728950e"}, "/id"),  # no such version
        ({"extra": 1}, ""),
        ({"Result": {}}, ""),
        ({"actor": {}}, "/actor"),
        ({"actor": AGENT | {"openid": "https://example.org/me"}}, "/actor"),
        ({"actor": AGENT | {"name": None}}, "/actor/name"),
        ({"actor": AGENT | {"objectType": "agent"}}, "/actor/objectType"),
        ({"actor": AGENT | {"member": []}}, "/actor"),
        ({"actor": {"mbox": "someone@example.org"}}, "/actor/mbox"),
        ({"actor": {"mbox_sha1sum": "abc"}}, "/actor/mbox_sha1sum"),
        ({"actor": {"openid": "me"}}, "/actor/openid"),
        ({"actor": {"account": {"name": "x"}}}, "/actor/account/homePage"),
        ({"actor": {"account": {"homePage": "https://a.example", "name": 1}}}, "/actor/account/name"),
        ({"actor": {"objectType": "Group"}}, "/actor"),
        ({"actor": {"objectType": "Group", "member": [GROUP]}}, "/actor/member/0/objectType"),
        ({"verb": {"id": "answered"}}, "/verb/id"),
        ({"verb": {"id": "https://example.org/v", "display": {"a12345678": "x"}}}, "/verb/display/*"),
        ({"verb": {"id": "https://example.org/v", "display": {"en": None}}}, "/verb/display/*"),
        ({"object": {"id": "two sisters"}}, "/object/id"),
        ({"object": ACTIVITY | {"objectType": "activity"}}, "/object/objectType"),
        ({"object": AGENT, "context": None}, "/object"),
        ({"object": interaction(type="lesson")}, "/object/definition/type"),
        ({"object": interaction(interactionType="Choice")}, "/object/definition/interactionType"),
        ({"object": interaction(interactionType="likert", choices=[])}, "/object/definition/choices"),
        ({"object": interaction(correctResponsesPattern=["a"])}, "/object/definition/correctResponsesPattern"),
        (
            {"object": interaction(interactionType="choice", choices=[{"id": "a"}, {"id": "a"}])},
            "/object/definition/choices/1/id",
        ),
        ({"object": interaction(extensions={"no iri": 1})}, "/object/definition/extensions/*"),
        ({"object": REFERENCE | {"id": "x"}, "context": None}, "/object/id"),
        ({"object": SUB | {"object": SUB}, "context": None}, "/object/object"),
        ({"object": SUB | {"id": REFERENCE["id"]}, "context": None}, "/object"),
        ({"object": SUB | {"verb": {"id": "x"}}, "context": None}, "/object/verb/id"),
        ({"result": {"score": {"scaled": 1.01}}}, "/result/score/scaled"),
        ({"result": {"score": {"scaled": "1"}}}, "/result/score/scaled"),
        ({"result": {"score": {"raw": 10**400}}}, "/result/score/raw"),
        ({"result": {"score": {"raw": -(10**400)}}}, "/result/score/raw"),
        ({"result": {"score": {"scaled": True}}}, "/result/score/scaled"),
        ({"result": {"score": {"min": 2, "max": 2}}}, "/result/score/min"),
        ({"result": {"score": {"raw": 1, "min": 2}}}, "/result/score/raw"),
        ({"result": {"score": {"raw": 9, "max": 2}}}, "/result/score/raw"),
        ({"result": {"success": "true"}}, "/result/success"),
        ({"result": {"duration": "P4W1D"}}, "/result/duration"),
        ({"result": {"duration": "PT"}}, "/result/duration"),
        ({"result": {"duration": "PT1.5H2M"}}, "/result/duration"),
        ({"result": {"extensions": {"sequence": 1}}}, "/result/extensions/*"),
        ({"context": {"registration": "x"}}, "/context/registration"),
        ({"context": {"team": AGENT}}, "/context/team/objectType"),
        ({"context": {"language": "a12345678"}}, "/context/language"),
        ({"context": {"contextActivities": {"Parent": []}}}, "/context/contextActivities"),
        ({"context": {"contextActivities": {"parent": "x"}}}, "/context/contextActivities/parent"),
        ({"context": {"statement": {"id": REFERENCE["id"]}}}, "/context/statement/objectType"),
        ({"object": REFERENCE, "context": {"platform": "x"}}, "/context/platform"),
        ({"object": REFERENCE, "context": {"revision": "x"}}, "/context/revision"),
        ({"context": {"contextAgents": [{"agent": AGENT}]}}, "/context/contextAgents/0/objectType"),
        ({"context": {"contextAgents": [{"objectType": "contextAgent"}]}}, "/context/contextAgents/0/agent"),
        (
            {"context": {"contextGroups": [{"objectType": "contextGroup", "group": GROUP, "relevantTypes": []}]}},
            "/context/contextGroups/0/relevantTypes",
        ),
        ({"attachments": FILE}, "/attachments"),
        ({"attachments": [FILE | {"sha2": "x"}]}, "/attachments/0/sha2"),
        ({"attachments": [FILE | {"length": "27"}]}, "/attachments/0/length"),
        ({"attachments": [{key: part for key, part in FILE.items() if key != "fileUrl"}]}, "/attachments/0"),
        ({"authority": {"objectType": "Group", "member": [AGENT]}}, "/authority"),
        ({"version": "1.1.0"}, "/version"),
        ({"timestamp": "2026-02-30T00:00:00Z"}, "/timestamp"),
        ({"timestamp": "2026-01-01T00:00:00-00:00"}, "/timestamp"),
        ({"timestamp": "2026-01-01T00:00:00"}, "/timestamp"),
        ({"timestamp": 1}, "/timestamp"),
        ({"verb": {"id": "http://adlnet.gov/expapi/verbs/voided"}}, "/object"),
    ],
)
def test_a_broken_rule_is_told_by_its_place(parts: dict[str, Any], path: str) -> None:
    statement = make_statement(**parts)
    assert path in {fault.path for fault in check_statement(statement)}


@pytest.mark.parametrize(
    "parts",
    [
        {"context": {"contextAgents": [{"objectType": "contextAgent", "agent": AGENT}]}},
        {"version": "2.0.0"},
        {"timestamp": "2026-01-01T00:00:00-00:00"},
    ],
)
def test_a_client_of_1_0_may_not_use_what_came_with_2_0(parts: dict[str, Any]) -> None:
    assert check_statement(make_statement(**parts), "1.0.3") != []


def test_a_client_of_1_0_may_leave_out_the_offset() -> None:
    assert check_statement(make_statement(timestamp="2026-01-01T00:00:00"), "1.0.3") == []


def test_a_fault_reads_as_one_line() -> None:
    (fault,) = check_statement(make_statement(result={"score": {"scaled": 7}}))
    assert str(fault) == "/result/score/scaled: out of bounds; expected from -1 to 1"


def test_a_key_in_the_wrong_case_is_told_with_the_right_one() -> None:
    faults = check_statement(make_statement(Context={}))
    assert [str(fault) for fault in faults] == ["/: a key in the wrong case; expected context"]


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
PLACES = ["actor", "verb", "object", "result", "context", "attachments", "authority", "version", "timestamp", "id"]


@given(place=st.sampled_from(PLACES), value=JSON_VALUES)
def test_no_value_in_any_part_makes_the_check_fail(place: str, value: Any) -> None:
    for fault in check_statement({**make_statement(), place: value}):
        assert fault.expected


MARK = "Zq9Secret"


@given(place=st.sampled_from([*PLACES, MARK]), inner=st.sampled_from(["name", MARK, "id", "account", "score"]))
def test_no_fault_repeats_what_was_sent(place: str, inner: str) -> None:
    faults = check_statement({**make_statement(), place: {inner: {MARK: MARK}, MARK: MARK}})
    assert faults
    assert MARK not in " ".join(map(str, faults))


@pytest.mark.parametrize(
    "tag", ["en", "pt-BR", "zh-Hant-TW", "sr-Latn", "x-private", "i-klingon", "de-CH-1996", "es-419"]
)
def test_language_tags_of_every_form_are_taken(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["", "e", "something", "en_US", "en-", "en--US", "a-DE"])
def test_what_is_no_language_tag_is_refused(tag: str) -> None:
    assert not is_language(tag)


def test_a_newline_at_the_end_is_no_part_of_any_format() -> None:
    assert not is_uuid("0f8fad5b-d9cb-469f-a165-70867728950e\n")
    assert to_microseconds("2026-01-01T00:00:00Z\n") is None
    assert check_statement(make_statement(result={"duration": "PT1S\n"})) != []


def test_a_media_type_is_read_once_and_not_again_for_each_way_to_split_it() -> None:
    kept = {"usageType": "https://example.org/u", "display": {"en": "x"}, "length": 1, "sha2": "a" * 64}
    parameters = 'text/plain; charset="utf-8;x"; format=flowed'
    started = time.perf_counter()
    for media, faults in ((parameters, 0), ("a/b" + ';a="x"' * 24 + " ", 1), ('a/b;a=x"y', 1)):
        attached = {**kept, "contentType": media, "fileUrl": "https://example.org/f"}
        assert len(check_statement(make_statement(attachments=[attached]))) == faults
    assert time.perf_counter() - started < 1


@given(st.integers(min_value=0, max_value=4_000_000_000_000_000))
def test_a_time_survives_being_written_and_read(moment: int) -> None:
    assert to_microseconds(to_timestamp(moment)) == moment


def test_offsets_name_the_same_moment() -> None:
    assert to_microseconds("2026-01-01T05:30:00+05:30") == to_microseconds("2026-01-01T00:00:00Z")
    assert to_microseconds("2025-12-31T23:00:00-01:00") == to_microseconds("2026-01-01T00:00:00Z")


def test_a_batch_of_fifty_is_checked_well_under_five_milliseconds() -> None:
    batch = [make_statement(number) for number in range(50)]
    best = min(_seconds(batch) for _ in range(5))
    assert best < 0.005


def _seconds(batch: list[dict[str, Any]]) -> float:
    start = time.perf_counter()
    for statement in batch:
        check_statement(statement)
    return time.perf_counter() - start
