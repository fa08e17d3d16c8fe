"""A site as one zip file: the same bytes for the same site."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from tutela.delivery.web.standing import Page
from tutela.model.package import Package

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold (APPNOTE 4.4.6); no clock is read, so the same site gives the same bytes."""


def zip_files(files: Mapping[str, bytes | Page], out: Path, package: Package) -> bytes:
    """Give a zip of the files in one folder named after the kit; pages that stand are read from the folder `out`."""
    import zipfile  # most builds make none

    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(f"{package.manifest.kit}/{path}", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            file = files[path]
            archive.writestr(entry, (out / path).read_bytes() if isinstance(file, Page) else file)
    return held.getvalue()
