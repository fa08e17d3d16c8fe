from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.evidence.estimate.published import TABLES, published
from tutela.evidence.estimate.histories import (
    Histories,
    list_sizes,
    merge_lists,
    omit_list,
    overlaps,
    times_seen,
)
from tutela.evidence.estimate.tables import TableFaults, read_lists


def told(folder: Path, text: str | bytes, name: str = "lists.csv") -> list[str]:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(TableFaults) as fault:
        read_lists(path)
    return str(fault.value).splitlines()


@pytest.mark.parametrize("path", sorted(TABLES.glob("*.csv")), ids=lambda path: path.stem)
def test_published_tables_are_read(path: Path) -> None:
    reading = read_lists(path)
    assert np.array_equal(reading.histories.counts, published(path.stem).counts)
    assert reading.notices == ()


def test_one_row_for_each_case_gives_the_same_table(tmp_path: Path) -> None:
    table = published("artificial_three_lists")
    rows = [
        f"k{at},{code & 1},{code >> 1 & 1},{code >> 2 & 1}"
        for at, code in enumerate(np.repeat(np.arange(8), table.counts.astype(int)))
    ]
    path = tmp_path / "cases.csv"
    path.write_text("code,A,B,C\n" + "\n".join(rows), "utf-8")
    assert np.array_equal(read_lists(path).histories.counts, table.counts)


def test_semicolons_byte_order_mark_and_windows_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_bytes("\ufeffpolice;shelters;count\r\n1;0;20\r\n0;1;30\r\n1;1;12\r\n".encode())
    reading = read_lists(path)
    assert reading.histories.lists == ("police", "shelters")
    assert reading.histories.counts.tolist() == [0, 20, 30, 12]


def test_every_fault_of_the_rows_is_told_with_its_line_and_no_content(tmp_path: Path) -> None:
    text = "A,B,count\n1,0,5\n2,0,7\n0,yes,3\n1,1,-4\n0,1,2.5\n1,1,many\n0,0,9\n1,0\n"
    assert told(tmp_path, text) == [
        "lists.csv:3: column A holds neither 0 nor 1; expected 0 or 1; mend the row",
        "lists.csv:4: column B holds neither 0 nor 1; expected 0 or 1; mend the row",
        "lists.csv:5: the count is negative; expected 0 or a whole number above it; mend the row",
        "lists.csv:6: the count is not a whole number; expected 0 or a whole number above it; mend the row",
        "lists.csv:7: the count is not a number; expected 0 or a whole number above it; mend the row",
        "lists.csv:8: the case is on no list; expected at least one 1; take it out: such cases are what is estimated",
        "lists.csv:9: there are 2 cells; expected 3, as in the first line; mend the row",
    ]


