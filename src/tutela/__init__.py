"""Tutela: an open training package and toolkit against child trafficking."""

import atexit
import gc

__version__ = "0.1.0"

# msgspec (0.22 and before) frees the types of generic structs twice now and then when the interpreter's last collection
# takes their classes apart: a crash after all work was done. What is frozen is left to the end of the process.
atexit.register(gc.freeze)
