"""The number of forms is counted as the player deals them: tests/player/course/forms.test.js has the same cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tutela.model.bank import count_for_all, count_forms
from tutela.model.items import Choice
from tutela.model.kit import Question

CASES = json.loads((Path(__file__).parents[1] / "player" / "course" / "drawing.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_as_many_forms_are_counted_as_the_player_deals(case: dict[str, Any]) -> None:
    questions = [_question(id) for id, number in case["for_all"].items() for _ in range(number)]
    questions += [
        _question(id, constituent)
        for id, sizes in case["for_some"].items()
        for constituent, number in sizes.items()
        for _ in range(number)
    ]
    counted = count_for_all(questions).values()
    forms = count_forms(counted, per_competency=case["per_competency"], precheck=case["precheck"])
    assert forms == case["forms"]


def _question(competency: str, *constituents: str) -> Question:
    item = Choice(id="q", prompt=(), competencies=(competency,), options=())
    return Question(item=item, competency=competency, level="working", unit="u", constituents=constituents)
