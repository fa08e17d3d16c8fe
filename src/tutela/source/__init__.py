"""A kit folder, overlays included, becomes a Kit, or a list of problems with file and line.

`catalogue` and `translation`, which put a kit into another language, are imported by those who need them.
"""

from tutela.source.agendas import read_plan
from tutela.source.overlays import editions_of
from tutela.source.reading import Reading, read_kit

__all__ = ["Reading", "editions_of", "read_kit", "read_plan"]
