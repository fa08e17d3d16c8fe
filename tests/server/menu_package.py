"""A compiled package with a menu of invented exercises, for the tests of the desk."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

from tutela.compiler import compile_kit
from tutela.compiler.write import write_package
from tutela.model.kit import Kit
from tutela.model.package import Package
from tutela.source import read_kit

TODAY = datetime.date(2026, 11, 23)
KIT = Path(__file__).parents[2] / "kit" / "_smallest"
KINDS = ("small-group", "pair", "mapping", "debate", "case", "role-play")


def write_menu(folder: Path, kit: Kit | None = None) -> Path:
    """Write the smallest kit with its one exercise under many names, so that there is something to choose from."""
    kit = kit or read_kit(KIT, today=TODAY).kit
    assert kit is not None
    package = compile_kit(kit, today=TODAY)
    [first] = package.manifest.exercises
    more = [
        msgspec.structs.replace(
            first,
            id=f"first-signs-{number}",
            title=f"{first.title}, part {number}",
            kind=KINDS[number % len(KINDS)],
            competencies=(competency.id,),
            constituents=tuple(one.id for one in package.manifest.constituents),
            reach=tuple(one.id for one in package.manifest.reach),
            requires=first.requires if number % 2 else (),
        )
        for number, competency in enumerate(package.manifest.competencies * 3, 1)
    ]
    manifest = msgspec.structs.replace(package.manifest, exercises=(first, *more))
    write_package(Package(manifest, package.objects), folder)
    return folder
