"""The mapping that belongs to a form: so that what comes back from the field can be profiled without writing one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from tutela.evidence.forms.form import Form
from tutela.evidence.forms.rows import columns_of, question_name
from tutela.evidence.forms.speech import Phrase, Speech, kit_text, word
from tutela.model.kit import Factor

__all__ = ["elsewhere_mapping_of", "mapping_of"]

Say = Callable[[Phrase], str]
_ROSTER_TEXTS = ("child_sex", "attends_school", "birth_registered", "mother_here", "father_here")
_AGE = "CASE WHEN child_age < 5 THEN 1 WHEN child_age < 12 THEN 2 WHEN child_age < 15 THEN 3 ELSE 4 END"
_UNITS = {
    "household": "children",
    "community": "adults asked",
    "institution": "adults asked",
    "workplace": "workplaces",
}
_WORK = (
    "CASE WHEN child_age between 5 and 11 THEN work_hours >= 1 WHEN child_age between 12 and 14 THEN work_hours >= 14 "
    "WHEN child_age between 15 and 17 THEN work_hours >= 43 END"
)
_CHORES = "CASE WHEN child_age between 5 and 14 THEN chore_hours >= 21 WHEN child_age between 15 and 17 THEN false END"


def mapping_of(form: Form, speech: Speech) -> str:
    """Give the YAML, its labels in the language of `speech`.

    An indicator holds where the answer is the one that counts as the deprivation (`counts` in the kit), with the label
    that the kit gives that answer. Whom a question does not concern, and who does not answer, is not counted. Sensitive
    questions stay sensitive.
    """
    say = speech.say
    whole: dict[str, Any] = {
        "id": form.id.replace("_", "-"),
        "title": say(form.title),
        "unit": _UNITS[form.level],
        "design": {"stratum": "stratum", "psu": "cluster"},
        "texts": ["area", *(question_name(factor.id) for factor in form.asked if not factor.observe.numbers)],
        "groups": {
            "area": {"value": "area", "label": say(word("area")), "area": 1, "labels": _labels(form, "area", say)}
        },
        "indicators": {question_name(factor.id): _indicator(factor, say) for factor in form.asked},
        "notes": [say(word("found.no-weight"))],
    }
    if form.level == "household":
        whole |= {"repeat": "children", "keep": "child_age between 0 and 17", "ranges": {"child_age": [0, 17]}}
        whole["texts"] += _ROSTER_TEXTS
        whole["notes"].append(say(word("found.of-household")))
        whole["variables"] = {"much_work": _WORK, "many_chores": _CHORES}
        ages = [text for _, text in form.choices["age_group"]]
        age = {
            "value": _AGE,
            "label": say(word("age")),
            "labels": {str(n): say(text) for n, text in enumerate(ages, 1)},
        }
        whole["groups"] |= {"sex": _sex("child_sex", say), "age_group": age}
        whole["indicators"] = _of_children(say) | whole["indicators"]
    elif form.level == "workplace":
        whole["texts"].append("sector")
        sectors = _labels(form, "sector", say)
        whole["groups"]["sector"] = {"value": "sector", "label": say(word("sector")), "labels": sectors}
    return yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=120)


def _indicator(factor: Factor, say: Say) -> dict[str, Any]:
    observe, columns = factor.observe, columns_of(factor.id, factor.observe)
    kind = {}
    if observe.counts in ("yes", "no"):
        yes = _answer(columns[0], observe.counts)
    elif observe.counts == "first-per-second":
        first, second = columns
        yes, kind = f"CASE WHEN {second} > 0 THEN {first} / {second} END", {"kind": "mean"}
    elif observe.numbers == 2:
        first, second = columns if observe.counts == "first-below-second" else reversed(columns)
        yes = f"{first} < {second}"
    else:
        yes = f"{columns[0]} > {observe.counts.rpartition('-')[2]}"
    sensitive = {"sensitive": True} if observe.sensitive else {}
    return {"yes": yes, "label": say(kit_text(observe.label)), **kind, "level": factor.level, **sensitive}


def _answer(column: str, answer: str) -> str:
    return f"CASE WHEN {column} in ('yes', 'no') THEN {column} = '{answer}' END"


def _area(form: Form, label: Phrase, say: Say) -> dict[str, Any]:
    return {"value": "area", "label": say(label), "area": 1, "labels": _labels(form, "area", say)}


def _labels(form: Form, choices: str, say: Say) -> dict[str, str]:
    return {value: say(phrase) for value, phrase in form.choices[choices]}


def _sex(column: str, say: Say) -> dict[str, Any]:
    labels = {"girl": say(word("found.girls")), "boy": say(word("found.boys"))}
    return {"value": column, "label": say(word("found.girls-and-boys")), "labels": labels}


def elsewhere_mapping_of(form: Form, speech: Speech) -> str:
    """Give the YAML for the list of children who live elsewhere, one row a child: reasons, contact, and corridors."""
    say = speech.say
    work = "CASE WHEN away_reason <> 'not_known' THEN away_reason = 'work' END"
    age = {"value": "away_age", "label": say(word("age")), "labels": _labels(form, "age_group", say)}
    reason = {"yes": work, "label": say(word("found.away-for-work")), "sensitive": True}
    contact = {"yes": _answer("away_contact", "no"), "label": say(word("found.no-contact")), "sensitive": True}
    whole: dict[str, Any] = {
        "id": form.id.replace("_", "-") + "-elsewhere",
        "title": say(word("found.elsewhere", title=form.title)),
        "repeat": "elsewhere",
        "design": {"stratum": "stratum", "psu": "cluster"},
        "texts": ["area", "away_sex", "away_age", "away_area", "away_reason", "away_contact"],
        "groups": {
            "area": _area(form, word("found.origin"), say),
            "sex": _sex("away_sex", say),
            "age_group": age,
        },
        "indicators": {"away_for_work": reason, "no_contact": contact},
        "journey": {"away": "true", "origin": "area", "destination": "away_area"},
        "notes": [say(word("found.no-weight"))],
    }
    return yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=120)


def _of_children(say: Say) -> dict[str, dict[str, Any]]:
    apart = (
        "CASE WHEN mother_here in ('yes', 'no') and father_here in ('yes', 'no') "
        "THEN mother_here = 'no' and father_here = 'no' END"
    )
    found = {
        "child_out_of_school": (_answer("attends_school", "no"), "child_age between 5 and 17", "out-of-school"),
        "child_not_registered": (_answer("birth_registered", "no"), "", "not-registered"),
        "child_apart_from_parents": (apart, "", "apart"),
        "child_labour": ("much_work or many_chores", "child_age between 5 and 17", "labour"),
    }
    return {
        name: {"yes": yes, **({"base": base} if base else {}), "label": say(word(f"found.{label}"))}
        for name, (yes, base, label) in found.items()
    }
