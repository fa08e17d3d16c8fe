"""Runs the command line with little power: limited memory, processor time and file sizes, at low priority.

Started as `python -m tutela.server.evidence.confined evidence profile …`. It sets the limits on itself and then becomes
the command, so that the hub, which has threads, need not run code between fork and exec.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys

MOST_MEMORY = 4 * 1024**3
"""Bytes of address space, which is more than what is used: libraries reserve it by the hundred megabytes."""
MOST_PROCESSOR_SECONDS = 3600
"""Ends also what a hub left behind that was killed itself, where the system does not."""
MOST_FILE = 512 * 1024**2
"""Bytes of one file that the command writes."""
NICE = 10
_END_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux; it outlasts exec."""


def main(arguments: list[str]) -> None:
    """Set the limits, then become `tutela` with these arguments."""
    os.umask(0o077)
    os.nice(NICE)
    for kind, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_PROCESSOR_SECONDS),
        (resource.RLIMIT_FSIZE, MOST_FILE),
        (resource.RLIMIT_CORE, 0),  # a core file would hold the survey
    ):
        resource.setrlimit(kind, (most, most))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
    os.execv(sys.executable, [sys.executable, "-P", "-m", "tutela.cli", *arguments])  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main(sys.argv[1:])
