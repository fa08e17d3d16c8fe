"""The table `units`: weight, sampling unit, codes of groups, indicators; and the checks of design and keys."""

from __future__ import annotations

import duckdb
import numpy as np

from tutela.evidence.data.dataset import Dataset, Group, quoted
from tutela.evidence.data.expressions import compile_expression
from tutela.evidence.data.faults import Fault
from tutela.evidence.data.mapping import Grouping, Mapping
from tutela.evidence.refused import Refused

__all__ = ["make_units"]

_MAX_LABELS = 5000


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
        _make(connection, mapping, cleaned, columns, keep)
    except duckdb.Error as error:
        kind = type(error).__name__
        raise Refused(
            f"{mapping.id}: the indicators cannot be computed ({kind})",
            expected="numbers compared with numbers",
            do="name columns of text under `texts`",
        ) from None
    return _finish(connection, mapping, columns, faults)


def _columns(mapping: Mapping, names: dict[str, str]) -> dict[str, str]:
    """Give the SQL of every column of the table: groups, indicators, then the parts of the optional profiles."""
    columns = {}
    for name, group in mapping.groups.items():
        columns[name] = compile_expression(group.value, names, f"groups.{name}")
    for name, indicator in mapping.indicators.items():
        yes = compile_expression(indicator.yes, names, f"indicators.{name}.yes")
        value = f"CAST({yes} AS DOUBLE)" if indicator.kind == "mean" else f"CAST(CAST({yes} AS BOOLEAN) AS DOUBLE)"
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
    if not count[1]:
        faults.append(Fault("keep", "no row is left of", int(count[0]), "check `keep` in the mapping", stops=True))
    if design.weight:
        weight = cleaned[design.weight.lower()]
        checks = {"rows without a weight": f"{weight} IS NULL", "weights below 0": f"{weight} < 0"}
        for what, wrong in checks.items():
            found = connection.execute(f"SELECT COUNT(*) FROM rows WHERE ({keep}) AND {wrong}").fetchone()
            if found and found[0]:
                do = "give each row its weight, or leave such rows out with `keep`"
                faults.append(Fault(design.weight, what, int(found[0]), do, stops=True))
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


def _make(
    connection: duckdb.DuckDBPyConnection,
    mapping: Mapping,
    cleaned: dict[str, str],
    columns: dict[str, str],
    keep: str,
) -> None:
    design = mapping.design
    weight = cleaned[design.weight.lower()] if design.weight else "1.0"
    fpc = cleaned[design.fpc.lower()] if design.fpc else "CAST(NULL AS DOUBLE)"
    listed = ", ".join(f"{sql} AS {quoted(name)}" for name, sql in columns.items())
    # A design without sampling units is a sample of the rows themselves.
    psu = _one(design.psu, cleaned, "CAST(ROW_NUMBER() OVER () AS VARCHAR)")
    connection.execute(
        f"CREATE TEMP TABLE named AS SELECT {weight} AS w, {_one(design.stratum, cleaned, chr(39) * 2)} AS stratum_,"
        f" {psu} AS psu_, {fpc} AS fpc_, {listed} FROM rows WHERE ({keep}) AND {weight} > 0"
    )
    connection.execute(
        "CREATE TABLE psus AS SELECT ROW_NUMBER() OVER (ORDER BY stratum_, psu_) - 1 AS psu,"
        " DENSE_RANK() OVER (ORDER BY stratum_) - 1 AS stratum, stratum_, psu_, MIN(fpc_) AS fpc, MAX(fpc_) AS fpc_high"
        " FROM named GROUP BY stratum_, psu_"
    )


