"""Open a survey: read, clean, name, check. The steps stand in the order in which they run."""

from __future__ import annotations

from pathlib import Path

import duckdb
import msgspec

from tutela.evidence.data.cleaning import clean
from tutela.evidence.data.dataset import Dataset
from tutela.evidence.data.mapping import Mapping
from tutela.evidence.data.names import names_of
from tutela.evidence.data.reading import READERS, Reading
from tutela.evidence.data.reading.files import check_file
from tutela.evidence.data.reading.request import INVENTED
from tutela.evidence.data.units import make_units

__all__ = ["open_survey"]


def open_survey(
    path: str | Path, mapping: Mapping, *, encoding: str = "", scratch: Path | None = None, threads: int | None = None
) -> Dataset:
    """Give the Dataset of a file under a mapping.

    Everything stays on this machine: in memory, or in the folder `scratch` where it is given. Raise Refused with all
    faults that stop, each told by column and count. Faults that do not stop are in `Dataset.faults`. Parquet in several
    parts is named with a star: `children-*.parquet`. A file with a column `invented_for_training` is invented, whatever
    the mapping says.
    """
    file = Path(path)
    parts = sorted(file.parent.glob(file.name)) if "*" in file.name and file.suffix == ".parquet" else [file]
    for part in parts or [file]:
        check_file(part)
    connection = duckdb.connect(str(scratch / "survey.duckdb") if scratch else ":memory:")
    connection.execute("SET enable_progress_bar = false")
    if threads:
        connection.execute(f"SET threads = {int(threads)}")
    wanted = frozenset(name.lower() for name in names_of(mapping))
    reading = Reading(wanted, mapping.repeat, mapping.repeat_files, encoding)
    left_out = READERS[file.suffix.lower()](connection, file, reading)
    if connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = ?", [INVENTED]).fetchone():
        mapping = msgspec.structs.replace(mapping, invented=True)
    cleaned, faults = clean(connection, mapping)
    return make_units(connection, mapping, cleaned, [*left_out, *faults])
