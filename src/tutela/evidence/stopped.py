"""Tells Ctrl-C from a fault where a database took the signal."""

from __future__ import annotations

import duckdb

__all__ = ["was_stopped"]


def was_stopped(error: BaseException) -> bool:
    """Tell whether this is Ctrl-C during a query: DuckDB takes the signal and raises an error of its own."""
    if isinstance(error, duckdb.InterruptException):
        return True
    return isinstance(error, RuntimeError) and str(error) == "Query interrupted"
