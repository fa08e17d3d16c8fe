"""The two doors: what each takes, and the command that answers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

OUT = "out"
MAPPING = "mapping.yaml"
OUTLINES, AREAS = "map.geojson", "areas.csv"
"""How the other files of a survey are named on the hub."""
OWN = "own"
"""The choice of a mapping that was pasted."""


@dataclass(frozen=True)
class Door:
    """A way to a report: `id` is the verb of `tutela evidence`, `stem` how the uploaded file is named on the hub."""

    id: str
    stem: str
    accepts: tuple[str, ...]


PROFILE = Door("profile", "survey", (".csv", ".json", ".parquet", ".sav", ".zsav", ".dta"))
ESTIMATE = Door("estimate", "lists", (".csv",))


def command_of(door: Door, file: str, given: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the arguments of `tutela`; every value is tied to its option, so that none can be taken for another."""
    if door is ESTIMATE:
        return (
            "evidence",
            door.id,
            f"--main={given['main']}",
            *(f"--merge={line}" for line in given["merge"]),
            *(f"--omit={line}" for line in given["omit"]),
            f"--output={OUT}",
            "--",
            file,
        )
    mapping = MAPPING if given["mapping"] == OWN else given["mapping"]
    return (
        "evidence",
        door.id,
        f"--map={mapping}",
        *(f"--by={line}" for line in given["by"]),
        *((f"--encoding={given['encoding']}",) if given["encoding"] else ()),
        *(("--round=5",) if given["rounded"] else ()),
        *((f"--geojson={OUTLINES}",) if given["geojson"] else ()),
        *((f"--map-name={given['map_name']}",) if given["geojson"] and given["map_name"] else ()),
        *((f"--small-areas={given['small_areas']}",) if given["small_areas"] else ()),
        *((f"--areas={AREAS}",) if given["small_areas"] and given["areas"] else ()),
        f"--output={OUT}",
        "--",
        file,
    )
