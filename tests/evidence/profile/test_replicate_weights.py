"""Every figure of R's svrepdesign on an invented sample, to 1e-8; `reference/replicates.R` made file and values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tutela.evidence.data import Dataset, open_survey, read_mapping
from tutela.evidence.findings import Request, find
from tutela.evidence.profile import replicates
from tutela.evidence.profile.estimates import difference, means, ratios, sums
from tutela.evidence.profile.totals import Measure, statement, totals_of
from tutela.evidence.refused import Refused

FOLDER = Path(__file__).parent.parent / "reference"
FILE = FOLDER / "invented-for-training-replicates.csv"
KNOWN: dict[str, Any] = json.loads((FOLDER / "replicates.json").read_text("utf-8"))
A, B, HOURS = Measure("a", '"a"'), Measure("b", '"b"'), Measure("hours", '"hours"', binary=False)
METHODS = {
    "brr": "columns: brr_01..brr_12, method: brr",
    "fay": "columns: fay_01..fay_12, method: fay, rho: 0.3",
    "jk1": "columns: jk1_01..jk1_16, method: jk1",
    "jkn": "columns: jkn_01..jkn_16, method: jkn, rscales: 0.5",
    "bootstrap": "columns: bootstrap_01..bootstrap_20, method: bootstrap",
}
RHO = "expected between 0 and 1 for fay, for it alone; mend `rho`"
REST = """
title: A sample with replicate weights
invented: true
groups:
  girl: {value: girl, label: Girls and boys}
  area: {value: area, label: Area, area: 1}
indicators:
  a: {yes: a = 1, label: A, level: child}
  b: {yes: b = 1, label: B, level: family}
  long: {yes: hours > 8, label: Long, level: community}
  hours: {yes: hours, label: Hours, kind: mean}
