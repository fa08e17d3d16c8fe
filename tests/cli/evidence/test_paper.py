"""The report on paper: every table is there, headings leave out no level, and the files are what their names say."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from click.testing import CliRunner

from tutela.cli import main
from tutela.cli.evidence.paper import make_publication, paper_writers
from tutela.delivery.publication import paper
from tutela.evidence.report.blocks import Bullets, Document, Figure, Folded, Heading, Paragraph, Table

TABLE = Table("Caption", ("A", "B"), (("a", "b"),))
SVG = '<svg viewBox="0 0 340 {}" xmlns="http://www.w3.org/2000/svg"></svg>'
DOCUMENT = Document(
    "id", "Title", "A profile of a survey", "Invented for training.", "Head.",
    (
        Paragraph("Sample."), Heading(2, "First"), Bullets(("one",)), Folded("Whole", (TABLE,)),
        Heading(2, "Second"), Heading(3, "Part"), Figure(SVG.format(100), TABLE),
        Folded("Inside", (Paragraph("p"), TABLE)),
    ),
)  # fmt: skip


def test_sections_become_chapters_and_headings_leave_out_no_level() -> None:
    publication = make_publication(DOCUMENT)
    assert [chapter.title for chapter in publication.chapters] == ["Title", "Second"]
    for chapter in publication.chapters:
        last = 1
        for block in chapter.blocks:
            if isinstance(block, paper.Heading):
                assert block.level <= last + 1
                last = block.level
    grids = [block for chapter in publication.chapters for block in chapter.blocks if isinstance(block, paper.Grid)]
    assert [grid.caption for grid in grids] == ["Caption"] * 3
    assert publication.foot == "Invented for training."


def test_a_chart_stands_below_its_table_where_it_can_be_read() -> None:
    def drawn(height: int) -> list[float]:
        blocks = (Heading(2, "First"), Figure(SVG.format(height), TABLE))
        made = make_publication(Document("id", "Title", "Kicker", "", "Head.", blocks)).chapters[0].blocks
        assert isinstance(made[2], paper.Grid)
        return [block.width for block in made[3:] if isinstance(block, paper.Drawing) and block.words == "Caption"]

    assert drawn(100) == [11.0]
    assert drawn(1000) == [6.8]
    assert drawn(1400) == []


def test_a_long_table_goes_on_over_the_next_page(tmp_path: Path) -> None:
    def pages(rows: int) -> int:
        table = Table("Caption", ("A", "B"), tuple((f"area {number}", "") for number in range(rows)))
        document = Document("id", "Title", "Kicker", "", "Head.", (Heading(2, "First"), table))
        paper_writers(datetime.date(2026, 11, 26))[".pdf"](document, tmp_path / "long.pdf")
        return len(re.findall(rb"/Type ?/Page\b", (tmp_path / "long.pdf").read_bytes()))

    assert (pages(10), pages(130)) == (1, 4)


def test_columns_have_room_for_what_stands_in_them() -> None:
    table = Table("Caption", ("A", "Of 100 children"), (("Middle fifth or fourth fifth; countryside; girls" * 2, "1"),))
    publication = make_publication(Document("id", "T", "K", "", "Head.", (Heading(2, "First"), table)))
    grid = next(block for block in publication.chapters[0].blocks if isinstance(block, paper.Grid))
    assert grid.widths == (44, 15)


def test_pdf_and_docx_are_written_beside_the_page(tmp_path: Path) -> None:
    rows = "".join(f"{number % 3 == 0:d},{number % 2}\n" for number in range(200))
    (tmp_path / "s.csv").write_text(f"x,g\n{rows}")
    (tmp_path / "s.yaml").write_text(
        "id: s\ntitle: Small\ngroups: {g: {value: g, label: Group}}\nindicators: {x: {yes: x = 1, label: X}}\n"
    )
    arguments = ["evidence", "profile", str(tmp_path / "s.csv"), "--map", str(tmp_path / "s.yaml")]
    result = CliRunner().invoke(main, [*arguments, "--paper", "-o", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out" / "report.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "out" / "report.docx").read_bytes().startswith(b"PK")
