"""Tutela: an open training package and toolkit against child trafficking."""

__version__ = "0.1.0"
