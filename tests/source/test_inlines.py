"""Inline Markdown is read and written back without loss."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tutela.model.document import Emphasis, FactRef, Link, Strong, TermRef, Text
from tutela.source.inlines import parse_inlines, write_inlines

_BITS = st.sampled_from(
    [
        "word", "*word*", "**word**", "*a **b** c*", "**a *b***", "a*b", "snake_case_",
        "2 * 3", "`", "``", "` x `",
        "\\", "[", "]", "(", ")", "{", "}", "{fact:EST-48}", "{fact:A-1#b}", "{term:x|a *b*}", "{source:s}",
        "{count:two}", "{odd:x}", "[a](unit:b)",
        "[*a*](https://x.example/_y_)", "<b>", "&amp;", "&", "!", "\n", "  \n", "\\\n", "ß",
        "1.", "# ", "- ", "https://x.example", "~", "|", "*", "_",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_BITS, max_size=14).map(" ".join))
@example("*a**b*")
@example("` `` `")
@example("{count:two}  word")
@example("`  x  `")
@example("[a *b*](unit:c) ![d](e.png)")
def test_what_is_written_reads_as_the_same(text: str) -> None:
    inlines, _ = parse_inlines(text.strip())
    written = write_inlines(inlines)
    again, _ = parse_inlines(written)
    assert write_inlines(again) == written
    assert again == inlines


def test_a_space_that_does_not_break_stays() -> None:
    assert parse_inlines("Article\N{NO-BREAK SPACE}3")[0] == (Text("Article\N{NO-BREAK SPACE}3"),)


def test_nested_emphasis() -> None:
    inlines, _ = parse_inlines("**a *b*** _c_")
    assert inlines == (Strong((Text("a "), Emphasis((Text("b"),)))), Text(" "), Emphasis((Text("c"),)))


def test_roles_stand_inside_links_and_emphasis() -> None:
    inlines, gathering = parse_inlines("*{fact:EST-48}* [see {term:act|acts}](unit:x)")
    assert inlines[0] == Emphasis((FactRef("EST-48"),))
    assert inlines[2] == Link("unit", "x", (Text("see "), TermRef("act", "acts")))
    assert [(mention.kind, mention.id) for mention in gathering.mentions] == [
        ("fact", "EST-48"),
        ("term", "act"),
        ("unit", "x"),
    ]


def test_the_line_of_a_fault_is_that_of_its_words() -> None:
    _, gathering = parse_inlines("one\ntwo\n{odd:x}")
    assert [problem.line for problem in gathering.problems] == [3]
