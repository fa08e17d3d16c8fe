"""A command that the system ends is told in words: the work is done in a process of its own, and this one waits.

When memory runs out, Linux kills a process, and some libraries end it themselves. Neither leaves time for a word.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import click

from tutela.evidence.memory import NoMemory

__all__ = ["may_watch", "run_watched"]

_OF_MEMORY = (signal.SIGKILL, signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS)
_GAVE_UP = 127
"""How the C library ends a process that cannot begin a thread for want of memory."""
_END_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux."""


def may_watch() -> bool:
    """Tell whether the command is a program of its own; a caller in another program has its own place for output."""
    return hasattr(os, "fork") and sys.stdout is sys.__stdout__


def run_watched(run: Callable[[], Any]) -> Any:
    """Run in a new process, and leave with its exit code; where the system ended it, say so."""
    sys.stdout.flush()
    sys.stderr.flush()
    # What arrives before this process knows its child waits until it does.
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    child = os.fork()
    if not child:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
        return run()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the child has it too, and stops
    signal.signal(signal.SIGTERM, lambda *_: os.kill(child, signal.SIGTERM))
    signal.pthread_sigmask(signal.SIG_SETMASK, held)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code == _GAVE_UP or -code in _OF_MEMORY:
        how = "the C library" if code == _GAVE_UP else f"signal {-code}"
        told = NoMemory(f"the command was ended ({how}), most often because memory ran out")
        click.echo(f"Error: {told}", err=True)
    raise click.exceptions.Exit(code if code >= 0 else 128 - code)
