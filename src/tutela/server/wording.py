"""The words of the interface and the names of the package as the pages use them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tutela.delivery.web.words import Words, read_words
from tutela.server.package import find_package
from tutela.server.site import read_site


@lru_cache(maxsize=1)
def read_interface() -> Words:
    """Give the words in the language of the package; English where the hub was started on a site alone."""
    package = find_package()
    return package.words if package else read_words({})


def constituents() -> tuple[tuple[str, str], ...]:
    """Give (id, title) of the constituents."""
    return tuple((one["id"], one["title"]) for one in read_site()["constituents"])


def competencies() -> dict[str, str]:
    """Give the titles of the competencies by id."""
    return {one["id"]: one["title"] for one in read_site()["competencies"]}


def books() -> dict[str, str]:
    """Give the titles of the books by id."""
    return {one["id"]: one.get("title", one["id"]) for one in _books()}


def _books() -> list[dict[str, Any]]:
    return list(read_site()["books"])
