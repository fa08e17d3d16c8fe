"""The compiled package behind the served site: exercises, tools, guide, from which courses are planned and printed."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from tutela.delivery.package import read_package
from tutela.delivery.web.open import open_site
from tutela.delivery.web.site import Site


@lru_cache(maxsize=1)
def find_package() -> Site | None:
    """Give the package opened for reading, or None where the hub was started on a site alone.

    The hub is started anew when the package changes. Raises DamagedPackage.
    """
    folder = os.environ.get("TUTELA_PACKAGE", "")
    return open_site(read_package(Path(folder)), marked=False) if folder else None
