"""Tests on paper: the forms that phones ask, and a key that names every right answer."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import msgspec
import pytest

from tests.delivery.publication.smallest import first_plan, nodes_of, open_smallest, words_of
from tutela.delivery.course import DOCUMENTS
from tutela.delivery.publication import paper
from tutela.delivery.publication.forms import deal_forms
from tutela.model.items import Choice
from tutela.model.kit import Question
from tutela.model.package import BankObject
from tutela.model.plan import Session

ROOT = Path(__file__).parents[3]
SITE, PLAN = open_smallest(), first_plan()
BANK = SITE.read_as(SITE.manifest.books[0].bank, BankObject)
SAMPLE = next(each for each in BANK.questions if isinstance(each.item, Choice))
LEVELS = ("introductory", "working", "advanced")


def make_bank(number: int) -> list[Question]:
    """Give questions of three competencies with ids and levels of all sorts."""
    return [
        msgspec.structs.replace(
            SAMPLE,
            item=msgspec.structs.replace(SAMPLE.item, id=f"question-{place}"),
            competency=("see", "act", "plan")[place % 3],
            level=LEVELS[place * 7 % 5 % 3],
            constituents=("workers",) if place % 11 == 10 else (),
        )
        for place in range(number)
    ]


@pytest.mark.parametrize(("number", "per_competency", "precheck"), [(36, 2, 2), (37, 3, 1), (20, 2, 0), (9, 2, 3)])
def test_paper_deals_the_forms_that_the_player_deals(number: int, per_competency: int, precheck: int) -> None:
    bank = make_bank(number)
    given = [
        {"id": each.item.id, "competency": each.competency, "level": each.level, "constituents": each.constituents}
        for each in bank
    ]
    blueprint = {"seed": "0123456789ab", "perCompetency": per_competency, "precheck": precheck}
    script = f"""import {{ deal }} from "./src/tutela/player/course/forms.js";
        console.log(JSON.stringify(deal({json.dumps(given)}, {json.dumps(blueprint)}).forms));"""
    told = subprocess.run(
        ["node", "--input-type=module", "-e", script], cwd=ROOT, capture_output=True, check=True, text=True
    )
    dealt = deal_forms(bank, "0123456789ab", per_competency, precheck)
    assert [[each.item.id for each in form] for form in dealt] == json.loads(told.stdout)


def test_each_form_stands_with_its_key_behind_it_and_does_not_tell_the_answers() -> None:
    book = SITE.manifest.books[0].id
    days = (msgspec.structs.replace(PLAN.days[0], sessions=(Session(kind="pre-test", minutes=15, book=book),)),)
    made = DOCUMENTS["tests"](SITE, msgspec.structs.replace(PLAN, days=days))
    assert len(made.chapters) % 2 == 0
    for form, key in zip(made.chapters[::2], made.chapters[1::2], strict=True):
        asked = [each.label for each in form.blocks if isinstance(each, paper.Box)]
        [counted] = [each for each in nodes_of(key, paper.Grid) if isinstance(each, paper.Grid)]
        assert asked == [f"Question {number}" for number in range(1, len(asked) + 1)]
        assert len(counted.rows) == len(asked)
        assert all(row[2] and not row[3] for row in counted.rows)
        assert "Right" not in words_of(form)


def test_paper_asks_only_about_what_the_plan_teaches() -> None:
    book = SITE.manifest.books[0].id
    [first, *_others] = [each.id for each in SITE.manifest.competencies if each.book == book]
    days = (msgspec.structs.replace(PLAN.days[0], sessions=(Session(kind="pre-test", minutes=15, book=book),)),)
    plan = msgspec.structs.replace(PLAN, days=days, competencies=(first,))
    keys = DOCUMENTS["tests"](SITE, plan).chapters[1::2]
    told = {
        words_of(row[0]) for key in keys for each in key.blocks if isinstance(each, paper.Grid) for row in each.rows
    }
    assert told == {next(each.title for each in SITE.manifest.competencies if each.id == first)}


def test_a_course_without_a_test_says_so() -> None:
    days = (msgspec.structs.replace(PLAN.days[0], sessions=(Session(kind="opening", minutes=15),)),)
    made = DOCUMENTS["tests"](SITE, msgspec.structs.replace(PLAN, days=days))
    assert "This course has no test of a textbook." in words_of(made)
