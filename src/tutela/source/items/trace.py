"""trace: what is wrong with a circulating number; `wrong:` has all five faults, `better:` the right sentence."""

from __future__ import annotations

from tutela.model.items import FaultOption, Trace
from tutela.source.draft import Gathering
from tutela.source.inlines import Inlines
from tutela.source.items.body import Body, Section, divide, name, take_feedback, take_text
from tutela.source.items.marked import is_marked
from tutela.source.items.places import FAULTS
from tutela.source.shape_faults import nearest


def read(body: Body, gathering: Gathering) -> Trace:
    """Give the item."""
    divide(body, gathering, "claim")
    faults: tuple[FaultOption, ...] = ()
    better: Inlines = ()
    for section in body.sections:
        if section.name == "wrong":
            faults = _faults(section, body, gathering)
        elif section.name == "better" and section.entries:
            better = take_text(section.entries[0], gathering, "feedback")
        else:
            do = nearest(section.name, ("wrong", "better")) or "rename it"
            gathering.fault(section.line, f"`{section.name}:` is no part of trace", "expected wrong, better", do)
    for part, there in (("wrong", faults), ("better", better)):
        if not there:
            gathering.fault(body.line, f"{name(body)} has no `{part}:`", "expected wrong, better", "add it")
    return Trace(
        id=body.id,
        prompt=body.prompt,
        competencies=body.competencies,
        case=body.case,
        closing=body.closing,
        faults=faults,
        better=better,
    )


def _faults(section: Section, body: Body, gathering: Gathering) -> tuple[FaultOption, ...]:
    options: list[FaultOption] = []
    for entry in section.entries:
        fault = FAULTS.get(" ".join(entry.text.split()))
        if fault is None:
            do = nearest(entry.text, FAULTS) or "use the words of the format"
            gathering.fault(
                entry.line, f'"{entry.text}" is no fault of a figure', f"expected one of {', '.join(FAULTS)}", do
            )
            continue
        gathering.lines[f"{body.id}/{fault}"] = entry.line
        options.append(FaultOption(fault, is_marked(entry, gathering), take_feedback(entry, gathering)))
    given = [option.id for option in options]
    for text, fault in FAULTS.items():
        if given.count(fault) != 1:
            what = f"the fault `{text}` {'is missing' if fault not in given else 'stands twice'}"
            gathering.fault(section.line, what, "expected all five faults, each once", "mend the list")
    return tuple(options)
