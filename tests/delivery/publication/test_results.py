"""The report of a course and its action plan: tagged PDF, and a workbook in which nothing is calculated."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import docx
import msgspec
import openpyxl
import page
import pytest

from tutela.delivery.pandoc.write import write_docx
from tutela.delivery.pdf import write, write_pdf
from tutela.delivery.publication import paper
from tutela.delivery.publication.action_plan import write_action_plan
from tutela.delivery.publication.report import write_report
from tutela.delivery.web.words import read_words
from tutela.delivery.xlsx import make_workbook
from tutela.model.action_plan import ActionPlan, PlanPart, PlanRow
from tutela.model.report import Chart, Line, Report, Section, Table

TODAY = datetime.date(2026, 11, 26)
WORDS = read_words({})
CONSTITUENTS = {"government": "Government", "workers": "Workers' organisations"}
CHART = Chart(
    "Gain, of a hundred",
    (
        Line("The whole test", (12,), (5, 19)),
        Line("See & tell", (-3,), (-11, 6)),
        Line("Act", instead="fewer than 5"),
        Line("On paper", (40, 75)),
    ),
)
REPORT = Report(
    "What the course brought",
    "Inspectors",
    TODAY,
    (
        Section(
            "came", "Who came", ("24 people joined.",), (Table("came", "People", ("Who", "At least"), (("A", "5"),)),)
        ),
        Section(
            "gains", "Gains", tables=(Table("gains", "Gain", ("Part", "Gain"), (("The whole test", "+12"),), CHART),)
        ),
        Section("limits", "Limits", points=("Whether any child is safer.",)),
        Section("empty", "Paper", ("Not shown.",), (Table("paper", "Paper", ("A", "B", "C"), ()),)),
    ),
)
PLAN = ActionPlan(
    "Inspectors",
    (
        PlanPart("demand", "Demand", (PlanRow(id="d", part="demand", text="=1+1", why="+2"),)),
        PlanPart(
            "measures",
            "Measures",
            (
                PlanRow(
                    id="m",
                    part="measures",
                    text="Inspect",
                    why="Nobody looks",
                    aim="demand",
                    constituents=("workers", "gone"),
                ),
            ),
        ),
        PlanPart("budget", "Budget", ()),
    ),
)
GAPS = ("No budget: “Inspect”.",)


def action_plan() -> paper.Publication:
    return write_action_plan(PLAN, GAPS, CONSTITUENTS, WORDS, language="en")


@pytest.mark.parametrize("made", [write_report(REPORT, WORDS, language="en"), action_plan()], ids=["report", "plan"])
def test_every_pdf_keeps_the_rules_of_pdf_ua(made: paper.Publication, tmp_path: Path) -> None:
    path = write_pdf(made, tmp_path / "made.pdf", today=TODAY).path
    report = page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1)
    assert [str(fault) for fault in report.failures] == []


def test_what_no_font_has_is_a_box_where_people_typed_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = 'Tell \U0001f469 \u1200 \x01 \ufffe "a\\b" \\u0001'
    made = write_report(msgspec.structs.replace(REPORT, subtitle=typed), WORDS, language="en")
    with pytest.raises(RuntimeError, match="could not be displayed"):
        write_pdf(made, tmp_path / "strict.pdf", today=TODAY)
    tried: list[bytes] = []
    compiled = write._compile

    def note(template: str, name: str, data: bytes, today: datetime.date) -> bytes:
        tried.append(data)
        return compiled(template, name, data, today)

    monkeypatch.setattr(write, "_compile", note)
    write_pdf(made, tmp_path / "kind.pdf", today=TODAY, boxes=True)
    boxed = 'Tell \u25a1 \u25a1 \u25a1 \u25a1 "a\\b" \\u0001'
    assert msgspec.json.encode(boxed)[1:-1] in tried[-1]


def test_a_table_without_rows_is_left_out() -> None:
    grids = [
        each for each in write_report(REPORT, WORDS, language="en").chapters[0].blocks if isinstance(each, paper.Grid)
    ]
    assert [grid.caption for grid in grids] == ["People", "Gain"]


def test_a_chart_stands_below_its_table_and_in_an_editable_file_as_a_picture(tmp_path: Path) -> None:
    made = write_report(REPORT, WORDS, language="en")
    blocks = made.chapters[0].blocks
    (place,) = (place for place, block in enumerate(blocks) if isinstance(block, paper.Drawing))
    assert isinstance(blocks[place - 1], paper.Grid)
    drawn = blocks[place]
    assert isinstance(drawn, paper.Drawing)
    assert drawn.words == "Gain, of a hundred"
    path = write_docx(made, tmp_path / "made.docx", today=TODAY)
    again = write_docx(made, tmp_path / "again.docx", today=TODAY)
    assert path.read_bytes() == again.read_bytes()
    (shape,) = docx.Document(str(path)).inline_shapes
    assert shape._inline.docPr.get("descr") == "Gain, of a hundred"
    assert abs(shape.width.cm - 11) < 0.1


def test_the_plan_says_first_that_no_names_belong_in_it() -> None:
    box = action_plan().chapters[0].blocks[0]
    assert isinstance(box, paper.Box)
    assert box.label.startswith("No real names, no real cases.")


def test_the_reason_of_a_measure_is_printed_with_it() -> None:
    (grid,) = (each for each in action_plan().chapters[0].blocks if isinstance(each, paper.Grid))
    assert grid.rows[0][0] == (paper.Run("Inspect"), paper.Run(" (Nobody looks)", em=True))


def test_a_workbook_leaves_out_what_it_cannot_hold() -> None:
    typed = PlanPart("measures", "Measures", (PlanRow(id="m", part="measures", text="In\x01spect\ufffe"),))
    content = make_workbook(ActionPlan("Course", (typed,)), (), CONSTITUENTS, WORDS, today=TODAY)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert "Inspect" in [cell.value for row in sheet.iter_rows() for cell in row]


def test_a_workbook_holds_every_row_as_text() -> None:
    content = make_workbook(PLAN, GAPS, CONSTITUENTS, WORDS, today=TODAY)
    sheet, lacks = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {"=1+1", "+2", "those who create demand", "Workers' organisations, gone"} <= {
        str(each.value) for each in cells
    }
    assert [cell.value for cell in lacks["A"]] == list(GAPS)
