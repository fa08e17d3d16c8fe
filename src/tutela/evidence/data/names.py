"""Which columns of the file a mapping uses."""

from __future__ import annotations

from tutela.evidence.data.expressions import columns_of
from tutela.evidence.data.mapping import Mapping
from tutela.evidence.refused import Refused

__all__ = ["expressions_of", "names_of"]


def expressions_of(mapping: Mapping) -> list[tuple[str, str]]:
    """Give every expression of the mapping with the place where it stands, variables first."""
    found = [(f"variables.{name}", text) for name, text in mapping.variables.items()]
    found += [(f"groups.{name}", group.value) for name, group in mapping.groups.items()]
    for name, indicator in mapping.indicators.items():
        found += [(f"indicators.{name}.yes", indicator.yes), (f"indicators.{name}.base", indicator.base)]
    if mapping.journey:
        journey = mapping.journey
        found += [("journey.away", journey.away), ("journey.origin", journey.origin)]
        found.append(("journey.destination", journey.destination))
    found += [("keep", mapping.keep), ("wealth", mapping.wealth)]
    return [(where, text) for where, text in found if text]


def names_of(mapping: Mapping) -> tuple[str, ...]:
    """Give the file's columns that the mapping uses, each once."""
    design = mapping.design
    names = [design.weight, *design.stratum, *design.psu, design.fpc, *mapping.key]
    names += design.replicates.names if design.replicates else ()
    variables = {name.lower() for name in mapping.variables}
    for where, text in expressions_of(mapping):
        names += [name for name in columns_of(text, where) if name.lower() not in variables]
    found = dict.fromkeys(name for name in names if name)
    if not found:
        raise Refused(f"{mapping.id}: the mapping names no column", expected="at least one", do="add indicators")
    return tuple(found)
