"""The one statement on Spark SQL, for those who have a cluster; all that follows from the totals is the same.

Extra: tutela[spark]. The session comes from the caller, so that nothing here starts or reaches a cluster.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import sqlglot

from tutela.evidence.data.dataset import Dataset
from tutela.evidence.profile.totals import Measure, Totals, statement, totals_of

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["in_spark_sql", "totals_on_spark", "write_units"]


def write_units(dataset: Dataset, path: Path) -> None:
    """Write the table `units` as Parquet: w, psu, the codes of the groupings, the indicators; one row a unit."""
    # COPY takes no parameter for the place.
    place = "'" + str(path).replace("'", "''") + "'"
    dataset.connection.execute(f"COPY (SELECT * FROM units) TO {place} (FORMAT parquet)")


def in_spark_sql(sql: str) -> str:
    """Give a statement in the SQL of Spark; raise sqlglot's UnsupportedError where it has no word for something."""
    return sqlglot.transpile(sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)[0]


def totals_on_spark(
    session: SparkSession,
    dataset: Dataset,
    measures: Sequence[Measure],
    by: Sequence[str] = (),
    where: str = "TRUE",
    source: str = "units",
) -> Totals:
    """Give what `count_totals` gives, counted by Spark over its table or view `units` (see `write_units`).

    `dataset` says the labels of the groupings. The totals, one row a domain and sampling unit, come to this machine;
    `means_of` and `ratios_of` go on from them.
    """
    frame = session.sql(in_spark_sql(statement(measures, by, where, source)))
    rows = frame.collect()
    got = {
        name: np.array([0.0 if row[place] is None else row[place] for row in rows], dtype=np.float64)
        for place, name in enumerate(frame.columns)
    }
    return totals_of(got, dataset, measures, by)
