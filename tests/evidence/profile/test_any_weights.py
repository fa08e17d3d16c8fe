"""What holds for any survey: weights on another scale change no share, and totals by unit add up."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlglot.errors import UnsupportedError

from tutela.evidence.data import Dataset, open_survey, read_mapping
from tutela.evidence.findings import Request, find
from tutela.evidence.profile.estimates import means, sums
from tutela.evidence.profile.spark import in_spark_sql
from tutela.evidence.profile.totals import Measure, statement

FOLDER = Path(__file__).parent.parent / "reference"
MEASURES = [Measure("a", '"a"'), Measure("b", '"b"'), Measure("hours", '"hours"', binary=False)]


@pytest.fixture(scope="module")
def survey() -> Dataset:
    return open_survey(FOLDER / "invented-for-training-sample.csv", read_mapping(FOLDER / "mapping.yaml"))


@given(scale=st.floats(1e-6, 1e6))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_weights_on_another_scale_change_no_share(survey: Dataset, scale: float) -> None:
    before = means(survey, MEASURES, ["area"])
    survey.connection.execute("BEGIN")
    survey.connection.execute("UPDATE units SET w = w * ?", [scale])
    after = means(survey, MEASURES, ["area"])
    survey.connection.execute("ROLLBACK")
    for part in ("estimate", "se", "low", "high", "n", "deff", "df"):
        assert getattr(after, part) == pytest.approx(getattr(before, part), rel=1e-9, nan_ok=True)


def test_the_groups_of_a_grouping_add_up_to_everybody(survey: Dataset) -> None:
    parts, whole = sums(survey, MEASURES, ["area", "girl"]), sums(survey, MEASURES)
    assert parts.estimate.sum(axis=0) == pytest.approx(whole.estimate[0])
    assert parts.n.sum(axis=0) == pytest.approx(whole.n[0])


def test_one_sampling_unit_alone_gives_no_interval(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("id: m\ntitle: M\ndesign: {psu: p}\nindicators: {x: {yes: x = 1, label: X}}\n")
    (tmp_path / "m.csv").write_text("x,p\n" + "".join(f"{number % 2},1\n" for number in range(60)))
    survey = open_survey(tmp_path / "m.csv", read_mapping(tmp_path / "m.yaml"))
    assert np.isnan(means(survey, [Measure("x", '"x"')]).low).all()
    (row,) = find(survey, Request(replicates=2)).shares[0].rows
    assert (row.estimate, row.se, row.low, row.high) == (0.5, None, None, None)


def test_the_one_statement_is_told_in_the_sql_of_spark() -> None:
    told = re.sub(r"NOT (\S+) IS NULL", r"\1 IS NOT NULL", in_spark_sql(statement(MEASURES, ["area"])))
    assert told == statement(MEASURES, ["area"]).replace('"', "`")
    with pytest.raises(UnsupportedError, match="when targeting Spark"):
        in_spark_sql("SELECT ARG_MAX(w, psu, 3) FROM units")


def test_shares_stay_between_0_and_1_and_hold_their_estimate(children: Dataset) -> None:
    measures = [Measure(name, f'"{name}"') for name in children.mapping.indicators]
    found = means(children, measures, ["region", "sex"])
    known = found.n > 0
    assert (found.low[known] >= 0).all()
    assert (found.high[known] <= 1).all()
    assert (found.low[known] <= found.estimate[known] + 1e-12).all()
    assert (found.high[known] >= found.estimate[known] - 1e-12).all()
    assert np.isfinite(found.se[known]).all()
