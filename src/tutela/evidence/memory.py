"""Memory that is used up, told in words: libraries name it in a dozen ways, and some call it a broken file."""

from __future__ import annotations

import re

from tutela.evidence.refused import Refused

__all__ = ["NoMemory", "lacks_memory", "refuse_memory"]

_KINDS = ("OutOfMemoryException", "IOException", "InternalException", "ReadstatError", "PyreadstatError")
_SAID = re.compile(
    r"out of memory|allocate|bad_alloc|map segment|start new thread|create thread|resource temporarily unavailable",
    re.IGNORECASE,
)


class NoMemory(Refused):
    """There is not enough memory. `what`: how it was noticed."""

    def __init__(self, what: str = "not enough memory for this file and what is asked of it") -> None:
        super().__init__(
            what,
            expected="more free memory",
            do="close other programs; ask for fewer crossings (--by) or lists; bring fewer rows or columns, a survey "
            "best as Parquet; or use a machine with more memory",
        )


def lacks_memory(error: BaseException) -> bool:
    """Tell whether an error of Python or of a library means that memory is used up.

    An error that may quote a cell of the file is judged by its kind alone.
    """
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryException":
        return True
    known = isinstance(error, ImportError | OSError | RuntimeError) or type(error).__name__ in _KINDS
    return known and bool(_SAID.search(str(error)))


def refuse_memory(error: BaseException) -> None:
    """Raise NoMemory where the error means it; else do nothing."""
    if lacks_memory(error):
        raise NoMemory from None
