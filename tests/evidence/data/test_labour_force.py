"""The shipped mapping `labour-force` against rules and sums that are written out here in plain Python."""

from __future__ import annotations

import csv
import json
import math
import random
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tutela.evidence.data import Dataset, open_survey, read_mapping
from tutela.evidence.findings import Findings, Request, find
from tutela.evidence.profile.estimates import means
from tutela.evidence.profile.totals import Measure
from tutela.evidence.report import write_report

INDICATORS = ("no_contract", "long_hours", "young_long_hours", "informal")
SECTIONS = {
    "A": (1, 3), "B": (5, 9), "C": (10, 33), "D": (35, 35), "E": (36, 39), "F": (41, 43), "G": (45, 47),
    "H": (49, 53), "I": (55, 56), "J": (58, 63), "K": (64, 66), "L": (68, 68), "M": (69, 75), "N": (77, 82),
    "O": (84, 84), "P": (85, 85), "Q": (86, 88), "R": (90, 93), "S": (94, 96), "T": (97, 98), "U": (99, 99),
}  # fmt: skip
"""ISIC Rev.4: first and last division of each section."""


def _person(rng: random.Random, number: int) -> dict[str, Any]:
    psu = number // 40
    return {
        "household": number // 3, "line": number % 3, "psu": psu, "stratum": psu // 8, "region": f"r{psu // 16}",
        "weight": round(rng.uniform(5, 60), 2), "sex": rng.choice([1, 2]), "age": rng.randint(12, 60),
        "employed": rng.choice([1, 1, 1, 2]), "isic4": rng.choice(["01", "3", "A", "47", "G", "97", "T", "04", ""]),
        "icse93": rng.choice([1, 1, 1, 2, 3, 4, 5, 6, 9, ""]), "hours_usual": rng.choice([20, 42, 43, 48, 49, 98, 999]),
        "contract": rng.choice([1, 2, 2, 8, 9, ""]), "informal": rng.choice([1, 1, 2, 9]),
    }  # fmt: skip


def _write(path: Path, rows: list[dict[str, Any]]) -> Path:
    with path.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def _answer(row: dict[str, Any], indicator: str) -> bool | None:
    """What the mapping says that it asks; None where the person does not count."""
    hours = None if row["hours_usual"] == 999 else row["hours_usual"]
    if indicator == "no_contract":
        return None if row["icse93"] != 1 or row["contract"] not in (1, 2) else row["contract"] == 2
    if indicator == "informal":
        return None if row["informal"] == 9 else row["informal"] == 1
    if hours is None or (indicator == "young_long_hours" and not 15 <= row["age"] <= 17):
        return None
    return bool(hours >= 43 if indicator == "young_long_hours" else hours > 48)


def _sector(row: dict[str, Any]) -> str | None:
    code = row["isic4"]
    if code in SECTIONS or not code:
        return code or None
    return next((name for name, (first, last) in SECTIONS.items() if first <= int(code) <= last), None)


def _share(rows: list[dict[str, Any]], everybody: list[dict[str, Any]], indicator: str) -> tuple[float, float, int]:
    """The weighted share in a domain, its linearised error over sampling units in strata, and the number asked."""
    asked = [row for row in rows if _answer(row, indicator) is not None]
    whole = sum(row["weight"] for row in asked)
    share = sum(row["weight"] for row in asked if _answer(row, indicator)) / whole
    scores = {(row["stratum"], row["psu"]): 0.0 for row in everybody}
    for row in asked:
        scores[row["stratum"], row["psu"]] += row["weight"] * (bool(_answer(row, indicator)) - share) / whole
    variance = 0.0
    for stratum in {key[0] for key in scores}:
        own = [score for key, score in scores.items() if key[0] == stratum]
        centre = sum(own) / len(own)
        variance += len(own) / (len(own) - 1) * sum((score - centre) ** 2 for score in own)
    return share, math.sqrt(variance), len(asked)


@pytest.fixture(scope="module")
def people() -> list[dict[str, Any]]:
    rng = random.Random(18)
    return [_person(rng, number) for number in range(3840)]


