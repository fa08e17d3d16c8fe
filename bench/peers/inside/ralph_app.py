"""Ralph's application with its file backend told to append; runs in Ralph's own environment, calls nothing of ours.

As published (5.1.0) the backend refuses every write after the first, because the file is there already.
"""

from ralph.backends.data.base import BaseOperationType
from ralph.backends.lrs.fs import FSLRSBackend

FSLRSBackend.default_operation_type = BaseOperationType.APPEND

from ralph.api import app  # noqa: E402 - it opens the backend when it is imported

__all__ = ["app"]
