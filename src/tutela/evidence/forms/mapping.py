"""The mapping that belongs to a form: so that what comes back from the field can be profiled without writing one."""

from __future__ import annotations

from typing import Any

import yaml

from tutela.evidence.forms.form import Form

__all__ = ["elsewhere_mapping_of", "mapping_of"]

_ROSTER_TEXTS = ("child_sex", "attends_school", "birth_registered", "mother_here", "father_here")
_SEX = {"value": "child_sex", "label": "Girls and boys", "labels": {"girl": "Girls", "boy": "Boys"}}
_AGE = {
    "value": "CASE WHEN child_age < 5 THEN 1 WHEN child_age < 12 THEN 2 WHEN child_age < 15 THEN 3 ELSE 4 END",
    "label": "Age",
    "labels": {"1": "Under 5", "2": "5 to 11", "3": "12 to 14", "4": "15 to 17"},
}
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


def mapping_of(form: Form) -> str:
    """Give the YAML. A question of yes and no gives the share of those who say yes, with the question as its label.

    Whether yes is good or bad is for the reader of the question to see. Sensitive questions stay sensitive.
    """
    questions = {
        row.name: row for row in form.rows if row.type in ("select_one yes_no", "integer") and row.name in form.asked
    }
    yes_no = [name for name, row in questions.items() if row.type == "select_one yes_no"]
    indicators: dict[str, dict[str, Any]] = {}
    for name, row in questions.items():
        sensitive = {"sensitive": True} if name in form.sensitive else {}
        if row.type == "integer":
            indicators[name] = {"yes": name, "kind": "mean", "label": row.label, **sensitive}
        else:
            yes = f"CASE WHEN {name} in ('yes', 'no') THEN {name} = 'yes' END"
            indicators[name] = {"yes": yes, "label": f"Yes to: {row.label}", **sensitive}
    whole: dict[str, Any] = {
        "id": form.id.replace("_", "-"),
        "title": form.title,
        "unit": _UNITS[form.level],
        "design": {"stratum": "stratum", "psu": "cluster"},
        "texts": ["area", *yes_no],
        "groups": {"area": {"value": "area", "label": "Area", "area": 1, "labels": dict(form.choices["area"])}},
        "indicators": indicators,
        "notes": ["Without a weight everybody counts the same; name the column of the weight under design."],
    }
    if form.level == "household":
        whole |= {"repeat": "children", "keep": "child_age between 0 and 17", "ranges": {"child_age": [0, 17]}}
        whole["texts"] += _ROSTER_TEXTS
        whole["variables"] = {"much_work": _WORK, "many_chores": _CHORES}
        whole["groups"] |= {"sex": _SEX, "age_group": _AGE}
        whole["indicators"] = _of_children() | indicators
    elif form.level == "workplace":
        whole["texts"].append("sector")
        whole["groups"]["sector"] = {"value": "sector", "label": "Sector", "labels": dict(form.choices["sector"])}
    return yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=120)


def elsewhere_mapping_of(form: Form) -> str:
    """Give the YAML for the list of children who live elsewhere, one row a child: reasons, contact, and corridors."""
    contact = "CASE WHEN away_contact in ('yes', 'no') THEN away_contact = 'no' END"
    work = "CASE WHEN away_reason <> 'not_known' THEN away_reason = 'work' END"
    areas = dict(form.choices["area"])
    whole: dict[str, Any] = {
        "id": form.id.replace("_", "-") + "-elsewhere",
        "title": f"{form.title}: children who live elsewhere",
        "repeat": "elsewhere",
        "design": {"stratum": "stratum", "psu": "cluster"},
        "texts": ["area", "away_sex", "away_age", "away_area", "away_reason", "away_contact"],
        "groups": {
            "area": {"value": "area", "label": "Area of origin", "area": 1, "labels": areas},
            "sex": {"value": "away_sex", "label": "Girls and boys", "labels": {"girl": "Girls", "boy": "Boys"}},
            "age_group": {"value": "away_age", "label": "Age", "labels": dict(form.choices["age_group"])},
        },
        "indicators": {
            "away_for_work": {"yes": work, "label": "Lives elsewhere for work", "sensitive": True},
            "no_contact": {"yes": contact, "label": "Nobody spoke with the child in the last month", "sensitive": True},
        },
        "journey": {"away": "true", "origin": "area", "destination": "away_area"},
        "notes": ["Without a weight everybody counts the same; name the column of the weight under design."],
    }
    return yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=120)


def _of_children() -> dict[str, dict[str, Any]]:
    def no(name: str) -> str:
        return f"CASE WHEN {name} in ('yes', 'no') THEN {name} = 'no' END"

    apart = (
        "CASE WHEN mother_here in ('yes', 'no') and father_here in ('yes', 'no') "
        "THEN mother_here = 'no' and father_here = 'no' END"
    )
    school = {"yes": no("attends_school"), "base": "child_age between 5 and 17", "label": "Out of school"}
    labour = {"yes": "much_work or many_chores", "base": "child_age between 5 and 17", "label": "Child labour by hours"}
    return {
        "child_out_of_school": school,
        "child_not_registered": {"yes": no("birth_registered"), "label": "Birth not registered"},
        "child_apart_from_parents": {"yes": apart, "label": "Living apart from both parents"},
        "child_labour": labour,
    }
