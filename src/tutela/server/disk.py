"""How much is free on the disk of the hub, and what the hub still takes when that is little."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

MB = 1024**2
LOOK_EVERY = 1.0
"""Seconds between two looks at the disk: the door asks at every request."""


def free_bytes(folder: Path) -> int:
    """Give how many bytes are free on the disk of a folder."""
    return shutil.disk_usage(folder).free


class Disk:
    """The disk of a hub and its reserve in bytes.

    Where less than the reserve is free, the hub takes no newcomers and no files; where less than a quarter of it is, no
    statements either. The rest is for what must go on: erasing, leaving, the desk. `measure` gives the free bytes,
    `clock` seconds.
    """

    def __init__(
        self, measure: Callable[[], int], reserve: int, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._measure = measure
        self._reserve = reserve
        self._clock = clock
        self._looked: tuple[float, int] | None = None

    def is_short(self) -> bool:
        """Tell whether less than the reserve is free."""
        return self._free() < self._reserve

    def is_full(self) -> bool:
        """Tell whether less than a quarter of the reserve is free."""
        return self._free() < self._reserve / 4

    def tell(self) -> str:
        """Say in the hub's language what is not taken; nothing where all is."""
        if self.is_full():
            told = _(
                "Less than {least} MB are free on the disk of this hub. It keeps no new answers until there is more; "
                "devices keep theirs and send them again. Tell whoever runs the hub."
            )
            return told.format(least=self._reserve // 4 // MB)
        if self.is_short():
            told = _(
                "Less than {least} MB are free on the disk of this hub. It takes no new learners and no files until "
                "there is more; answers are still kept. Tell whoever runs the hub."
            )
            return told.format(least=self._reserve // MB)
        return ""

    def _free(self) -> int:
        now = self._clock()
        if self._looked is None or now - self._looked[0] >= LOOK_EVERY:
            self._looked = now, self._measure()
        return self._looked[1]


@lru_cache(maxsize=1)
def open_disk() -> Disk:
    """Give the disk of this hub's data folder."""
    return Disk(lambda: free_bytes(Path(settings.DATA)), settings.DISK_RESERVE * MB)
