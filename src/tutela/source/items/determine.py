"""determine: act? purpose? under 18? so what is it? All six outcomes are always there."""

from __future__ import annotations

from tutela.model.items import Determine, Finding, OutcomeOption
from tutela.source.draft import Gathering
from tutela.source.items.body import Body, Section, divide, name, take_feedback
from tutela.source.items.marked import is_marked
from tutela.source.items.places import ANSWERS, OUTCOMES
from tutela.source.shape_faults import nearest

_QUESTIONS = ("act", "purpose", "under 18")


def read(body: Body, gathering: Gathering) -> Determine | None:
    """Give the item, or None when one of its questions is missing."""
    divide(body, gathering)
    findings: dict[str, Finding] = {}
    outcomes: tuple[OutcomeOption, ...] = ()
    for section in body.sections:
        if section.name in _QUESTIONS:
            findings[section.name] = _finding(section, body, gathering)
        elif section.name == "so":
            outcomes = _outcomes(section, body, gathering)
        else:
            expected = f"expected {', '.join(_QUESTIONS)}, so"
            do = nearest(section.name, (*_QUESTIONS, "so")) or "rename it"
            gathering.fault(section.line, f"`{section.name}:` is no part of determine", expected, do)
    missing = [question for question in _QUESTIONS if question not in findings] + ([] if outcomes else ["so"])
    for part in missing:
        gathering.fault(body.line, f"{name(body)} has no `{part}:`", f"expected {', '.join(_QUESTIONS)}, so", "add it")
    if missing:
        return None
    return Determine(
        id=body.id,
        prompt=body.prompt,
        competencies=body.competencies,
        case=body.case,
        closing=body.closing,
        act=findings["act"],
        purpose=findings["purpose"],
        under_18=findings["under 18"],
        outcomes=outcomes,
    )


def _finding(section: Section, body: Body, gathering: Gathering) -> Finding:
    entry = section.entries[0]
    key = section.name.replace(" ", "-")
    gathering.lines[f"{body.id}/{key}"] = entry.line
    answer = next((answer for answer in ANSWERS if answer == entry.text.strip()), None)
    if answer is None or len(section.entries) > 1:
        found = f'"{entry.text.strip()}"' if answer is None else f"{len(section.entries)} entries"
        gathering.fault(
            entry.line, f"`{section.name}:` has {found}", "expected one of yes, no, unknown", "write one of them"
        )
    return Finding(answer or "unknown", take_feedback(entry, gathering))


def _outcomes(section: Section, body: Body, gathering: Gathering) -> tuple[OutcomeOption, ...]:
    options: list[OutcomeOption] = []
    for entry in section.entries:
        outcome = OUTCOMES.get(" ".join(entry.text.split()))
        if outcome is None:
            do = nearest(entry.text, OUTCOMES) or "use the words of the format"
            gathering.fault(entry.line, f'"{entry.text}" is no outcome', f"expected one of {'; '.join(OUTCOMES)}", do)
            continue
        gathering.lines[f"{body.id}/{outcome}"] = entry.line
        options.append(OutcomeOption(outcome, is_marked(entry, gathering), take_feedback(entry, gathering)))
    given = [option.id for option in options]
    for text, outcome in OUTCOMES.items():
        if given.count(outcome) != 1:
            what = f"the outcome `{text}` {'is missing' if outcome not in given else 'stands twice'}"
            gathering.fault(section.line, what, "expected all six outcomes, each once", "mend the list")
    return tuple(options)
