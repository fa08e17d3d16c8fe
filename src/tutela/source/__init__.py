"""A kit folder, overlays included, becomes a Kit, or a list of problems with file and line."""

from tutela.source.reading import Reading, read_kit

__all__ = ["Reading", "read_kit"]
