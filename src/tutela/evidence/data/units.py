"""The table `units`: weight, sampling unit, codes of groups, indicators; and the checks of design and keys."""

from __future__ import annotations

import duckdb
import numpy as np
from numpy.typing import NDArray

from tutela.evidence.data.dataset import Dataset, Group, quoted
from tutela.evidence.data.expressions import compile_expression
from tutela.evidence.data.faults import Fault
from tutela.evidence.data.mapping import Grouping, Mapping
from tutela.evidence.data.replication import Replication, make_replication
from tutela.evidence.memory import refuse_memory
from tutela.evidence.refused import Refused
from tutela.model.whole_numbers import read_signed

__all__ = ["make_units"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_MAX_LABELS = 5000
_MOST_STORED = 5_000_000


def make_units(
    connection: duckdb.DuckDBPyConnection, mapping: Mapping, cleaned: dict[str, str], faults: list[Fault]
) -> Dataset:
    """Give the Dataset; raise Refused with the faults that stop."""
    names = dict(cleaned)
    for name, text in mapping.variables.items():
        names[name.lower()] = compile_expression(text, names, f"variables.{name}")
    keep = compile_expression(mapping.keep, names, "keep") if mapping.keep else "TRUE"
    faults = faults + _design_faults(connection, mapping, cleaned, keep)
    stopping = [fault for fault in faults if fault.stops]
    if stopping:
        raise Refused(
            "; ".join(str(fault).replace("; ", ": ") for fault in stopping),
            expected="a complete design",
            do="mend the file",
        )
    columns = _columns(mapping, names)
    try:
        columns |= _texts(connection, mapping, columns)
        _make(connection, mapping, cleaned, columns, keep, stored=not _large(connection))
    except duckdb.Error as error:
        refuse_memory(error)
        kind = type(error).__name__
        raise Refused(
            f"{mapping.id}: the indicators cannot be computed ({kind})",
            expected="numbers compared with numbers",
            do="name columns of text under `texts`",
        ) from None
    return _finish(connection, mapping, columns, faults, stored=not _large(connection))


def _large(connection: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether the rows stay in their file: Parquet of so many rows is read anew by each question."""
    kind = connection.execute("SELECT COUNT(*) FROM duckdb_views() WHERE view_name = 'rows'").fetchone() or (0,)
    count = connection.execute("SELECT COUNT(*) FROM rows").fetchone() or (0,)
    return bool(kind[0]) and int(count[0]) > _MOST_STORED


def _texts(connection: duckdb.DuckDBPyConnection, mapping: Mapping, columns: dict[str, str]) -> dict[str, str]:
    """Give the groupings as texts; a number becomes a whole number first, so that its label is 1 and not 1.0."""
    if not mapping.groups:
        return {}
    listed = ", ".join(columns[name] for name in mapping.groups)
    kinds = [row[1] for row in connection.execute(f"DESCRIBE SELECT {listed} FROM rows").fetchall()]
    texts = {}
    for name, kind in zip(mapping.groups, kinds, strict=True):
        whole = kind in ("DOUBLE", "FLOAT") or kind.startswith("DECIMAL")
        value = f"CAST({columns[name]} AS BIGINT)" if whole else columns[name]
        texts[name] = f"CAST({value} AS VARCHAR)"
    return texts


def _columns(mapping: Mapping, names: dict[str, str]) -> dict[str, str]:
    """Give the SQL of every column of the table: groups, indicators, then the parts of the optional profiles."""
    columns = {}
    for name, group in mapping.groups.items():
        columns[name] = compile_expression(group.value, names, f"groups.{name}")
    for name, indicator in mapping.indicators.items():
        yes = compile_expression(indicator.yes, names, f"indicators.{name}.yes")
        value = f"CAST({yes} AS DOUBLE)" if indicator.kind == "mean" else f"CAST(CAST({yes} AS BOOLEAN) AS TINYINT)"
        if indicator.base:
            base = compile_expression(indicator.base, names, f"indicators.{name}.base")
            value = f"CASE WHEN {base} THEN {value} END"
        columns[name] = value
    parts = {"wealth_": mapping.wealth}
    if mapping.journey:
        journey = mapping.journey
        parts |= {"away_": journey.away, "origin_": journey.origin, "destination_": journey.destination}
    for name, text in parts.items():
        if text:
            columns[name] = compile_expression(text, names, name)
    return columns


def _one(names: tuple[str, ...], cleaned: dict[str, str], instead: str) -> str:
    if not names:
        return instead
    return "CONCAT_WS('|', " + ", ".join(f"COALESCE({cleaned[name.lower()]}, '')" for name in names) + ")"


def _design_faults(
    connection: duckdb.DuckDBPyConnection, mapping: Mapping, cleaned: dict[str, str], keep: str
) -> list[Fault]:
    design, faults = mapping.design, []
    count = connection.execute(f"SELECT COUNT(*), COUNT(*) FILTER (WHERE {keep}) FROM rows").fetchone() or (0, 0)
    if not count[0]:
        faults.append(Fault("rows", "below the header", 0, "export the file again with its rows", stops=True))
    elif not count[1]:
        faults.append(Fault("keep", "no row is left of", int(count[0]), "check `keep` in the mapping", stops=True))
    if design.weight:
        weight = cleaned[design.weight.lower()]
        checks = {
            "rows without a weight": f"{weight} IS NULL",
            "weights below 0 or without end": f"{weight} < 0 OR NOT isfinite({weight})",
        }
        for what, wrong in checks.items():
            found = connection.execute(f"SELECT COUNT(*) FROM rows WHERE ({keep}) AND ({wrong})").fetchone()
            if found and found[0]:
                do = "give each row its weight, or leave such rows out with `keep`"
                faults.append(Fault(design.weight, what, int(found[0]), do, stops=True))
        found = connection.execute(f"SELECT COUNT(*) FROM rows WHERE ({keep}) AND {weight} > 0").fetchone()
        if found and not found[0] and count[1]:
            faults.append(
                Fault(design.weight, "no weight above 0 in rows", int(count[1]), "check the column", stops=True)
            )
    faults += _replicate_faults(connection, mapping, cleaned, keep)
    for part, columns in (("stratum", design.stratum), ("psu", design.psu)):
        for column in columns:
            empty = f"COALESCE({cleaned[column.lower()]}, '') = ''"
            found = connection.execute(f"SELECT COUNT(*) FROM rows WHERE ({keep}) AND {empty}").fetchone()
            if found and found[0]:
                faults.append(Fault(column, f"rows without a {part}", int(found[0]), "give it", stops=True))
    if mapping.key:
        listed = ", ".join(cleaned[name.lower()] for name in mapping.key)
        found = connection.execute(
            f"SELECT COALESCE(SUM(n), 0) FROM (SELECT COUNT(*) AS n FROM rows WHERE {keep} GROUP BY {listed}) AS k"
            " WHERE n > 1"
        ).fetchone()
        if found and found[0]:
            do = "keep each unit once"
            faults.append(Fault(" + ".join(mapping.key), "rows that share their key", int(found[0]), do, stops=True))
    return faults


def _replicate_faults(
    connection: duckdb.DuckDBPyConnection, mapping: Mapping, cleaned: dict[str, str], keep: str
) -> list[Fault]:
    replicates = mapping.design.replicates
    if replicates is None:
        return []
    listed = [cleaned[name.lower()] for name in replicates.names]
    checks = {
        f"rows without one of {len(listed)} replicate weights": " OR ".join(f"{sql} IS NULL" for sql in listed),
        "replicate weights below 0 or without end": " OR ".join(f"{sql} < 0 OR NOT isfinite({sql})" for sql in listed),
    }
    faults = []
    for what, wrong in checks.items():
        found = connection.execute(f"SELECT COUNT(*) FROM rows WHERE ({keep}) AND ({wrong})").fetchone()
        if found and found[0]:
            faults.append(Fault(replicates.columns[0], what, int(found[0]), "give each row all of them", stops=True))
    return faults


def _replicate_columns(mapping: Mapping, cleaned: dict[str, str], weight: str) -> dict[str, str]:
    """Give the SQL of each replicate's weight by its name in `units`."""
    replicates = mapping.design.replicates
    if replicates is None:
        return {}
    times = "" if replicates.combined else f"{weight} * "
    return {f"r{number}_": f"{times}{cleaned[name.lower()]}" for number, name in enumerate(replicates.names)}


def _make(
    connection: duckdb.DuckDBPyConnection,
    mapping: Mapping,
    cleaned: dict[str, str],
    columns: dict[str, str],
    keep: str,
    *,
    stored: bool,
) -> None:
    design = mapping.design
    weight = cleaned[design.weight.lower()] if design.weight else "1.0"
    fpc = cleaned[design.fpc.lower()] if design.fpc else "CAST(NULL AS DOUBLE)"
    columns |= _replicate_columns(mapping, cleaned, weight)
    listed = ", ".join(f"{sql} AS {quoted(name)}" for name, sql in columns.items())
    # A design without sampling units is a sample of the rows themselves.
    psu = _one(design.psu, cleaned, "CAST(ROW_NUMBER() OVER () AS VARCHAR)")
    stratum = _one(design.stratum, cleaned, "''")
    kind = "TABLE" if stored or not design.psu else "VIEW"
    connection.execute(
        f"CREATE {kind} named AS SELECT {weight} AS w, {stratum} AS stratum_,"
        f" {psu} AS psu_, {fpc} AS fpc_, {listed} FROM rows WHERE ({keep}) AND {weight} > 0"
    )
    connection.execute(
        "CREATE TABLE psus AS SELECT CAST(ROW_NUMBER() OVER (ORDER BY stratum_, psu_) - 1 AS INTEGER) AS psu,"
        " CAST(DENSE_RANK() OVER (ORDER BY stratum_) - 1 AS INTEGER) AS stratum, stratum_, psu_, MIN(fpc_) AS fpc,"
        " MAX(fpc_) AS fpc_high FROM named GROUP BY stratum_, psu_"
    )


def _finish(
    connection: duckdb.DuckDBPyConnection,
    mapping: Mapping,
    columns: dict[str, str],
    faults: list[Fault],
    *,
    stored: bool,
) -> Dataset:
    groups, joins, picked = {}, "", []
    for name, group in mapping.groups.items():
        groups[name] = _labels(connection, name, group)
        column = quoted(name)
        joins += f" LEFT JOIN labels_{name} ON labels_{name}.value = named.{column}"
        picked.append(f"labels_{name}.code AS {column}")
    picked += [f"named.{quoted(name)}" for name in columns if name not in mapping.groups]
    connection.execute(
        f"CREATE {'TABLE' if stored else 'VIEW'} units AS SELECT named.w, psus.psu, {', '.join(picked)} FROM named"
        f" JOIN psus ON psus.stratum_ = named.stratum_ AND psus.psu_ = named.psu_{joins}"
    )
    if stored:
        connection.execute("DROP TABLE named")
    got = connection.execute("SELECT stratum, fpc, fpc_high FROM psus ORDER BY psu").fetchnumpy()
    stratum_of = np.asarray(got["stratum"], dtype=np.int64)
    fpc = np.ma.filled(np.ma.asarray(got["fpc"], dtype=np.float64), np.nan)
    high = np.ma.filled(np.ma.asarray(got["fpc_high"], dtype=np.float64), np.nan)
    listed = [*mapping.indicators, *groups]
    counted = ", ".join(["COUNT(*)", *(f"COUNT(*) - COUNT({quoted(name)})" for name in listed)])
    rows, *missing = connection.execute(f"SELECT {counted} FROM units").fetchone() or (0,)
    gaps = dict(zip(listed, missing, strict=True))
    population, found = _population(stratum_of, fpc, high)
    faults = [*faults, *found, *_unlabelled({name: gaps[name] for name in groups})]
    return Dataset(
        connection=connection, mapping=mapping, rows=int(rows), stratum_of=stratum_of, population=population,
        groups=groups, gaps=frozenset(name for name in mapping.indicators if gaps[name]),
        faults=tuple(faults), replicates=_replication(mapping),
    )  # fmt: skip


def _replication(mapping: Mapping) -> Replication | None:
    given = mapping.design.replicates
    return make_replication(given, tuple(f"r{number}_" for number in range(len(given.names)))) if given else None


def _population(stratum_of: Ints, fpc: Floats, high: Floats) -> tuple[Floats, list[Fault]]:
    """Give the number of sampling units in each stratum's population, from the column fpc; and faults of the design."""
    sampled = np.bincount(stratum_of)
    first = np.full(len(sampled), np.nan)
    first[stratum_of[::-1]] = fpc[::-1]
    known = np.isfinite(first)
    differs = np.isfinite(fpc) & ((fpc != first[stratum_of]) | (high != fpc))
    if several := len(np.unique(stratum_of[differs])):
        raise Refused(
            f"fpc: {several:,} strata with more than one number of sampling units in the population",
            expected="one number a stratum",
            do="check the column",
        )
    population = np.full(len(sampled), np.inf)
    population[known] = np.where(first[known] <= 1, sampled[known] / np.maximum(first[known], 1e-12), first[known])
    faults = []
    if lonely := int((sampled == 1).sum()):
        do = "their variance is counted by the rule for single units"
        faults.append(Fault("stratum", "strata with a single sampling unit", lonely, do))
    if short := int((population < sampled).sum()):
        raise Refused(
            f"fpc: {short:,} strata whose population has fewer sampling units than the sample",
            expected="a number at least as large as the sample",
            do="check the column",
        )
    return population, faults


def _rank(value: str) -> tuple[bool, int, str]:
    """Give by what a value is put in order: whole numbers by size, then all else by the alphabet."""
    number = read_signed(value)
    return (number is None, number or 0, value)


def _labels(connection: duckdb.DuckDBPyConnection, name: str, group: Grouping) -> Group:
    """Number the values of a grouping in the order of its labels, else sorted; the table labels_NAME keeps them."""
    column = quoted(name)
    found = [
        str(row[0])
        for row in connection.execute(
            f"SELECT DISTINCT {column} FROM named WHERE {column} IS NOT NULL LIMIT {_MAX_LABELS + 1}"
        ).fetchall()
    ]
    if len(found) > _MAX_LABELS:
        raise Refused(
            f"groups.{name}: over {_MAX_LABELS:,} values", expected="a grouping", do="name a column with fewer values"
        )
    found.sort(key=_rank)
    # An area stays in the list where nobody of the file lives: somebody may have gone there.
    values = [value for value in group.labels if value in found or group.area] if group.labels else found
    words = group.labels or _words_of_file(connection, group.value)
    labels = tuple(words.get(value, value) for value in values)
    connection.execute(f"CREATE TABLE labels_{name} (value VARCHAR, code INTEGER)")
    if values:
        connection.executemany(f"INSERT INTO labels_{name} VALUES (?, ?)", [[v, i] for i, v in enumerate(values)])
    return Group(name, group.label, labels, group.area, group.protected)


def _words_of_file(connection: duckdb.DuckDBPyConnection, column: str) -> dict[str, str]:
    """Give the words that an SPSS or Stata file has for the codes of a column; two codes never share their words."""
    if not connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'value_labels'").fetchone():
        return {}
    found = connection.execute("SELECT value, label FROM value_labels WHERE name = ?", [column.lower()]).fetchall()
    labels = [label for _, label in found]
    return {value: f"{label} ({value})" if labels.count(label) > 1 else label for value, label in found}


def _unlabelled(gaps: dict[str, int]) -> list[Fault]:
    do = "they stand in no line of its tables"
    return [Fault(name, "rows without a known value", int(gap), do) for name, gap in gaps.items() if gap]
