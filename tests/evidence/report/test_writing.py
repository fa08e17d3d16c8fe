"""What is written: every value in every format is one that may be printed, and a spreadsheet runs none of it."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import pytest

from tutela.evidence.charts import read_outlines
from tutela.evidence.data import Dataset
from tutela.evidence.findings import Findings, Request, find
from tutela.evidence.report import write_report
from tutela.evidence.report.tidy import safe_cell
from tutela.source.findings import read_findings


@pytest.fixture(scope="module")
def findings(children: Dataset) -> Findings:
    return find(children, Request(by=(("region",), ("sex",)), replicates=3, small_areas="district"))


@pytest.fixture(scope="module")
def written(findings: Findings, country: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    write_report(findings, folder, outlines=read_outlines(country / "invented-for-training-regions.geojson"))
    return folder


def test_every_file_says_in_its_name_that_the_data_are_invented(written: Path) -> None:
    assert sorted(path.name for path in written.iterdir()) == [
        "invented-for-training-bundle.json",
        "invented-for-training-report.html",
        "invented-for-training-tables.csv",
        "invented-for-training-tables.json",
        "invented-for-training-tables.parquet",
        "report.css",
    ]


def test_the_three_formats_hold_the_same_lines(written: Path, findings: Findings) -> None:
    with (written / "invented-for-training-tables.csv").open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    loaded = json.loads((written / "invented-for-training-tables.json").read_text("utf-8"))
    parquet = duckdb.execute(
        f"SELECT \"table\", indicator, estimate, n FROM '{written / 'invented-for-training-tables.parquet'}'"
    ).fetchall()
    lines = [(table.id, row.indicator, row.estimate, row.n) for table in findings.tables for row in table.rows]
    assert [(line["table"], line["indicator"], line["estimate"], line["n"]) for line in loaded] == lines
    assert parquet == lines
    assert [(row["table"], row["indicator"]) for row in rows] == [line[:2] for line in lines]
    assert {row["label"] for row in rows} == {"invented for training"}


def test_a_kit_takes_the_bundle_and_its_exercises_can_name_each_table_of_shares(written: Path) -> None:
    sheet = read_findings("findings/a.json", (written / "invented-for-training-bundle.json").read_text("utf-8"))
    assert sheet.problems == ()
    (piece,) = sheet.pieces.findings
    assert {"everybody", "by-region", "by-region/out_of_school", "index-by-region/H"} <= set(piece.value.tables)


def test_a_hidden_line_is_empty_in_every_format(written: Path) -> None:
    loaded = json.loads((written / "invented-for-training-tables.json").read_text("utf-8"))
    hidden = [line for line in loaded if line["flag"] in ("hidden", "too few")]
    assert hidden
    for line in hidden:
        assert {line[part] for part in ("estimate", "se", "low", "high", "weighted_n", "deff", "df")} == {None}
    bundle = json.loads((written / "invented-for-training-bundle.json").read_text("utf-8"))
    assert bundle["label"] == "invented for training"
    for table in bundle["tables"]:
        for row in table["rows"]:
            assert row["flag"] not in ("hidden", "too few") or row["of_100"] is None


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_begins_like_a_formula_is_made_a_text(text: str) -> None:
    assert safe_cell(text) == "'" + text
    assert safe_cell(-0.5) == -0.5
    assert safe_cell("a=1") == "a=1"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.outside: list[str] = []
        self.within: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("src", "href") and value != "report.css":
                (self.within if str(value).startswith("#") else self.outside).append(str(value))
            if name == "id":
                self.ids.append(str(value))
            assert name != "style"
            assert not name.startswith("on")


def test_the_page_reads_without_scripts_and_asks_no_other_host(written: Path) -> None:
    page = (written / "invented-for-training-report.html").read_text("utf-8")
    reader = _Reader()
    reader.feed(page)
    assert not {"script", "style", "iframe", "img", "link"} & set(reader.tags) - {"link"}
    assert reader.outside == []
    assert len(reader.within) > 2
    assert {place.removeprefix("#") for place in reader.within} <= set(reader.ids)
    assert len(reader.ids) == len(set(reader.ids))
    # Each chart has a table beside it.
    assert reader.tags.count("table") >= reader.tags.count("svg") > 10


def test_the_head_says_what_the_figures_are_not(written: Path) -> None:
    page = (written / "invented-for-training-report.html").read_text("utf-8")
    head = page[: page.index("<h2")]
    assert "Invented for training. No person or place in it is real." in head
    assert (
        "These are children found in a survey. The figures do not say how great the risk of trafficking is, and they "
        "say nothing of any one child. Children who have left, live on the street or live at a workplace are missing "
        "from it."
    ) in head
    assert re.search(r"[Bb]etween \d+ and \d+ of 100 children", page)
    assert "They are not causes." in page


def test_labels_from_a_file_are_escaped(children: Dataset, tmp_path: Path) -> None:
    group = replace(children.groups["sex"], labels=("<script>alert(1)</script>", '"><b>'))
    evil = replace(children, groups={**children.groups, "sex": group})
    write_report(find(evil, Request(by=(("sex",),), replicates=2)), tmp_path)
    page = (tmp_path / "invented-for-training-report.html").read_text("utf-8")
    assert "<script>" not in page
    assert '"><b>' not in page