def _finish(
    connection: duckdb.DuckDBPyConnection, mapping: Mapping, columns: dict[str, str], faults: list[Fault]
) -> Dataset:
    groups, joins, picked = {}, "", []
    for name, group in mapping.groups.items():
        groups[name] = _labels(connection, name, group)
        column = quoted(name)
        joins += f" LEFT JOIN labels_{name} ON labels_{name}.value = CAST(named.{column} AS VARCHAR)"
        picked.append(f"labels_{name}.code AS {column}")
    picked += [f"named.{quoted(name)}" for name in columns if name not in mapping.groups]
    connection.execute(
        f"CREATE TABLE units AS SELECT named.w, CAST(psus.psu AS INTEGER) AS psu, {', '.join(picked)} FROM named"
        f" JOIN psus ON psus.stratum_ = named.stratum_ AND psus.psu_ = named.psu_{joins}"
    )
    connection.execute("DROP TABLE named")
    got = connection.execute("SELECT stratum, fpc FROM psus ORDER BY psu").fetchnumpy()
    stratum_of = np.asarray(got["stratum"], dtype=np.int64)
    fpc = np.ma.filled(np.ma.asarray(got["fpc"], dtype=np.float64), np.nan)
    rows = connection.execute("SELECT COUNT(*) FROM units").fetchone() or (0,)
    listed = list(mapping.indicators)
    missing = (
        connection.execute(
            "SELECT " + ", ".join(f"COUNT(*) - COUNT({quoted(name)})" for name in listed) + " FROM units"
        ).fetchone()
        or ()
    )
    population, found = _population(stratum_of, fpc)
    faults = [*faults, *found, *_unlabelled(connection, groups)]
    return Dataset(
        connection=connection, mapping=mapping, rows=int(rows[0]), stratum_of=stratum_of, population=population,
        groups=groups, gaps=frozenset(name for name, gap in zip(listed, missing, strict=True) if gap),
        faults=tuple(faults), extra=tuple(name for name in columns if name.endswith("_")),
    )  # fmt: skip


def _population(
    stratum_of: np.ndarray[tuple[int], np.dtype[np.int64]], fpc: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> tuple[np.ndarray[tuple[int], np.dtype[np.float64]], list[Fault]]:
    """Give the number of sampling units in each stratum's population, from the column fpc; and faults of the design."""
    sampled = np.bincount(stratum_of)
    first = np.full(len(sampled), np.nan)
    first[stratum_of[::-1]] = fpc[::-1]
    known = np.isfinite(first)
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


def _labels(connection: duckdb.DuckDBPyConnection, name: str, group: Grouping) -> Group:
    """Number the values of a grouping in the order of its labels, else sorted; the table labels_NAME keeps them."""
    column = quoted(name)
    kind = connection.execute(f"SELECT typeof({column}) FROM named LIMIT 1").fetchone() or ("VARCHAR",)
    if kind[0] in ("DOUBLE", "FLOAT") or kind[0].startswith("DECIMAL"):
        connection.execute(f"ALTER TABLE named ALTER {column} TYPE BIGINT")
    found = [
        str(row[0])
        for row in connection.execute(
            f"SELECT DISTINCT CAST({column} AS VARCHAR) FROM named WHERE {column} IS NOT NULL LIMIT {_MAX_LABELS + 1}"
        ).fetchall()
    ]
    if len(found) > _MAX_LABELS:
        raise Refused(
            f"groups.{name}: over {_MAX_LABELS:,} values", expected="a grouping", do="name a column with fewer values"
        )
    found.sort(
        key=lambda value: (not value.lstrip("-").isdigit(), int(value) if value.lstrip("-").isdigit() else 0, value)
    )
    values = [value for value in group.labels if value in found] if group.labels else found
    labels = tuple(group.labels.get(value, value) for value in values)
    connection.execute(f"CREATE TABLE labels_{name} (value VARCHAR, code INTEGER)")
    if values:
        connection.executemany(f"INSERT INTO labels_{name} VALUES (?, ?)", [[v, i] for i, v in enumerate(values)])
    return Group(name, group.label, labels, group.area, group.protected)


def _unlabelled(connection: duckdb.DuckDBPyConnection, groups: dict[str, Group]) -> list[Fault]:
    faults = []
    for name in groups:
        found = connection.execute(f"SELECT COUNT(*) FROM units WHERE {quoted(name)} IS NULL").fetchone() or (0,)
        if found[0]:
            faults.append(
                Fault(name, "rows without a known value", int(found[0]), "they stand in no line of its tables")
            )
    return faults
