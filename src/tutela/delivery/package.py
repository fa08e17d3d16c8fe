"""Reads a compiled package from its folder."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from tutela.model.language import HELD_IN_JSON, read_untranslated
from tutela.model.package import FORMAT, Manifest, Package, PackageObject

_DECODER = msgspec.json.Decoder(PackageObject)


class DamagedPackage(ValueError):
    """A folder that holds no package, or one that cannot be trusted."""


def read_package(folder: Path) -> Package:
    """Give the package in a folder; each object is checked against the hash that names it.

    Raises DamagedPackage with what is wrong and what to do.
    """
    head = folder / "package.json"
    if not head.is_file():
        raise DamagedPackage(f"{head}: not found; expected a compiled package; compile the kit again")
    try:
        manifest = read_untranslated(msgspec.json.decode(head.read_bytes(), type=Manifest))
    except msgspec.DecodeError as error:
        raise DamagedPackage(f"{head}: {error}; expected a manifest; compile the kit again") from error
    if manifest.format != FORMAT:
        raise DamagedPackage(f"{head}: format {manifest.format}; expected format {FORMAT}; compile the kit again")
    return Package(manifest, {hash: _read_object(folder, hash) for hash in _named(manifest)})


def decode_object(content: bytes) -> PackageObject:
    """Give an object from its bytes."""
    decoded: PackageObject = _DECODER.decode(content)
    return read_untranslated(decoded) if HELD_IN_JSON.search(content) else decoded


def _named(manifest: Manifest) -> list[str]:
    units = [unit.object for book in manifest.books for unit in book.units]
    banks = [book.bank for book in manifest.books]
    pages = [object for _, _, object in manifest.pages]
    countries = [manifest.atlas, *(entry.object for entry in manifest.countries)] if manifest.countries else []
    chapters = [chapter.object for chapter in (manifest.guide.chapters if manifest.guide else ())]
    listed = (manifest.cases, manifest.exercises, manifest.tools, manifest.agendas)
    training = [entry.object for entries in listed for entry in entries]
    icebreakers = [manifest.icebreakers] if manifest.icebreakers else []
    collections = [*icebreakers, manifest.glossary, manifest.evidence, manifest.framework]
    return [*units, *banks, *pages, *countries, *chapters, *training, *collections]


def _read_object(folder: Path, hash: str) -> bytes:
    path = folder / "objects" / hash[:2] / f"{hash}.json"
    content = path.read_bytes() if path.is_file() else b""
    found = hashlib.sha256(content).hexdigest()[:32]
    if found != hash:
        wrong = f"its content has the hash {found}" if content else "not found"
        raise DamagedPackage(f"{path}: {wrong}; expected an object of that name; compile the kit again")
    return content