def test_the_same_history_twice_is_added_up_with_a_notice(tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_text("A,B,count\n1,0,5\n0,1,4\n1,1,2\n1,0,6\n", "utf-8")
    reading = read_lists(path)
    assert reading.histories.counts.tolist() == [0, 11, 4, 2]
    assert [str(notice) for notice in reading.notices] == [
        "lists.csv:5: warning: the history of line 2 comes again; expected each once; the counts were added up"
    ]


@pytest.mark.parametrize("name", ["Name", "surname", "date_of_birth", "passport", "ID", "case no", "phone", "e-mail"])
def test_a_column_that_looks_like_a_person_is_refused(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, f"A,B,{name}\n1,0,1\n") == [
        "lists.csv:1: column 3 looks like a name or an identifier of a person; "
        "expected columns of 0 and 1, one for each list; "
        "take it out; only an anonymous code may stand here, in a column named code"
    ]


def test_lists_named_like_police_or_social_services_pass(tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_text("police,victim aid,hidden hotline,count\n1,0,0,20\n1,1,0,3\n0,0,1,4\n", "utf-8")
    assert read_lists(path).histories.lists == ("police", "victim aid", "hidden hotline")


def test_faults_of_the_head(tmp_path: Path) -> None:
    assert told(tmp_path, "A,,a,=B,count\n1,1,1,1,2\n") == [
        "lists.csv:1: column 2 has no name; expected the name of a list; name it or take it out",
        "lists.csv:1: column 3 has the name of another column; expected each name once; rename it or take it out",
        "lists.csv:1: the name of column 4 cannot be used; expected at most 40 letters, no leading = + - @; rename it",
    ]
    assert told(tmp_path, "A,count\n1,4\n") == [
        "lists.csv:1: there are 1 lists; expected 2 to 12 lists; give more lists, or merge some"
    ]
    assert told(tmp_path, ",".join(f"L{at}" for at in range(1000)) + "\n") == [
        "lists.csv:1: there are 1000 lists; expected 2 to 12 lists; give more lists, or merge some"
    ]
    assert told(tmp_path, "code,A,B,count\nx,1,0,4\n") == [
        "lists.csv:1: there are both count and code; expected one of them; "
        "give histories with counts, or one row for each case"
    ]
    assert told(tmp_path, "") == [
        "lists.csv:1: there are 0 lists; expected 2 to 12 lists; give more lists, or merge some"
    ]


def test_faults_of_the_whole_file(tmp_path: Path) -> None:
    assert told(tmp_path, b"A,B,count\n1,0,5\n1,\xff,5\n") == [
        "lists.csv:3: the file is not UTF-8; expected UTF-8 text; save it as CSV, UTF-8"
    ]
    assert told(tmp_path, b"PK\x03\x04rest") == [
        "lists.csv: the file is a spreadsheet or an archive; expected a CSV file; save it as CSV, UTF-8"
    ]
    assert told(tmp_path, 'A,B,count\n"1,0,5\n') == [
        "lists.csv:2: the line cannot be read as CSV; expected cells with closed quotes; mend the quotes"
    ]
    assert told(tmp_path, "A,B,count\n") == [
        "lists.csv: no case is on any list; expected at least one case; give the rows"
    ]
    assert told(tmp_path, "A,B,C,count\n1,0,0,5\n1,1,0,4\n") == [
        "lists.csv: list C never captured anybody; expected at least one case on it; take the column out"
    ]


def test_the_same_code_twice_is_told_by_line_not_by_code(tmp_path: Path) -> None:
    found = told(tmp_path, "code,A,B\nsecret,1,0\nother,0,1\nsecret,1,1\n")
    assert found == [
        "lists.csv:4: the code of line 2 comes again; expected one row for each case; "
        "match the records first, then give each case one row"
    ]


def test_lists_without_overlap_or_with_the_same_cases_are_noticed(tmp_path: Path) -> None:
    path = tmp_path / "lists.csv"
    path.write_text("A,B,count\n1,0,5\n0,1,4\n", "utf-8")
    assert [str(notice) for notice in read_lists(path).notices] == [
        "lists.csv: warning: no case is on two lists; expected some overlap; check the matching: there is no estimate"
    ]
    path.write_text("A,B,C,count\n1,1,0,5\n1,1,1,5\n0,0,1,4\n", "utf-8")
    assert [str(notice) for notice in read_lists(path).notices] == [
        "lists.csv: warning: lists A and B hold the same cases; expected different lists; "
        "merge them: they are one source"
    ]


def test_many_faults_are_cut_short(tmp_path: Path) -> None:
    found = told(tmp_path, "A,B,count\n" + "x,0,1\n" * 50)
    assert len(found) == 21
    assert found[-1] == "and 30 faults more"
    assert told(tmp_path, "A,B,count\n" + "x,0,1\n" * 5000)[-1] == "and 4980 faults more"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(alphabet='AB,;\t\n\r"01x-. count', max_size=200).map(str.encode),
        st.lists(
            st.sampled_from(["0,1,5", "1,1,3", "1,0", "0,0,0", "1,0,nan", "1,0,1e999", "\u0661,0,2", '"']), max_size=8
        ).map(lambda rows: ("A,B,count\n" + "\n".join(rows)).encode()),
    )
)
def test_any_file_is_read_or_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lists.csv"
    path.write_bytes(content)
    with suppress(TableFaults):
        assert read_lists(path).histories.seen > 0


@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(tmp_path_factory: pytest.TempPathFactory, shuffle: Random) -> None:
    head, *rows = (TABLES / "uk_2013_five_lists.csv").read_text("utf-8").splitlines()
    shuffle.shuffle(rows)
    path = tmp_path_factory.getbasetemp() / "shuffled.csv"
    path.write_text("\n".join([head, *rows]), "utf-8")
    assert np.array_equal(read_lists(path).histories.counts, published("uk_2013_five_lists").counts)


tables = st.integers(3, 5).flatmap(
    lambda width: st.lists(st.integers(0, 40), min_size=2**width - 1, max_size=2**width - 1).map(
        lambda counts: Histories(tuple("ABCDE"[:width]), np.array([0, *counts]))
    )
)


@given(tables, st.data())
def test_merging_lists_leaves_the_number_seen_unchanged(table: Histories, data: st.DataObject) -> None:
    pair = data.draw(st.permutations(table.lists))[:2]
    assert merge_lists(table, pair).seen == table.seen


@given(tables)
def test_omitting_a_list_loses_only_those_seen_by_it_alone(table: Histories) -> None:
    for place, name in enumerate(table.lists):
        assert omit_list(table, name).seen == table.seen - table.counts[1 << place]


def test_merging_the_lists_of_the_six_list_table_gives_the_five_list_table() -> None:
    six, five = published("uk_2013_six_lists"), published("uk_2013_five_lists")
    merged = merge_lists(six, ("PF", "NCA"), "PFNCA")
    assert merged.lists == five.lists
    assert np.array_equal(merged.counts, five.counts)


def test_sizes_and_overlaps_count_cases() -> None:
    table = published("artificial_three_lists")
    assert list_sizes(table) == (46, 36, 20)
    assert overlaps(table) == {("A", "B"): 6, ("A", "C"): 0, ("B", "C"): 0}
    assert times_seen(table).tolist() == [0, 90, 6, 0]


def test_unknown_lists_and_too_few_are_refused() -> None:
    table = published("artificial_three_lists")
    with pytest.raises(ValueError, match="there is no list 'D'; the lists are A, B, C"):
        omit_list(table, "D")
    with pytest.raises(ValueError, match="merge: two different lists or more are needed; 1 given"):
        merge_lists(table, ("A", "A"))
    with pytest.raises(ValueError, match="merge: fewer than two lists would be left"):
        merge_lists(table, ("A", "B", "C"))
