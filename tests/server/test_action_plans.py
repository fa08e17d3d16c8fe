"""The action plan: pieces of groups, typing, merging, erasing, files."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from django.test import Client

from tests.server.seeding import seed_plan
from tutela.server.actionplans.keeping import add_piece, read_action_plan
from tutela.server.courses.models import Course

pytestmark = pytest.mark.django_db


def texts(course: Course, part: str) -> list[str]:
    return [row.text for each in read_action_plan(course).parts if each.id == part for row in each.rows]


def test_pieces_of_groups_join_the_plan_once(course: Course) -> None:
    assert add_piece(course, "demand", [["Buyers of cheap fish", "ports"], ["", ""]], "group 1") == 1
    assert (
        add_piece(course, "demand", [["buyers of cheap fish; ports."], ["Households that look for a maid"]], "group 2")
        == 1
    )
    assert texts(course, "demand") == ["Buyers of cheap fish; ports", "Households that look for a maid"]


def test_columns_of_a_board_are_put_where_they_belong(course: Course) -> None:
    rows = [["Inspections", "Labour office", "By June"]]
    add_piece(course, "measures", rows, "group 3", columns=("text", "who", "when"))
    row = read_action_plan(course).parts[3].rows[0]
    assert (row.text, row.who, row.when, row.source) == ("Inspections", "Labour office", "By June", "group 3")


@pytest.mark.parametrize(
    ("part", "columns", "message"),
    [
        ("poems", ("text",), "the plan has no part 'poems'; expected one of: vulnerable-groups, demand, objectives"),
        (
            "demand",
            ("text", "name"),
            "unknown columns: name; expected some of: text, why, who, budget, indicator, when",
        ),
    ],
)
def test_a_piece_for_nowhere_is_refused(course: Course, part: str, columns: tuple[str, ...], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        add_piece(course, part, [["a"]], "group 1", columns=columns)


def test_a_row_is_typed_changed_merged_and_erased(desk: Client, course: Course) -> None:
    start = f"/hub/desk/{course.id}/action-plan"
    assert "No real names, no real cases." in desk.get(f"{start}/add/measures/").content.decode()
    measure = {"text": "School meals", "aim": "vulnerability", "constituents": ["government", "ngo"]}
    assert desk.post(f"{start}/add/measures/", measure).status_code == 302
    desk.post(f"{start}/add/measures/", {"text": "Meals in school"})
    piece = course.plan_pieces.get(text="Meals in school")
    desk.post(f"{start}/change/{piece.id}/", {"text": "Meals in school", "budget": "Ministry of education"})
    ids = [str(each) for each in course.plan_pieces.values_list("id", flat=True)]
    desk.post(f"{start}/rows/", {"row": ids, "do": "merge"})
    merged = course.plan_pieces.get()
    assert merged.text == "School meals; Meals in school"
    assert (merged.budget, merged.constituents) == ("Ministry of education", "government,ngo")
    page = desk.post(f"{start}/rows/", {"row": [str(merged.id), "x"], "do": "merge"}, follow=True).content.decode()
    assert "Tick two or more rows of the same part, then merge them." in page
    desk.post(f"{start}/rows/", {"row": [str(merged.id)], "do": "erase"})
    assert not course.plan_pieces.exists()


def test_an_empty_row_is_refused(desk: Client, course: Course) -> None:
    assert desk.post(f"/hub/desk/{course.id}/action-plan/add/demand/", {"text": " "}).status_code == 422


def test_what_the_plan_lacks_stands_above_it(desk: Client, course: Course) -> None:
    seed_plan(course)
    page = desk.get(f"/hub/desk/{course.id}/action-plan/").content.decode()
    assert "No budget: “Joint unannounced inspections in the season”, “School meals”." in page
    assert "“Boys on farms”" in page


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx"])
def test_the_plan_is_a_file(desk: Client, course: Course, ending: str) -> None:
    pytest.importorskip({"pdf": "typst", "docx": "pypandoc", "xlsx": "openpyxl"}[ending])
    seed_plan(course)
    add_piece(course, "budget", [["=1+1"]], "group 1")
    answer = desk.get(f"/hub/desk/{course.id}/action-plan/plan.{ending}")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="action-plan-{course.code}.{ending}"'
    if ending == "pdf":
        assert answer.content.startswith(b"%PDF")
        return
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        inside = packed.read("word/document.xml" if ending == "docx" else "xl/worksheets/sheet1.xml").decode()
        names = packed.namelist()
    assert "<f>" not in inside
    strings = inside if ending == "docx" or "xl/sharedStrings.xml" not in names else ""
    if not strings:
        with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
            strings = packed.read("xl/sharedStrings.xml").decode()
    assert "No real names, no real cases." in strings
    assert "=1+1" in strings


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_the_report_is_a_file(desk: Client, course: Course, ending: str) -> None:
    pytest.importorskip({"pdf": "typst", "docx": "pypandoc"}[ending])
    answer = desk.get(f"/hub/desk/{course.id}/results/report.{ending}")
    assert answer.content.startswith(b"%PDF" if ending == "pdf" else b"PK")


def test_the_plan_goes_with_its_course(course: Course) -> None:
    seed_plan(course)
    course.delete()
    assert not Course.objects.exists()
