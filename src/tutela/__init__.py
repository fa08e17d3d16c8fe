"""Tutela: an open training package and toolkit against child trafficking."""

import atexit
import gc
import os
import sys

__version__ = "0.1.0"


def _leave_the_rest_alone() -> None:
    """End without a last collection.

    msgspec 0.22 at times ends a process with a segmentation fault when the last collection meets what is already gone
    (msgspec issue 717). What is still there then is left alone, since the process ends anyway. DuckDB's binding lists
    on stderr what is left alone; nobody asked.
    """
    gc.freeze()
    if "_duckdb" in sys.modules:
        sys.stderr.flush()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


atexit.register(_leave_the_rest_alone)