@pytest.fixture(scope="module")
def survey(people: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return open_survey(_write(tmp_path_factory.mktemp("lfs") / "lfs.csv", people), read_mapping("labour-force"))


@pytest.fixture(scope="module")
def findings(survey: Dataset) -> Findings:
    return find(survey, Request(by=(("sector",), ("region",), ("sector", "region"))))


def test_sectors_by_areas_are_the_sums_of_a_calculation_apart(people: list[dict[str, Any]], survey: Dataset) -> None:
    kept = [row for row in people if row["employed"] == 1 and row["age"] >= 15]
    assert survey.rows == len(kept)
    found = means(survey, [Measure(name, f'"{name}"', gaps=True) for name in INDICATORS], ["sector", "region"])
    sectors, regions = survey.groups["sector"].labels, survey.groups["region"].labels
    assert sectors == (
        "Farming, forestry and fishing (A)",
        "Trade and repair of vehicles (G)",
        "Households as employers (T)",
    )
    assert len(found.totals.domains) == len(sectors) * len(regions) == 18
    for number, (sector, region) in enumerate(found.totals.domains.tolist()):
        letter = sectors[sector][-2]
        own = [row for row in kept if _sector(row) == letter and row["region"] == regions[region]]
        for column, name in enumerate(INDICATORS):
            share, error, asked = _share(own, kept, name)
            assert found.n[number, column] == asked
            assert found.estimate[number, column] == pytest.approx(share, abs=1e-12)
            assert found.se[number, column] == pytest.approx(error, abs=1e-12)


def test_a_division_that_is_none_is_told_by_its_count(people: list[dict[str, Any]], survey: Dataset) -> None:
    count = sum(row["employed"] == 1 and row["age"] >= 15 and row["isic4"] in ("04", "") for row in people)
    assert f"sector: rows without a known value: {count}; they stand in no line of its tables" in map(
        str, survey.faults
    )


def test_every_division_and_letter_has_its_section(tmp_path: Path) -> None:
    given: list[tuple[str, str]] = [(name, name) for name in SECTIONS]
    for name, (first, last) in SECTIONS.items():
        given += [(text, name) for code in range(first, last + 1) for text in {f"{code:02d}", str(code)}]
    base = _person(random.Random(1), 1) | {"employed": 1, "age": 30}
    rows = [base | {"household": number, "isic4": code} for number, (code, _) in enumerate(given)]
    survey = open_survey(_write(tmp_path / "lfs.csv", rows), read_mapping("labour-force"))
    labels = survey.groups["sector"].labels
    counted = survey.connection.execute("SELECT sector, COUNT(*) FROM units GROUP BY sector ORDER BY sector").fetchall()
    assert {labels[code][-2]: number for code, number in counted} == {
        name: sum(own == name for _, own in given) for name in SECTIONS
    }


def test_a_division_that_is_kept_as_a_number_is_read_like_its_text(tmp_path: Path) -> None:
    base = _person(random.Random(1), 1) | {"employed": 1, "age": 30, "region": 7.0}
    rows = [base | {"household": number, "isic4": code} for number, code in enumerate((1.0, 47.0, 47.0))]
    (tmp_path / "rows.json").write_text(json.dumps(rows), "utf-8")
    duckdb.execute(f"COPY (FROM read_json('{tmp_path / 'rows.json'}')) TO '{tmp_path / 'lfs.parquet'}'")
    survey = open_survey(tmp_path / "lfs.parquet", read_mapping("labour-force"))
    assert survey.groups["region"].labels == ("7",)
    assert survey.connection.execute("SELECT COUNT(*) FROM units GROUP BY sector ORDER BY sector").fetchall() == [
        (1,),
        (2,),
    ]


def test_what_is_printed_is_that_calculation_or_nothing(people: list[dict[str, Any]], findings: Findings) -> None:
    kept = [row for row in people if row["employed"] == 1 and row["age"] >= 15]
    table = next(table for table in findings.tables if table.by == ("sector", "region"))
    assert {row.flag for row in table.rows} >= {"", "too few"}
    for row in table.rows:
        sector, region = (label for _, label in row.groups)
        own = [each for each in kept if _sector(each) == sector[-2] and each["region"] == region]
        share, _, asked = _share(own, kept, row.indicator)
        if row.flag in ("hidden", "too few"):
            assert row.estimate is None
        else:
            assert asked >= 25
            assert row.estimate == pytest.approx(share, abs=1e-12)


def test_nothing_is_printed_below_the_first_level_in_a_copy_either(
    people: list[dict[str, Any]], tmp_path: Path
) -> None:
    shipped = resources.files("tutela.evidence.data") / "mappings" / "labour-force.yaml"
    text = shipped.read_text("utf-8")
    line = "  region: {value: region, label: Region, area: 1}\n"
    assert line in text
    copy = tmp_path / "mine.yaml"
    copy.write_text(text.replace(line, line + "  district: {value: psu, label: District, area: 2}\n"), "utf-8")
    rows = _write(tmp_path / "lfs.csv", people)
    found = find(open_survey(rows, read_mapping(copy)), Request(by=(("district",), ("sector", "district"))))
    assert [table.by for table in found.tables] == [()]
    assert found.notes[0].startswith(
        "District: a sensitive indicator stops above District; left out: No written contract"
    )


def test_the_report_says_what_it_is_not_and_of_whom_a_share_is(findings: Findings, tmp_path: Path) -> None:
    write_report(findings, tmp_path)
    page = (tmp_path / "report.html").read_text("utf-8")
    assert (
        "These are workers found in a survey. The figures do not say how great the risk of trafficking is, and they "
        "say nothing of any one worker. A survey of households sees few domestic workers who live where they work and "
        "few hidden workplaces, and no children below its limit of age. It asks about conditions in which demand can "
        "grow; none of them is exploitation by itself."
    ) in page[: page.index("<h2")]
    whole = {row.indicator: row for row in findings.tables[0].rows}
    low, high = (round(100 * (end or 0)) for end in (whole["no_contract"].low, whole["no_contract"].high))
    assert f"No written contract (employees): between {low} and {high} of 100 employees." in page
    assert '<th scope="col">Of 100 of those counted</th>' in page
    assert '<th scope="col">Of 100 workers of 15 to 17</th>' in page
    assert '<th scope="col">Of 100 workers</th>' in page
    bundle = json.loads((tmp_path / "bundle.json").read_text("utf-8"))
    assert {name: found["of"] for name, found in bundle["indicators"].items()} == {
        "no_contract": "employees",
        "long_hours": "workers",
        "young_long_hours": "workers of 15 to 17",
        "informal": "workers",
    }
    says = {row["indicator"]: row["says"] for row in bundle["tables"][0]["rows"]}
    assert says["no_contract"] == f"between {low} and {high} of 100 employees"
