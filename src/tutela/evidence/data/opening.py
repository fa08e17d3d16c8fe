"""Open a survey: read, clean, name, check. The steps stand in the order in which they run."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tutela.evidence.data.cleaning import clean
from tutela.evidence.data.dataset import Dataset
from tutela.evidence.data.mapping import Mapping
from tutela.evidence.data.names import names_of
from tutela.evidence.data.reading import READERS, Reading
from tutela.evidence.data.units import make_units
from tutela.evidence.refused import Refused

__all__ = ["open_survey"]

_ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"\xfd7zXZ")


def open_survey(
    path: str | Path, mapping: Mapping, *, encoding: str = "", scratch: Path | None = None, threads: int | None = None
) -> Dataset:
    """Give the Dataset of a file under a mapping.

    Everything stays on this machine: in memory, or in the folder `scratch` where it is given. Raise Refused with all
    faults that stop, each told by column and count. Faults that do not stop are in `Dataset.faults`. Parquet in several
    parts is named with a star: `children-*.parquet`.
    """
    file = Path(path)
    reader = READERS.get(file.suffix.lower())
    parts = sorted(file.parent.glob(file.name)) if "*" in file.name and file.suffix == ".parquet" else [file]
    for part in parts or [file]:
        _check_file(part, known=reader is not None)
    assert reader is not None  # noqa: S101 - checked in the line above
    connection = duckdb.connect(str(scratch / "survey.duckdb") if scratch else ":memory:")
    connection.execute("SET enable_progress_bar = false")
    if threads:
        connection.execute(f"SET threads = {int(threads)}")
    wanted = frozenset(name.lower() for name in names_of(mapping))
    reader(connection, file, Reading(wanted, mapping.repeat, encoding))
    cleaned, faults = clean(connection, mapping)
    return make_units(connection, mapping, cleaned, faults)


def _check_file(file: Path, *, known: bool) -> None:
    endings = ", ".join(READERS)
    if not file.is_file():
        raise Refused(f"{file}: no such file", expected="a survey file", do="check the path")
    if not known:
        raise Refused(f"{file.name}: unknown kind of file", expected=f"one of {endings}", do="export it as one of them")
    with file.open("rb") as stream:
        start = stream.read(8)
    if not start:
        raise Refused(f"{file.name}: the file is empty", expected="a survey", do="export it again")
    if any(start.startswith(mark) for mark in _ARCHIVES):
        raise Refused(f"{file.name}: this is an archive", expected=f"one of {endings}", do="unpack it first")
