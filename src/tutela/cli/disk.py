"""What the system says of a file that it cannot read or write, as one line that tells what to do."""

from __future__ import annotations

import errno
import os

_ELSEWHERE = "a place that can be written", "name another place"
_SPACE = "room for what is made", "free some, or name another place"
_RIGHTS = "the right to read and write there", "mend its permissions, or name another place"

_REFUSED = {
    errno.ENOSPC: _SPACE,
    errno.EDQUOT: _SPACE,
    errno.EROFS: _ELSEWHERE,
    errno.EIO: _ELSEWHERE,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.ENOENT: ("a folder that is there", "make it, or name another place"),
    errno.ENOTDIR: ("a folder on the way to it", "name another place"),
    errno.EISDIR: ("a file", "name another place"),
}
"""By the number of the error: what was expected, and what to do."""


def tell_refusal(fault: OSError) -> str | None:
    """Give the line for an error of a disk or a folder; None for any other, which is a fault of ours."""
    if fault.errno not in _REFUSED:
        return None
    expected, do = _REFUSED[fault.errno]
    where = os.fsdecode(fault.filename) if isinstance(fault.filename, str | bytes | os.PathLike) else "the disk"
    return f"{where}: {fault.strerror}; expected {expected}; {do}"
