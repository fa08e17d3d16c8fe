"""What an author reads who made a mistake: exact text, from the tables in author_errors/."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.source.copies import CASE, FACTS, UNIT, KitCopy
from tutela.source.gates.page_names import TAKEN

TABLES = Path(__file__).parent / "author_errors"


def read_tables() -> list[Any]:
    """Give every error of the tables as a parameter of a test."""
    return [
        pytest.param(error, id=error["name"].replace(" ", "-"))
        for table in sorted(TABLES.glob("*.yaml"))
        for error in yaml.safe_load(table.read_text("utf-8"))
    ]


@pytest.mark.parametrize("error", read_tables())
def test_an_error_is_told_so_that_its_author_can_mend_it(kit: KitCopy, error: dict[str, Any]) -> None:
    kit.put(error["file"], error["instead_of"], error["write"])
    assert kit.problems() == error["told"]


def test_all_problems_are_told_at_once_by_file_and_line(kit: KitCopy) -> None:
    kit.put(UNIT, "About {fact:EST-01} lived", "About 1,050 children lived")
    kit.put(UNIT, "- [x] Tell the office that", "- Tell the office that")
    kit.put(CASE, "invented: true\n", "")
    kit.put(FACTS, "review_by: 2028-11-23", "review_by: next year")
    assert [problem.split(" ", 1)[0] for problem in kit.problems()] == [
        f"{CASE}:1:",
        f"{FACTS}:9:",
        f"{UNIT}:33:",
        f"{UNIT}:43:",
        f"{UNIT}:48:",
    ]


def test_a_missing_kit(kit: KitCopy) -> None:
    (kit.root / "kit.yaml").unlink()
    assert kit.problems() == ["kit.yaml: the file is missing; expected a file here; add it, or name another folder"]


def test_a_kit_that_is_a_file(kit: KitCopy) -> None:
    kit.root = kit.root / "kit.yaml"
    assert kit.problems() == ["kit.yaml: the kit is no folder; expected a folder with a kit.yaml; name the folder"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no file has such a name")
@pytest.mark.parametrize("name", [b"caf\xe9.md", b"two\nlines.md"])
def test_a_name_that_cannot_be_shown(kit: KitCopy, name: bytes) -> None:
    (kit.root / "cases" / os.fsdecode(name)).write_text("x")
    shown = name.decode("utf-8", "replace").replace("\n", "\N{REPLACEMENT CHARACTER}")
    assert kit.problems() == [
        f"cases/{shown}: the name holds a byte that is no UTF-8, or a sign that cannot be seen; "
        "expected letters, digits and hyphens; rename it"
    ]


def test_a_missing_book(kit: KitCopy) -> None:
    (kit.root / "textbooks/first-steps/book.yaml").unlink()
    told = kit.problems()
    assert told[-1] == (
        "textbooks/first-steps/book.yaml: the file is missing; expected it beside the units; "
        "write it: it lists them in their order"
    )
    assert not any(problem.startswith(UNIT) for problem in told)


def test_a_list_that_is_empty_lacks_all_that_is_named(kit: KitCopy) -> None:
    kit.write(FACTS, "")
    assert (
        f"{UNIT}:33: there is no fact `EST-01`; expected the id of a fact of this kit; mend the id, or write the fact"
        in (kit.problems())
    )


def test_what_stands_behind_a_link_out_of_the_kit_is_not_called_unknown(kit: KitCopy, tmp_path: Path) -> None:
    (kit.root / "cases").rename(tmp_path / "cases")
    (kit.root / "cases").symlink_to(tmp_path / "cases")
    assert kit.problems() == ["cases: this folder is a link; expected a folder; copy what it holds into the kit"]


def test_emphasis_without_end(kit: KitCopy) -> None:
    kit.put(UNIT, "*Both* must", f"{'*' * 9000}Both{'*' * 9000} must")
    assert kit.problems() == [
        f"{UNIT}:10: emphasis stands too deep in one another; expected `*word*` or `**word**`; "
        "take some of the marks out"
    ]


def test_a_missing_help_page(kit: KitCopy) -> None:
    (kit.root / "pages/worried.md").unlink()
    assert kit.problems() == [
        "exercises/first-signs.md:79: there is no page `worried`; expected the id of a page of this kit; "
        "mend the id, or write the page",
        "pages/worried.md: the help page is missing; expected a page with the id `worried`; "
        "write it: every page leads there",
        f"{UNIT}:13: there is no page `worried`; expected the id of a page of this kit; mend the id, or write the page",
    ]


def test_a_file_of_50_megabytes_is_refused_without_loading_it(kit: KitCopy) -> None:
    with (kit.root / "facts/large.yaml").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert kit.problems() == [
        "facts/large.yaml: the file has 50.0 MB; expected at most 2 MB; split it, or take out what is no text"
    ]


def test_a_file_that_is_not_utf_8(kit: KitCopy) -> None:
    kit.write("pages/about.md", "---\nid: about\ntitle: Café\n---\n".encode("latin-1"))
    assert kit.problems() == [
        "pages/about.md:3: the byte 0xe9 is no UTF-8; expected UTF-8; save the file as UTF-8 in your editor"
    ]


def test_a_file_with_a_null_character(kit: KitCopy) -> None:
    kit.write("pages/about.md", b"---\nid: about\n\0---\n")
    assert kit.problems() == ["pages/about.md:3: a null character stands here; expected text; take it out"]


def test_a_path_that_leaves_the_kit(kit: KitCopy, tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text("---\nid: outside\ntitle: Outside\n---\n", "utf-8")
    (kit.root / "pages/outside.md").symlink_to(tmp_path / "outside.md")
    assert kit.problems() == [
        "pages/outside.md: this leads out of the kit; expected a path inside it; copy the file into the kit"
    ]


def test_a_folder_that_is_a_link_is_not_followed(kit: KitCopy) -> None:
    (kit.root / "facts/again").symlink_to(kit.root / "facts")
    assert kit.problems() == ["facts/again: this folder is a link; expected a folder; copy what it holds into the kit"]


def test_a_pipe_is_not_waited_for(kit: KitCopy) -> None:
    os.mkfifo(kit.root / "facts/pipe.yaml")
    assert kit.problems() == ["facts/pipe.yaml: this is no file; expected a file of text; take it out"]


def test_a_folder_in_the_place_of_a_file_is_told(kit: KitCopy) -> None:
    (kit.root / "kit.yaml").unlink()
    (kit.root / "kit.yaml").mkdir()
    assert kit.problems() == ["kit.yaml: this is no file; expected a file of text; take it out"]


def test_a_photograph(kit: KitCopy) -> None:
    kit.write("pages/child.JPG", b"")
    assert kit.problems() == [
        "pages/child.JPG: this file may be a photograph; expected no pictures but drawings as .svg; take it out"
    ]


def test_a_drawing_without_title_that_holds_a_photograph(kit: KitCopy) -> None:
    kit.write("pages/drawing.svg", '<svg>\n<image href="data:image/png;base64,"/></svg>')
    assert kit.problems() == [
        "pages/drawing.svg:1: the drawing has no title; expected <title>…</title> that says what it shows; "
        "write one as its first element",
        "pages/drawing.svg:2: `<image` stands in the drawing; expected lines, shapes and words only; take it out",
    ]


def test_a_drawing_with_a_title_passes(kit: KitCopy) -> None:
    kit.write("pages/drawing.svg", "<svg><title>A road</title><path d='M0 0h9'/></svg>")
    assert kit.problems() == []


def test_files_where_none_are_read(kit: KitCopy) -> None:
    kit.write("facts/more.yml", "")
    kit.write("facts/old/more.yaml", "")
    kit.write("notes.txt", "")
    kit.write("question/more.yaml", "")
    assert [problem.split(";")[0] for problem in kit.problems()] == [
        "facts/more.yml: files like this are not read in facts/",
        "facts/old/more.yaml: the file stands where none is read",
        "notes.txt: warning: this file is no part of a kit and is not read",
        "question: warning: this folder is no part of a kit and is not read",
    ]


def test_what_cannot_be_printed_does_not_reach_the_terminal(kit: KitCopy) -> None:
    kit.put(FACTS, "  unit: children", '  "\\e[31munit": children')
    assert not [problem for problem in kit.problems() if not problem.isprintable()]


@pytest.mark.parametrize("name", ["index", "precheck", "review", "test"])
def test_a_unit_with_the_name_of_a_page_of_its_book(kit: KitCopy, name: str) -> None:
    kit.put(UNIT, "id: on-the-road\n", f"id: {name}\n")
    kit.put("textbooks/first-steps/book.yaml", "units: [on-the-road]", f"units: [{name}]")
    (kit.root / "questions/first-steps/on-the-road.yaml").rename(kit.root / f"questions/first-steps/{name}.yaml")
    told = [problem for problem in kit.problems() if "every book has" in problem]
    assert told == [
        f"{UNIT}:2: the unit `{name}` has the name of a page that every book has; "
        "expected another id than index, precheck, review, test; rename the unit"
    ]


@pytest.mark.parametrize(
    ("file", "old", "kind", "taken"),
    [
        ("pages/worried.md", "worried", "page", "review"),
        ("pages/worried.md", "worried", "page", "take-along"),
        ("exercises/first-signs.md", "first-signs", "exercise", "index"),
        ("cases/seat-on-the-bus.md", "seat-on-the-bus", "case", "index"),
    ],
)
def test_a_piece_with_the_name_of_a_page_of_the_site(kit: KitCopy, file: str, old: str, kind: str, taken: str) -> None:
    kit.put(file, f"id: {old}\n", f"id: {taken}\n")
    assert [problem for problem in kit.problems() if "has the name of" in problem] == [
        f"{file}:2: the {kind} `{taken}` has the name of a page that every site has; "
        f"expected another id than {', '.join(TAKEN[kind])}; rename the {kind}"
    ]


def test_a_book_with_the_name_of_a_folder_of_the_site(kit: KitCopy) -> None:
    kit.put("textbooks/first-steps/book.yaml", "id: first-steps", "id: guide")
    assert (
        "textbooks/first-steps/book.yaml:1: the book `guide` has the name of a folder that every site has; expected "
        "another id than agendas, assets, cases, countries, exercises, guide, icebreakers, toolkit, vulnerability; "
        "rename the book"
    ) in kit.problems()


def test_a_name_that_windows_keeps_for_itself(kit: KitCopy) -> None:
    kit.put(CASE, "id: seat-on-the-bus", "id: com1")
    assert (
        f"{CASE}:2: the case `com1` has a name that Windows keeps for itself; "
        "expected an id that can be the name of a file everywhere; rename the case"
    ) in kit.problems()


def test_a_unit_that_is_listed_twice(kit: KitCopy) -> None:
    kit.put("textbooks/first-steps/book.yaml", "units: [on-the-road]", "units: [on-the-road, on-the-road]")
    assert kit.problems() == [
        "textbooks/first-steps/book.yaml:5: the unit `on-the-road` is listed twice; expected it once; take it out once"
    ]


def test_a_unit_that_is_listed_in_two_books(kit: KitCopy) -> None:
    book = (kit.root / "textbooks/first-steps/book.yaml").read_text("utf-8")
    kit.write("textbooks/second-steps/book.yaml", book.replace("id: first-steps", "id: second-steps"))
    assert kit.problems() == [
        "textbooks/second-steps/book.yaml:5: the unit `on-the-road` is listed in the book `first-steps` too; "
        "expected it in one book; take it out of one of the two"
    ]


def test_a_chapter_that_is_listed_twice(kit: KitCopy) -> None:
    guide = (kit.root / "guide/guide.yaml").read_text("utf-8")
    line = next(line for line in guide.splitlines() if line.startswith("chapters:"))
    name = line.removeprefix("chapters: [").rstrip("]").split(",")[0]
    kit.put("guide/guide.yaml", line, line.replace("]", f", {name}]"))
    assert [problem for problem in kit.problems() if "listed twice" in problem] == [
        f"guide/guide.yaml:{guide.splitlines().index(line) + 1}: the chapter `{name}` is listed twice; "
        "expected it once; take it out once"
    ]


NINES = "9" * 5_000
"""More digits than Python turns into a number."""


@pytest.mark.parametrize(
    ("file", "instead_of", "write", "told"),
    [
        (UNIT, "steps=3", "steps=³", "scale `how-sure` has steps=³; expected 3 to 10"),
        (UNIT, "steps=3", f"steps={NINES}", "expected 3 to 10"),
        (UNIT, "when 2-3:", f"when {NINES}:", "is no section of a scale"),
        ("exercises/first-signs.md", "3. (10 min) Each", f"3. ({NINES} min) Each", "does not begin with its minutes"),
    ],
)
def test_a_number_that_is_none_is_told(kit: KitCopy, file: str, instead_of: str, write: str, told: str) -> None:
    kit.put(file, instead_of, write)
    assert any(told in problem for problem in kit.problems())
