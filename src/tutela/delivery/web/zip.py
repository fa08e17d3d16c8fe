"""A site as one zip file: the same bytes for the same site."""

from __future__ import annotations

import io
from collections.abc import Mapping

from tutela.model.package import Package

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold (APPNOTE 4.4.6); no clock is read, so the same site gives the same bytes."""


def zip_files(files: Mapping[str, bytes], package: Package) -> bytes:
    """Give a zip of the files in one folder named after the kit."""
    import zipfile  # most builds make none

    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(f"{package.manifest.kit}/{path}", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, files[path])
    return held.getvalue()
