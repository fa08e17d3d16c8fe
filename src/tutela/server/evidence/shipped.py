"""What the evidence road offers, read as files: its mappings, and whether its extra is installed."""

from __future__ import annotations

import importlib.util
import os
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import yaml


@dataclass(frozen=True)
class ShippedMapping:
    """A mapping that comes with the package: `groups` are the groupings that a table can be asked by."""

    id: str
    title: str
    groups: tuple[str, ...]


@lru_cache(maxsize=1)
def shipped_mappings() -> tuple[ShippedMapping, ...]:
    """Give the mappings in the order of their ids."""
    folder = resources.files("tutela") / "evidence" / "data" / "mappings"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    loaded = ((file.name.removesuffix(".yaml"), yaml.safe_load(file.read_text("utf-8"))) for file in files)
    return tuple(ShippedMapping(name, str(found["title"]), tuple(found.get("groups") or ())) for name, found in loaded)


def is_installed() -> bool:
    """Tell whether the extra `tutela[evidence]` is there."""
    return all(importlib.util.find_spec(name) is not None for name in ("numpy", "scipy", "duckdb"))


def is_confinable() -> bool:
    """Tell whether this system can hold a process to limits of memory and time; Windows cannot."""
    return os.name == "posix"
