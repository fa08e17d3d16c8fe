"""The report as a reader, a spreadsheet and a programme see it."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from tests.evidence.estimate.published import published
from tutela.evidence.estimate.hiding import printable
from tutela.evidence.estimate.histories import Histories, merge_lists
from tutela.evidence.estimate.interval import Interval
from tutela.evidence.estimate.methods import Result, Settings
from tutela.evidence.estimate.methods.latent_classes import doubt_of
from tutela.evidence.estimate.report import files
from tutela.evidence.estimate.report.chart import Bar, draw
from tutela.evidence.estimate.report.compose import Report, compose, steps_of
from tutela.evidence.estimate.report.files import write_files
from tutela.evidence.estimate.report.page import write_page
from tutela.evidence.estimate.report.words import SHARED_ASSUMPTIONS, in_one_cell, paragraphs, rounded, spoken, warnings
from tutela.evidence.estimate.sensitivity import changes, with_missed_matches
from tutela.evidence.refused import Refused

QUICK = Settings(bootstraps=40, chains=3, iterations=400)


@pytest.fixture(scope="module")
def united_kingdom() -> Report:
    table = merge_lists(published("uk_2013_five_lists"), ("LA", "GP"), "LAGP")
    return compose(table, QUICK, "bic", changed_lists=("Merged: LA and GP",))


@pytest.fixture(scope="module")
def artificial() -> Report:
    return compose(published("artificial_three_lists"), QUICK)


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "br", "line", "circle", "path"):
            self.open.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("src", "href", "style") or (value or "").startswith("javascript"):
                self.faults.append(f"{tag} {name}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"closed {tag}")


def test_page_is_whole_has_no_script_and_asks_nothing_of_other_hosts(united_kingdom: Report) -> None:
    text = write_page(united_kingdom)
    page = Page(text)
    assert page.faults == []
    assert page.open == []
    assert "script" not in page.tags
    assert page.tags.count("figure") == page.tags.count("svg")
    assert page.tags.count("table") == page.tags.count("svg") + 1
    assert set(re.findall(r"https?://[^\"' ]+", text)) <= {"http://www.w3.org/2000/svg"}


def test_page_names_the_main_method_what_each_assumes_and_what_would_break_it(united_kingdom: Report) -> None:
    text = write_page(united_kingdom)
    assert "Main method, declared before the run: <strong>Best log-linear model by BIC</strong>" in text
    assert text.count("<dt>It assumes</dt>") == len(united_kingdom.rows) == text.count("<dt>What would break it</dt>")
    assert "Merged: LA and GP." in text
    assert all(escape(assumption) in text for assumption in SHARED_ASSUMPTIONS)


def test_an_estimate_below_the_lower_bound_is_told(united_kingdom: Report) -> None:
    bound = next(row for row in united_kingdom.rows if row.method.kind == "lower bound")
    main = united_kingdom.main
    rows = [main, replace(bound, result=Result(Interval(5e6, 4e6, 6e6), ""))]
    told = f"Chao's lower bound lies above the estimate of “{main.method.name}”. Either lists avoid each other"
    assert any(text.startswith(told) for text in warnings(replace(united_kingdom, rows=tuple(rows))))
    rows[1] = replace(bound, result=Result(Interval(300, 200, 400), ""))
    assert not any(text.startswith("Chao") for text in warnings(replace(united_kingdom, rows=tuple(rows))))


def test_default_main_method_is_called_a_default(artificial: Report) -> None:
    assert "Main method, set by default before the run" in write_page(artificial)
    assert "was set by default, before the run." in paragraphs(artificial)[0]


def test_sparse_table_is_told_that_estimates_do_not_exist(artificial: Report) -> None:
    assert warnings(artificial)[0].startswith(
        "The estimate does not exist for half or more of the 8 models with pairs of lists only: some lists"
    )


@pytest.mark.parametrize(
    ("r_hat", "told"),
    [
        (
            1.051,
            "the chains agree only roughly (R-hat 1.05, above 1.05): run more than 20,000 iterations",
        ),
        (1.3, "the chains do not agree (R-hat 1.30, above 1.1): do not use this result"),
    ],
)
def test_chains_that_do_not_agree_are_told_in_every_file(
    united_kingdom: Report, tmp_path: Path, r_hat: float, told: str
) -> None:
    rows = [replace(row, main=False, result=replace(row.result, doubt="")) for row in united_kingdom.rows]
    at = next(place for place, row in enumerate(rows) if row.method.key == "latent")
    rows[at] = replace(rows[at], main=True, result=replace(rows[at].result, doubt=doubt_of(r_hat, 20_000)))
    report = replace(united_kingdom, rows=tuple(rows))
    assert paragraphs(report)[0].endswith(f" A warning: {told}.")
    assert f"Latent classes: {told}." in warnings(report)
    paths = {path.name: path.read_text("utf-8") for path in write_files(report, tmp_path / "out")}
    assert told in paths["report.html"].split("<h2>All methods")[0]
    kept = json.loads(paths["estimates.json"])
    assert f"Latent classes: {told}." in kept["before_you_use_a_number"]
    (latent,) = (row for row in csv.DictReader(paths["estimates.csv"].splitlines()) if row["method"] == "latent")
    assert latent["doubt"] == told


def test_chains_that_agree_raise_no_doubt() -> None:
    assert doubt_of(1.05, 20_000) == ""


def test_every_estimate_in_every_file_has_its_interval(united_kingdom: Report, tmp_path: Path) -> None:
    paths = {path.name: path for path in write_files(united_kingdom, tmp_path / "out")}
    with paths["estimates.csv"].open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == len(united_kingdom.rows) + len(united_kingdom.cases)
    assert sum(row["main"] == "yes" for row in rows) == 1
    for row in rows:
        assert float(row["low"]) <= float(row["high"])
        assert row["estimate"]
        assert row["level"] == "0.95"
    kept = json.loads(paths["estimates.json"].read_text("utf-8"))
    for one in (*kept["methods"], *kept["changed_tables"]):
        assert {"estimate", "low", "high", "level"} <= set(one["result"])
    cells = re.findall(
        r'<td class="number">([^<]*)</td>', paths["report.html"].read_text("utf-8").split("<h2>The lists")[0]
    )
    assert cells
    assert all(re.fullmatch(r"[\d,]+ \([\d,]+\xa0to\xa0([\d,]+|no upper limit)\)", cell) for cell in cells)


def test_no_small_count_stands_in_any_file(united_kingdom: Report, tmp_path: Path) -> None:
    whole = replace(united_kingdom, shown=printable(published("uk_2013_five_lists")))
    paths = {path.name: path for path in write_files(whole, tmp_path / "out")}
    counts = json.loads(paths["estimates.json"].read_text("utf-8"))["counts"]
    shown = [counts["seen"], *counts["lists"].values(), *counts["only_on"].values()]
    assert all(value is None or value >= 10 for value in shown)
    with paths["counts.csv"].open(newline="", encoding="utf-8") as stream:
        assert all(row["people"] == "hidden" or int(row["people"]) >= 10 for row in csv.DictReader(stream))
    table = paths["report.html"].read_text("utf-8").split("<caption>People on the lists")[1].split("</table>")[0]
    assert all(
        cell == "hidden" or int(cell.replace(",", "")) >= 10 for cell in re.findall(r'number">([\d,a-z]+)<', table)
    )


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    table = published("artificial_three_lists")
    first, second = (write_files(compose(table, QUICK), tmp_path / name) for name in ("one", "two"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_an_interruption_leaves_no_half_written_file(
    artificial: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    write_files(artificial, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.setattr(files, "write_page", lambda _report: "changed")
    calls = []

    def interrupted(path: Path, *given: object, **named: object) -> int:
        calls.append(path)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return len(path.name)

    monkeypatch.setattr(Path, "write_text", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_files(artificial, folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_list_names_are_escaped() -> None:
    table = Histories(("<b>police</b>", "A&B"), np.array([0, 40, 30, 12]))
    text = write_page(compose(table, QUICK))
    assert "<b>police" not in text
    assert "&lt;b&gt;police&lt;/b&gt;" in text
    assert Page(text).faults == []


def test_two_lists_have_a_report_of_their_own() -> None:
    report = compose(Histories(("A", "B"), np.array([0, 40, 30, 12])), QUICK)
    assert [row.method.key for row in report.rows] == ["chapman", "lincoln-petersen"]
    assert {case.change for case in report.cases} == {"matches missed"}


def test_progress_adds_up_to_the_steps_announced() -> None:
    table = published("artificial_three_lists")
    done: list[int] = []
    compose(table, QUICK, told=done.append)
    assert sum(done) == steps_of(table, None, QUICK)


def test_too_few_cases_are_refused() -> None:
    with pytest.raises(Refused) as told:
        compose(Histories(("A", "B"), np.array([0, 4, 3, 2])), QUICK)
    assert str(told.value) == (
        "fewer than 10 cases are on the lists; expected 10 cases or more; collect more before you estimate"
    )


def test_methods_that_disagree_are_said_to_disagree(united_kingdom: Report) -> None:
    assert paragraphs(united_kingdom)[0].startswith("The main method puts the whole number")
    shown = printable(published("uk_2013_five_lists"))
    text = "\n".join(paragraphs(replace(united_kingdom, shown=shown)))
    assert text.startswith("The lists hold 2,744 different people. The main method puts the whole number")
    assert "Do not use it to rank places or groups." in text


def test_numbers_are_rounded_and_intervals_are_rounded_outwards() -> None:
    assert rounded(25311.29) == "25,300"
    assert rounded(96.4) == "96"
    assert rounded(float("inf")) == "no upper limit"
    assert spoken(Interval(25311, 11168, 56052)) == "between 11,000 and 57,000"
    assert spoken(Interval(25311, 11168, float("inf"))) == "11,000 or more, with no upper limit"
    assert in_one_cell(Interval(25311, 11168, 56052)) == "25,300 (11,200 to 56,100)"


def test_chart_draws_wide_intervals_on_a_logarithmic_axis_and_open_ones_to_the_edge() -> None:
    text = draw([Bar("one", Interval(100, 50, 2000), main=True), Bar("two", Interval(300, 90, float("inf")))], "title")
    assert 'aria-label="title"' in text
    assert "one: 100 (50 to 2,000)" in text
    assert 'x2="332.0"' in text


def test_missed_matches_are_undone_so_that_the_overlap_grows() -> None:
    table = Histories(("A", "B"), np.array([0, 100, 80, 18]))
    mended = with_missed_matches(table, 0.1)
    assert mended.counts.tolist() == pytest.approx([0, 98, 78, 20])
    with pytest.raises(ValueError, match="a share of 20% missed matches is more than the lists allow"):
        with_missed_matches(Histories(("A", "B"), np.array([0, 1, 80, 18])), 0.2)


def test_changed_tables_are_each_list_each_pair_and_each_share() -> None:
    kinds = [change for change, _, _ in changes(published("uk_2013_five_lists"))]
    assert [kinds.count(kind) for kind in ("list left out", "lists merged", "matches missed")] == [5, 10, 4]
