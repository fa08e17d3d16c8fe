"""The evidence road: what surveys say of children found in households, workplaces and institutions.

Never of the risk of trafficking, and never of one child. For notebooks: `import tutela.evidence as te`; each name is
loaded when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tutela.evidence import estimate
    from tutela.evidence.data import Dataset, Mapping, open_survey, read_mapping, shipped_mappings
    from tutela.evidence.findings import Findings, Request, find
    from tutela.evidence.profile.estimates import Estimates, difference, means, means_of, ratios, ratios_of, sums
    from tutela.evidence.profile.index import make_index, profile_index, without_poverty
    from tutela.evidence.profile.spark import totals_on_spark, write_units
    from tutela.evidence.profile.totals import Measure
    from tutela.evidence.refused import Refused
    from tutela.evidence.report import tidy_lines, write_report

__all__ = [
    "Dataset",
    "Estimates",
    "Findings",
    "Mapping",
    "Measure",
    "Refused",
    "Request",
    "difference",
    "estimate",
    "find",
    "make_index",
    "means",
    "means_of",
    "open_survey",
    "profile_index",
    "ratios",
    "ratios_of",
    "read_mapping",
    "shipped_mappings",
    "sums",
    "tidy_lines",
    "totals_on_spark",
    "without_poverty",
    "write_report",
    "write_units",
]

_PLACES = {
    "tutela.evidence.data": ("Dataset", "Mapping", "open_survey", "read_mapping", "shipped_mappings"),
    "tutela.evidence.findings": ("Findings", "Request", "find"),
    "tutela.evidence.profile.estimates": (
        "Estimates",
        "difference",
        "means",
        "means_of",
        "ratios",
        "ratios_of",
        "sums",
    ),
    "tutela.evidence.profile.index": ("make_index", "profile_index", "without_poverty"),
    "tutela.evidence.profile.spark": ("totals_on_spark", "write_units"),
    "tutela.evidence.profile.totals": ("Measure",),
    "tutela.evidence.refused": ("Refused",),
    "tutela.evidence.report": ("tidy_lines", "write_report"),
}


def __getattr__(name: str) -> Any:
    if name == "estimate":
        return importlib.import_module("tutela.evidence.estimate")
    for place, names in _PLACES.items():
        if name in names:
            return getattr(importlib.import_module(place), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