index: {indicators: [a, b]}
outcome: long
wealth: stratum - 3
journey: {away: a = 1, origin: area, destination: stratum / 8}
"""


def _open(folder: Path, design: str) -> Dataset:
    (folder / "m.yaml").write_text(f"id: m\ndesign: {{weight: weight, replicates: {{{design}}}}}{REST}", "utf-8")
    return open_survey(FILE, read_mapping(folder / "m.yaml"))


@pytest.mark.parametrize("around", ["estimate", "mean"])
@pytest.mark.parametrize("method", list(METHODS))
def test_estimates_and_errors_are_those_of_r(tmp_path: Path, method: str, around: str) -> None:
    survey, known = _open(tmp_path, f"{METHODS[method]}, around: {around}"), KNOWN[method][around]
    found, total = means(survey, [A, B, HOURS]), sums(survey, [A, B, HOURS])
    for column, name in enumerate(("a", "b", "hours")):
        _same(found.estimate[0, column], known[name]["mean"])
        _same(found.se[0, column], known[name]["se"])
        _same(total.estimate[0, column], known[name]["total"])
        _same(total.se[0, column], known[name]["total_se"])
    assert found.df[0].tolist() == [known["df"]] * 3
    ratio = ratios(survey, [(HOURS, Measure("g", '"girl" + 1', binary=False))])
    _same(ratio.se[0, 0], known["ratio"]["se"])
    estimate, se, _, _ = difference(survey, means(survey, [A], ["girl"]), 1, 0)
    _same(estimate[0], known["difference"]["estimate"])
    _same(se[0], known["difference"]["se"])


@pytest.mark.parametrize("by", ["girl", "area"])
@pytest.mark.parametrize("method", list(METHODS))
def test_domains_are_those_of_r(tmp_path: Path, method: str, by: str) -> None:
    survey, known = _open(tmp_path, METHODS[method]), KNOWN[method]["estimate"]
    found = means(survey, [A, B, HOURS], [by])
    for row, codes in enumerate(found.totals.domains):
        label = survey.groups[by].labels[codes[0]]
        for column, name in enumerate(("a", "b", "hours")):
            theirs = known[name]["by"][f"{by}{label}"]
            _same(found.estimate[row, column], theirs["mean"])
            _same(found.se[row, column], theirs["se"])
            assert found.df[row, column] == theirs["df"]


def _same(ours: float, theirs: float) -> None:
    assert ours == pytest.approx(theirs, rel=1e-8)


def test_pieces_give_what_the_whole_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    survey = _open(tmp_path, METHODS["jkn"])
    whole = means(survey, [A, B], ["girl", "area"])
    monkeypatch.setattr(replicates, "_CELLS", 1300)
    parts = means(survey, [A, B], ["girl", "area"])
    assert parts.se == pytest.approx(whole.se, rel=1e-12)
    # Where there is no room for the degrees of freedom of each domain, those of the whole sample serve all.
    assert set(parts.df.flat) == {KNOWN["jkn"]["estimate"]["df"]}


def test_factors_that_are_multiplied_by_the_weight_and_a_scale_of_ones_own(tmp_path: Path) -> None:
    survey = _open(tmp_path, METHODS["brr"])
    got = survey.connection.execute("SELECT COUNT(*), SUM(r0_), SUM(w * r0_) FROM units").fetchone()
    apart = _open(tmp_path, METHODS["brr"] + ", combined: false, scale: 2")
    assert apart.replicates is not None
    assert apart.replicates.factors.tolist() == [2.0] * 12
    again = apart.connection.execute("SELECT COUNT(*), SUM(r0_) FROM units").fetchone()
    assert got is not None
    assert again == pytest.approx((got[0], got[2]))


def test_totals_of_another_engine_are_refused_since_their_errors_would_be_wrong(tmp_path: Path) -> None:
    survey = _open(tmp_path, METHODS["brr"])
    got = survey.connection.execute(statement([A], ())).fetchnumpy()
    with pytest.raises(Refused) as raised:
        totals_of(got, survey, [A], ())
    assert str(raised.value) == (
        "replicate weights are counted by DuckDB alone; expected strata and sampling units on Spark; "
        "call count_totals without Spark"
    )


def test_a_whole_report_rests_on_the_replicates(tmp_path: Path) -> None:
    found = find(_open(tmp_path, METHODS["jkn"]), Request())
    assert found.index is not None
    assert found.beyond is not None
    assert found.beyond.rules is None
    assert found.corridors is not None
    everybody = next(row for row in found.shares[0].rows if row.indicator == "a")
    assert everybody.se == pytest.approx(KNOWN["jkn"]["estimate"]["a"]["se"])
    shares = found.beyond.shares
    assert shares is not None
    assert shares.replicates == 16
    assert np.all(shares.low <= shares.share)
    assert np.all(shares.share <= shares.high)
    assert any(note.startswith("Groups in words are not sought") for note in found.notes)


@pytest.mark.parametrize(
    ("design", "says"),
    [
        (
            "columns: brr_01, method: brr",
            "1 columns of replicate weights; expected 2 to 1,000, each once, as rw1..rw80; mend `columns`",
        ),
        (
            METHODS["fay"].replace("0.3", "1"),
            "rho is 1 for fay; expected between 0 and 1 for fay, for it alone; mend `rho`",
        ),
        (
            METHODS["brr"] + ", rho: 0.5",
            "rho is 0.5 for brr; expected between 0 and 1 for fay, for it alone; mend `rho`",
        ),
        (
            METHODS["jkn"].replace(", rscales: 0.5", ""),
            "jkn without rscales; expected (n - 1) / n of its stratum for each replicate; add `rscales`",
        ),
        (
            METHODS["jkn"].replace("0.5", "[0.5, 0.5]"),
            "2 rscales for 16 replicates; expected one, or one for each, and none below 0; mend `rscales`",
        ),
    ],
)
def test_replicates_that_are_described_wrongly_are_refused(tmp_path: Path, design: str, says: str) -> None:
    with pytest.raises(Refused) as raised:
        _open(tmp_path, design)
    assert str(raised.value) == f"{tmp_path / 'm.yaml'}: {says}"


def test_replicates_stand_in_place_of_strata_and_are_there_in_each_row(tmp_path: Path) -> None:
    mapping, file = tmp_path / "m.yaml", tmp_path / "f.csv"
    mapping.write_text(
        "id: m\ntitle: M\nindicators: {x: {yes: x = 1, label: X}}\n"
        "design: {weight: w, psu: p, replicates: {columns: r1..r2, method: brr}}\n"
    )
    with pytest.raises(Refused) as raised:
        read_mapping(mapping)
    assert str(raised.value) == (
        f"{mapping}: replicates beside stratum, psu or fpc, or without a weight; expected weight and replicates alone; "
        "take out what the replicate weights hold already"
    )
    mapping.write_text(mapping.read_text().replace(" psu: p,", ""))
    file.write_text("x,w,r1,r2\n1,1,2,0\n0,1,,2\n1,1,-1,2\n")
    with pytest.raises(Refused) as raised:
        open_survey(file, read_mapping(mapping))
    assert str(raised.value) == (
        "r1..r2: rows without one of 2 replicate weights: 1: give each row all of them; "
        "r1..r2: replicate weights below 0 or without end: 1: give each row all of them; "
        "expected a complete design; mend the file"
    )
