"""Fixtures of the tests of `source`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.copies import KitCopy


@pytest.fixture
def kit(tmp_path: Path) -> KitCopy:
    """Give a copy of the smallest kit that may be spoilt."""
    return KitCopy(tmp_path)
