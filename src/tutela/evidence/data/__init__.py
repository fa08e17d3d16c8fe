"""Bring what you have: a survey file and a mapping become a Dataset on DuckDB. Faults are told by column and count."""

from tutela.evidence.data.dataset import Dataset, Group
from tutela.evidence.data.faults import Fault
from tutela.evidence.data.mapping import Indicator, Mapping, read_mapping, shipped_mappings
from tutela.evidence.data.opening import open_survey

__all__ = [
    "Dataset",
    "Fault",
    "Group",
    "Indicator",
    "Mapping",
    "open_survey",
    "read_mapping",
    "shipped_mappings",
]
