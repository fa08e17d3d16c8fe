"""Tutela: an open training package and toolkit against child trafficking."""

import atexit
import gc

__version__ = "0.1.0"

# msgspec 0.22 at times ends a process with a segmentation fault when the last collection meets what is already gone
# (msgspec issue 717). What is still there then is left alone, since the process ends anyway.
atexit.register(gc.freeze)
