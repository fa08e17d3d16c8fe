"""A kit folder, overlays included, becomes a Kit, or a list of problems with file and line."""

from tutela.source.agendas import read_plan
from tutela.source.catalogue import check_catalogues, extract_template, read_catalogue
from tutela.source.overlays import editions_of
from tutela.source.reading import Reading, read_kit
from tutela.source.translation import count_translated, look_up, translate

__all__ = [
    "Reading",
    "check_catalogues",
    "count_translated",
    "editions_of",
    "extract_template",
    "look_up",
    "read_catalogue",
    "read_kit",
    "read_plan",
    "translate",
]
