"""Tables and lines to tick on paper: room to write in, widths by what the cells hold."""

from __future__ import annotations

from tests.delivery.publication.smallest import open_smallest
from tutela.delivery.publication import paper
from tutela.delivery.publication.text import LINE, ROUND_A_WORD, PaperText, refer_on_paper
from tutela.model.document import LineBreak, Paragraph, Table, Text
from tutela.model.package import UnitObject

SITE = open_smallest()
UNIT = SITE.read_as(SITE.manifest.books[0].units[0].object, UnitObject)


def write(block: Paragraph | Table) -> paper.Block:
    [made] = PaperText(refer_on_paper(SITE, UNIT), lambda kind, id: "").blocks((block,))
    return made


def table(*rows: tuple[str, ...]) -> paper.Grid:
    head, *others = (tuple((Text(cell),) for cell in row) for row in rows)
    made = write(Table(head, tuple(others)))
    assert isinstance(made, paper.Grid)
    return made


def test_a_cell_without_a_letter_is_one_to_write_in() -> None:
    assert table(("Line", "Our sum"), ("A", "")).rows == (((paper.Run("A"),), ()),)


def test_a_column_of_letters_is_narrow_and_one_to_write_in_is_wide() -> None:
    letters, question, sum = table(("Line", "Question", "Our sum"), ("A", "Lawful cost of one sheet", "")).widths
    assert letters < question < sum


def test_columns_that_ask_for_more_than_a_line_give_up_all_but_their_longest_words() -> None:
    head = ("Office", *("When",) * 6)
    widths = table(head, ("Inspectorate", *("",) * 6)).widths
    assert sum(widths) <= LINE + len(widths)
    assert widths[0] >= len("Inspectorate") + ROUND_A_WORD


def test_a_column_holds_its_longest_word() -> None:
    narrow, _wide = table(("A", "B"), ("x", "y" * 60)).widths
    word, _ = table(("A", "B"), ("w" * 50, "y")).widths
    assert narrow == 12
    assert word > 50


def test_lines_that_begin_with_a_box_become_lines_to_tick_each_with_one_box() -> None:
    made = write(Paragraph((Text("☐ No names."), LineBreak(), Text("☐ No cases."))))
    assert made == paper.Ticks(((paper.Run("No names."),), (paper.Run("No cases."),)))


def test_a_line_without_a_box_keeps_the_paragraph() -> None:
    assert isinstance(write(Paragraph((Text("☐ Yes"), LineBreak(), Text("or no")))), paper.Paragraph)
