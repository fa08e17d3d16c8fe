"""Writes a package to a folder: objects that are there already stay untouched, objects no longer named are removed."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tutela.compiler.encode import encode
from tutela.model.package import Package
from tutela.model.put_file import put_file


class Written(msgspec.Struct, frozen=True):
    """How many objects were written, left as they were, and removed."""

    written: int
    kept: int
    removed: int


def write_package(package: Package, folder: Path) -> Written:
    """Write `objects/HH/HASH.json` and, last, `package.json`, so that it never names what is missing."""
    objects = folder / "objects"
    wanted = {objects / hash[:2] / f"{hash}.json": content for hash, content in package.objects.items()}
    new = {path: content for path, content in wanted.items() if not path.is_file()}
    for path, content in new.items():
        put_file(path, content)
    manifest, head = folder / "package.json", encode(package.manifest)
    if not manifest.is_file() or manifest.read_bytes() != head:
        put_file(manifest, head)
    old = [path for path in objects.glob("??/*.json") if path not in wanted]
    for path in old:
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()
    return Written(written=len(new), kept=len(wanted) - len(new), removed=len(old))
