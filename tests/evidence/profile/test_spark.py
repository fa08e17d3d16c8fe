"""The statement run by Spark on the teaching country: the same totals, estimates and errors as DuckDB's, to 1e-9.

Not in the default run: `make spark`, which puts pyspark aside from the other packages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tutela.evidence.country import Plan, write_country
from tutela.evidence.data import Dataset, open_survey, read_mapping
from tutela.evidence.data.dataset import quoted
from tutela.evidence.profile.estimates import means, means_of, ratios_of
from tutela.evidence.profile.index import make_index
from tutela.evidence.profile.spark import totals_on_spark, write_units
from tutela.evidence.profile.totals import Measure, Totals, count_totals

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("default")]
LEVEL = 1e-9


@pytest.fixture(scope="module")
def whole_country(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The country as `tutela evidence country` makes it: 60,000 children."""
    folder = tmp_path_factory.mktemp("whole")
    write_country(folder, Plan(), seed=1)
    return open_survey(folder / "invented-for-training-children.parquet", read_mapping("teaching-country"))


@pytest.fixture(scope="module")
def session(whole_country: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    pyspark = pytest.importorskip("pyspark.sql", reason="pyspark is not installed: make spark")
    folder = tmp_path_factory.mktemp("spark")
    write_units(whole_country, folder / "units.parquet")
    session = (
        pyspark.SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .getOrCreate()
    )
    session.read.parquet(str(folder / "units.parquet")).createOrReplaceTempView("units")
    yield session
    session.stop()


def in_order(totals: Totals) -> np.ndarray:
    """Totals as one table, rows by domain and sampling unit."""
    order = np.lexsort((totals.psu, totals.domain))
    parts = [totals.domains[totals.domain], totals.psu[:, None], totals.y, totals.x, totals.squares, totals.n]
    return np.column_stack([*parts, totals.yes])[order]


def assert_same(ours: np.ndarray, spark: np.ndarray, what: str) -> None:
    known = np.isfinite(ours)
    assert (known == np.isfinite(spark)).all(), what
    size, gap = np.abs(ours[known]), np.abs(spark[known] - ours[known])
    relative = gap[size > 1e-12] / size[size > 1e-12]
    print(f"{what}: {ours.size:,} figures, largest relative gap {relative.max(initial=0):.1e}")  # noqa: T201 - the figures are what the run is for
    assert (gap <= LEVEL * size + 1e-15).all(), what


@pytest.mark.parametrize("by", [[], ["region", "sex"], ["district", "age_group", "quintile"]], ids="-".join)
def test_spark_gives_the_shares_of_every_indicator(whole_country: Dataset, session: Any, by: list[str]) -> None:
    survey, where = whole_country, "TRUE" if by else "sex = 0"
    measures = [Measure(name, quoted(name), gaps=name in survey.gaps) for name in survey.mapping.indicators]
    ours = count_totals(survey, measures, by, where)
    spark = totals_on_spark(session, survey, measures, by, where)
    assert_same(in_order(ours), in_order(spark), "totals")
    one, other = means_of(survey, ours), means_of(survey, spark)
    for part in ("estimate", "se", "low", "high", "n", "deff", "df"):
        assert_same(getattr(one, part), getattr(other, part), part)


def test_spark_gives_the_index_and_its_ratios(whole_country: Dataset, session: Any) -> None:
    """H, M0 and A by district: a statement over a SELECT with the score of each child."""
    index = make_index(whole_country.mapping)
    measures = [
        Measure("H", index.vulnerable(), gaps=False),
        Measure("M0", index.vulnerable("score_"), binary=False, gaps=False),
    ]
    scored = ("score_ IS NOT NULL", index.source())
    ours = count_totals(whole_country, measures, ["district"], *scored)
    spark = totals_on_spark(session, whole_country, measures, ["district"], *scored)
    assert_same(in_order(ours), in_order(spark), "totals")
    top, bottom = np.array([1]), np.array([0])
    one, other = (ratios_of(whole_country, totals, top, bottom) for totals in (ours, spark))
    for part in ("estimate", "se", "low", "high"):
        assert_same(getattr(one, part), getattr(other, part), part)


def test_spark_gives_totals_of_children_for_whom_two_answers_are_known(whole_country: Dataset, session: Any) -> None:
    measures = [
        Measure("top", "CASE WHEN (far_school) IS NOT NULL THEN out_of_school END", binary=False),
        Measure("bottom", "CASE WHEN (out_of_school) IS NOT NULL THEN far_school END", binary=False),
    ]
    ours = count_totals(whole_country, measures, ["region"])
    assert_same(in_order(ours), in_order(totals_on_spark(session, whole_country, measures, ["region"])), "totals")


def test_the_example_of_the_docs_runs(
    whole_country: Dataset, session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = Path(__file__).parents[3] / "docs" / "evidence.md"
    (example,) = re.findall(r"^```python\n(from pathlib.*?)^```", docs.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    monkeypatch.chdir(tmp_path)
    write_country(tmp_path, Plan(), seed=1)
    (tmp_path / "invented-for-training-children.parquet").rename(tmp_path / "children.parquet")
    names: dict[str, Any] = {"session": session}
    exec(example, names)  # noqa: S102 - our own docs
    ours = means(whole_country, [Measure("out_of_school", '"out_of_school"')], ["region", "sex"])
    assert_same(ours.estimate, names["shares"].estimate, "shares")
