"""Forms that protect: consent before anything, no identifiers, no child is asked; and every server can read them."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import openpyxl
import pytest
from pyxform.xls2xform import convert

from tutela.delivery.web.words import read_words
from tutela.evidence.data import open_survey, read_mapping
from tutela.evidence.data.names import names_of
from tutela.evidence.findings import Request, find
from tutela.evidence.forms import (
    FORM_LEVELS,
    Form,
    Protection,
    Speech,
    elsewhere_mapping_of,
    make_form,
    mapping_of,
    write_form,
)
from tutela.evidence.forms.form import FormLevel, Length
from tutela.evidence.refused import Refused
from tutela.model.kit import Factor, Observation
from tutela.source import read_kit

PROTECTION = Protection("Ethics board of the ministry, decision 12 of 2026", "Child helpline, free call")
AREAS = ("North", "South")
ENGLISH = Speech("en", read_words({}).by_key, lambda _, text: text)
ALL: list[tuple[FormLevel, Length]] = [(level, length) for level in FORM_LEVELS for length in ("short", "full")]


@pytest.fixture(scope="module")
def factors() -> tuple[Factor, ...]:
    kit = read_kit(Path("kit"), today=datetime.date(2026, 11, 26)).kit
    assert kit is not None
    return kit.factors


def _factor(question: str, level: str = "family", id_: str = "a-factor", counts: str = "yes") -> Factor:
    observe = Observation("share", question, counts, "A label")
    return Factor(id_, "A factor", level, "source", "why", observe)  # type: ignore[arg-type]


def _labels(form: Form) -> list[str]:
    return [ENGLISH.say(row.label) for row in form.rows]


@pytest.mark.parametrize(("level", "length"), ALL)
def test_every_form_is_read_by_pyxform(
    factors: tuple[Factor, ...], tmp_path: Path, level: FormLevel, length: Length
) -> None:
    write_form(
        make_form(level, factors, PROTECTION, length=length, areas=AREAS), tmp_path / "f.xlsx",
        speeches=[ENGLISH], version="20261126",
    )  # fmt: skip
    made = convert(str(tmp_path / "f.xlsx"))
    assert made.warnings == []
    text = made.xform
    assert not re.search(r"geopoint|deviceid|phonenumber|subscriberid|simserial|<upload|email|username", text)
    assert PROTECTION.referral in text
    assert PROTECTION.ethics in text


@pytest.mark.parametrize(("level", "length"), ALL)
def test_nothing_is_asked_before_consent_and_nothing_without_it(
    factors: tuple[Factor, ...], level: FormLevel, length: Length
) -> None:
    rows = make_form(level, factors, PROTECTION, length=length, areas=AREAS).rows
    names = [row.name for row in rows]
    gate = names.index("interview")
    assert rows[gate].relevant == "${adult} = 'yes' and ${consent} = 'yes'"
    asked = [row.name for row in rows[:gate] if row.type not in ("note", "begin_group", "end_group")]
    assert asked == ["stratum", "cluster", "area", "adult", "consent"]
    depth, inside = 0, []
    for row in rows[gate:]:
        depth += row.type.startswith("begin") - row.type.startswith("end")
        inside.append(depth > 0 or row.type in ("note", "end_group"))
    assert all(inside)
    assert depth == 0


@pytest.mark.parametrize("level", list(FORM_LEVELS))
def test_the_short_form_takes_at_most_15_minutes(factors: tuple[Factor, ...], level: FormLevel) -> None:
    assert make_form(level, factors, PROTECTION, length="short", areas=AREAS).minutes <= 15


def test_children_who_live_elsewhere_have_a_list_of_their_own(factors: tuple[Factor, ...]) -> None:
    rows = make_form("household", factors, PROTECTION, length="short", areas=AREAS).rows
    assert [row.name for row in rows if row.type == "begin_repeat"] == ["children", "elsewhere"]


@pytest.mark.parametrize(
    ("ethics", "referral", "says"),
    [
        ("", "Child helpline, free call", "no ethics approval; expected --ethics with the body and its decision"),
        (
            "pending",
            "Child helpline, free call",
            "no ethics approval; expected --ethics with the body and its decision",
        ),
        (
            "Board, decision 12",
            "  ...  ",
            "no referral contact; expected --referral with the service and how it is reached",
        ),
        (
            "Board, decision 12",
            "tbd",
            "no referral contact; expected --referral with the service and how it is reached",
        ),
    ],
)
def test_without_approval_or_referral_there_is_no_form(ethics: str, referral: str, says: str) -> None:
    with pytest.raises(Refused) as raised:
        Protection(ethics, referral)
    assert str(raised.value) == f"{says}; obtain it first; a survey without it can harm children"


@pytest.mark.parametrize(
    "question",
    [
        "Has a child here been sexually harmed?",
        "Was a child beaten?",
        "What is the name of the child?",
        "What is your phone number?",
        "Please take a photo of the house.",
    ],
)
def test_what_no_form_asks_is_left_out_and_told(question: str) -> None:
    factors = [_factor(question), _factor("Did this household borrow money?", "child", "debt")]
    form = make_form("household", factors, PROTECTION, areas=AREAS)
    assert form.left_out == ("a-factor",)
    assert question not in _labels(form)


def test_the_kit_itself_asks_nothing_that_is_left_out(factors: tuple[Factor, ...]) -> None:
    assert [make_form(level, factors, PROTECTION, areas=AREAS).left_out for level in FORM_LEVELS] == [()] * 4


def test_numbers_are_asked_as_numbers_and_officials_alone_are_asked_about_laws() -> None:
    two = _factor("How many people live here, and how many of them earn?", counts="first-per-second")
    law = _factor("For an official of a district: is there a guardian?", id_="guardian")
    walk = _factor("How many minutes on foot?", id_="walk", counts="more-than-60")
    form = make_form("household", [two, law, walk], PROTECTION, areas=AREAS)
    numbers = [row for row in form.rows if row.name in ("a_factor_1", "a_factor_2")]
    assert [row.type for row in numbers] == ["integer", "integer"]
    assert ENGLISH.say(numbers[1].label) == "How many people live here, and how many of them earn? (number 2)"
    assert next(row for row in form.rows if row.name == "guardian").relevant == "${role} = 'official'"
    assert next(row for row in form.rows if row.name == "walk").constraint == ". >= 0 and . <= 600"


@pytest.mark.parametrize(
    ("counts", "answers", "holds"),
    [
        ("yes", {"q": "yes"}, 1), ("yes", {"q": "no"}, 0), ("no", {"q": "no"}, 1), ("no", {"q": "yes"}, 0),
        ("no", {"q": "not_for_us"}, None), ("yes", {"q": "no_answer"}, None),
        ("more-than-0", {"q": 0}, 0), ("more-than-0", {"q": 1}, 1), ("more-than-60", {"q": 60}, 0),
        ("first-below-second", {"q_1": 14, "q_2": 15}, 1), ("first-below-second", {"q_1": 16, "q_2": 15}, 0),
        ("second-below-first", {"q_1": 4, "q_2": 1}, 1), ("second-below-first", {"q_1": 4, "q_2": ""}, None),
        ("first-per-second", {"q_1": 6, "q_2": 4}, 1.5), ("first-per-second", {"q_1": 6, "q_2": 0}, None),
    ],
)  # fmt: skip
def test_the_mapping_counts_the_answer_that_is_the_deprivation(
    tmp_path: Path, counts: str, answers: dict[str, object], holds: float | None
) -> None:
    form = make_form("community", [_factor("Question?", "community", "q", counts)], PROTECTION, areas=AREAS)
    (tmp_path / "m.yaml").write_text(mapping_of(form, ENGLISH), "utf-8")
    mapping = read_mapping(tmp_path / "m.yaml")
    (tmp_path / "a.json").write_text(json.dumps([{"stratum": 1, "cluster": 1, "area": "area_1", **answers}]), "utf-8")
    found = open_survey(tmp_path / "a.json", mapping).connection.execute("SELECT q FROM units").fetchone()
    assert found == (holds,)
    assert mapping.indicators["q"].label == "A label"
    assert mapping.indicators["q"].level == "community"


def test_a_household_mapping_says_that_its_answers_count_for_each_child(
    factors: tuple[Factor, ...], tmp_path: Path
) -> None:
    (tmp_path / "m.yaml").write_text(
        mapping_of(make_form("household", factors, PROTECTION, areas=AREAS), ENGLISH), "utf-8"
    )
    assert read_mapping(tmp_path / "m.yaml").notes[1].startswith("What the household answered counts for each of its")


def test_every_question_of_the_kit_says_what_counts_and_has_a_label_of_its_own(factors: tuple[Factor, ...]) -> None:
    for level in FORM_LEVELS:
        form = make_form(level, factors, PROTECTION, areas=AREAS)
        labels = [factor.observe.label for factor in form.asked]
        assert len(set(labels)) == len(labels)
        assert max(map(len, labels)) <= 70


def test_a_text_that_begins_like_a_formula_stays_a_text(factors: tuple[Factor, ...], tmp_path: Path) -> None:
    protection = Protection("=HYPERLINK(1) board, decision", "Child helpline, free call")
    write_form(
        make_form("community", factors, protection, areas=("=1+1", "South")),
        tmp_path / "f.xlsx",
        speeches=[ENGLISH],
        version="1",
    )
    book = openpyxl.load_workbook(tmp_path / "f.xlsx")
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


def test_areas_are_named_or_there_is_no_form(factors: tuple[Factor, ...]) -> None:
    with pytest.raises(Refused, match=r"1 areas; expected two areas or more, each once; name them"):
        make_form("household", factors, PROTECTION, areas=("North",))
    with pytest.raises(Refused, match="holds"):
        make_form("household", factors, PROTECTION, areas=("${x}", "South"))


@pytest.mark.parametrize("level", list(FORM_LEVELS))
def test_what_comes_back_from_a_form_can_be_profiled_with_its_mapping(
    factors: tuple[Factor, ...], tmp_path: Path, level: FormLevel
) -> None:
    form = make_form(level, factors, PROTECTION, areas=AREAS)
    (tmp_path / "form.map.yaml").write_text(mapping_of(form, ENGLISH), "utf-8")
    mapping = read_mapping(tmp_path / "form.map.yaml")
    assert set(names_of(mapping)) <= {row.name for row in form.rows}
    answers: dict[str, object] = {name: "yes" if name in mapping.texts else 3 for name in names_of(mapping)}
    answers |= {"stratum": 1, "area": "area_2", "sector": "farming", "child_sex": "girl", "child_age": 7}
    children = {"children": [answers]} if level == "household" else {}
    submissions = [{**answers, "cluster": number, **children} for number in (1, 2)]
    (tmp_path / "answers.json").write_text(json.dumps(submissions), "utf-8")
    survey = open_survey(tmp_path / "answers.json", mapping)
    assert survey.rows == 2
    assert survey.groups["area"].labels == AREAS
    asked = [factor for factor in form.asked if factor.observe.counts in ("yes", "no")]
    for factor in asked:
        name = factor.id.replace("-", "_")
        found = survey.connection.execute(f"SELECT MIN({name}) FROM units").fetchone()
        assert found == (int(factor.observe.counts == "yes"),)
    sensitive = {name for name, indicator in mapping.indicators.items() if indicator.sensitive}
    assert sensitive == {factor.id.replace("-", "_") for factor in form.asked if factor.observe.sensitive}


def test_children_who_live_elsewhere_give_corridors(factors: tuple[Factor, ...], tmp_path: Path) -> None:
    form = make_form("household", factors, PROTECTION, areas=AREAS)
    (tmp_path / "elsewhere.yaml").write_text(elsewhere_mapping_of(form, ENGLISH), "utf-8")
    mapping = read_mapping(tmp_path / "elsewhere.yaml")
    assert set(names_of(mapping)) <= {row.name for row in form.rows}
    child = {"away_sex": "boy", "away_age": "12_14", "away_area": "area_2", "away_reason": "work", "away_contact": "no"}
    homes = [{"stratum": 1, "cluster": number % 4, "area": "area_1", "elsewhere": [child]} for number in range(30)]
    (tmp_path / "answers.json").write_text(json.dumps(homes), "utf-8")
    found = find(open_survey(tmp_path / "answers.json", mapping), Request(replicates=2))
    assert found.corridors is not None
    numbers = {tuple(label for _, label in row.groups): row.estimate for row in found.corridors.rows}
    assert numbers["North", "South"] == 30
    assert numbers["South", "North"] is None  # nobody was found; that is a number under 10 too


def test_the_shipped_mapping_reads_what_the_form_asks(factors: tuple[Factor, ...]) -> None:
    form: Form = make_form("household", factors, PROTECTION, areas=AREAS)
    assert set(names_of(read_mapping("tutela-household"))) <= {row.name for row in form.rows}
