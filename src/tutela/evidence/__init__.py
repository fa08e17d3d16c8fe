"""The evidence road: what surveys say of children found in households, workplaces and institutions.

Never of the risk of trafficking, and never of one child.
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutela.evidence import estimate as estimate

ROOMS = ("estimate",)
"""`import tutela.evidence as te` gives `te.ROOM`; a room and its libraries are loaded when first named."""


def __getattr__(name: str) -> ModuleType:
    """Give a room."""
    if name in ROOMS:
        return importlib.import_module(f"tutela.evidence.{name}")
    raise AttributeError(f"tutela.evidence has no {name!r}; it has {', '.join(ROOMS)}")
