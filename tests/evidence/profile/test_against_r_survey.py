"""Every figure of R's survey package on the small sample, to 1e-8; `reference/survey.R` made the values."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tutela.evidence.data import Dataset, open_survey, read_mapping
from tutela.evidence.profile import intervals
from tutela.evidence.profile.estimates import difference, means, ratios, sums
from tutela.evidence.profile.regression import fit_logistic
from tutela.evidence.profile.totals import Measure
from tutela.evidence.profile.variance import Lonely

FOLDER = Path(__file__).parent.parent / "reference"
KNOWN: dict[str, Any] = json.loads((FOLDER / "survey.json").read_text("utf-8"))
A, B, HOURS, Z = (
    Measure("a", '"a"'),
    Measure("b", '"b"'),
    Measure("hours", '"hours"', binary=False),
    Measure("z", '"z"'),
)
RULES = [(rule, fpc) for rule in ("certainty", "remove", "adjust", "average") for fpc in ("none", "fpc")]


@pytest.fixture(scope="module")
def survey() -> Dataset:
    return open_survey(FOLDER / "invented-for-training-sample.csv", read_mapping(FOLDER / "mapping.yaml"))


def _design(survey: Dataset, fpc: str) -> Dataset:
    return survey if fpc == "fpc" else replace(survey, population=np.full_like(survey.population, np.inf))


def _same(ours: float, theirs: float | str) -> None:
    # R writes "NaN" where a domain meets only strata with a single unit and their mean is asked for.
    assert ours == pytest.approx(float(theirs), rel=1e-8, abs=1e-14, nan_ok=True)


@pytest.mark.parametrize(("rule", "fpc"), RULES)
def test_means_shares_and_totals_are_those_of_r(survey: Dataset, rule: Lonely, fpc: str) -> None:
    design, known = _design(survey, fpc), KNOWN[rule][fpc]
    found, total = means(design, [A, B, HOURS], lonely=rule), sums(design, [A, B, HOURS], lonely=rule)
    for column, name in enumerate(("a", "b", "hours")):
        _same(found.estimate[0, column], known[name]["mean"])
        _same(found.se[0, column], known[name]["se"])
        _same(total.estimate[0, column], known[name]["total"])
        _same(total.se[0, column], known[name]["total_se"])
        _same(found.deff[0, column], known[name]["deff"])


@pytest.mark.parametrize(("rule", "fpc"), RULES)
@pytest.mark.parametrize("by", ["girl", "area"])
def test_domains_are_those_of_r(survey: Dataset, rule: Lonely, fpc: str, by: str) -> None:
    design, known = _design(survey, fpc), KNOWN[rule][fpc]
    found, total = means(design, [A, B, HOURS], [by], lonely=rule), sums(design, [A, B, HOURS], [by], lonely=rule)
    for row, codes in enumerate(found.totals.domains):
        label = design.groups[by].labels[codes[0]]
        for column, name in enumerate(("a", "b", "hours")):
            theirs = known[name]["by"][f"{by}{label}"]
            _same(found.estimate[row, column], theirs["mean"])
            _same(found.se[row, column], theirs["se"])
            _same(total.se[row, column], theirs["total_se"])
            assert found.df[row, column] == theirs["df"]


@pytest.mark.parametrize(("rule", "fpc"), RULES)
def test_ratios_and_differences_are_those_of_r(survey: Dataset, rule: Lonely, fpc: str) -> None:
    design, known = _design(survey, fpc), KNOWN[rule][fpc]
    ratio = ratios(design, [(HOURS, Measure("z", 'ABS("z")', binary=False))], lonely=rule)
    _same(ratio.estimate[0, 0], known["ratio"]["estimate"])
    _same(ratio.se[0, 0], known["ratio"]["se"])
    estimate, se, _, _ = difference(design, means(design, [A], ["girl"], lonely=rule), 1, 0, lonely=rule)
    _same(estimate[0], known["difference"]["estimate"])
    _same(se[0], known["difference"]["se"])


@pytest.mark.parametrize(("rule", "fpc"), RULES)
def test_logistic_regression_is_that_of_r(survey: Dataset, rule: Lonely, fpc: str) -> None:
    design, known = _design(survey, fpc), KNOWN[rule][fpc]["logistic"]
    got = design.connection.execute("SELECT w, psu, a, girl, z, hours FROM units").fetchnumpy()
    x = np.column_stack([np.ones(len(got["w"])), got["girl"], got["z"], got["hours"]]).astype(float)
    fit = fit_logistic(
        x, np.asarray(got["a"], float), np.asarray(got["w"], float), np.asarray(got["psu"]).astype(np.int64),
        stratum_of=design.stratum_of, population=design.population, lonely=rule,
    )  # fmt: skip
    assert fit.coefficients == pytest.approx(known["coef"], rel=1e-8)
    assert fit.se == pytest.approx(known["se"], rel=1e-8)


def test_intervals_are_those_of_r(survey: Dataset) -> None:
    known = KNOWN["intervals"]
    found = means(_design(survey, "none"), [A, Measure("rare", '"rare"')])
    a, rare = (found.estimate[0, :1], found.se[0, :1], found.df[0, :1]), (found.estimate[0, 1:], found.se[0, 1:])
    assert np.ravel(intervals.logit(*a)) == pytest.approx(known["logit"], rel=1e-8)
    assert np.ravel(intervals.korn_graubard(*a, found.n[0, :1])) == pytest.approx(known["beta_a"], rel=1e-8)
    exact = np.ravel(intervals.korn_graubard(*rare, found.df[0, 1:], found.n[0, 1:]))
    assert exact == pytest.approx(known["beta"], rel=1e-8)
    # The share is near 0, so the interval given for it is that of Korn and Graubard; that of `a` is the logit's.
    assert [found.low[0, 1], found.high[0, 1]] == pytest.approx(known["beta"], rel=1e-8)
    assert [found.low[0, 0], found.high[0, 0]] == pytest.approx(known["logit"], rel=1e-8)
