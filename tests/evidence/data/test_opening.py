"""Every format gives the same units; faults are told by column and count; hostile files are refused in words."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tutela.evidence.data import Mapping, open_survey, read_mapping
from tutela.evidence.refused import Refused

MAPPING = """
id: small
title: A small file, invented for training
key: [household, line]
design: {weight: w, stratum: s, psu: c}
missing: {hours: [98]}
ranges: {hours: [0, 97]}
codes: {sex: [1, 2]}
texts: [town]
groups:
  sex: {value: sex, label: Girls and boys, labels: {2: Girls, 1: Boys}}
  town: {value: town, label: Town}
indicators:
  works: {yes: hours >= 1, label: Works}
  hours: {yes: hours, label: Hours, kind: mean}
"""
HEADER = ["household", "line", "w", "s", "c", "sex", "hours", "town"]
ROWS: list[list[Any]] = [
    [1, 1, 1.5, 1, 1, 1, 3, "NO"],
    [1, 2, 1.5, 1, 1, 2, 0, "NO"],
    [2, 1, 2.5, 1, 2, 2, 98, "SE"],
    [3, 1, 1.0, 2, 3, 1, -4, "SE"],
    [4, 1, 2.0, 2, 4, 3, 10, "NO"],
]


@pytest.fixture
def mapping(tmp_path: Path) -> Mapping:
    (tmp_path / "small.yaml").write_text(MAPPING, "utf-8")
    return read_mapping(tmp_path / "small.yaml")


def _write(path: Path, rows: list[list[Any]] = ROWS, header: list[str] = HEADER) -> Path:
    if path.suffix == ".csv":
        with path.open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows([header, *rows])
    elif path.suffix == ".json":
        path.write_text(json.dumps([dict(zip(header, row, strict=True)) for row in rows]), "utf-8")
    elif path.suffix == ".parquet":
        _write(path.with_suffix(".csv"), rows, header)
        duckdb.execute(f"COPY (FROM read_csv('{path.with_suffix('.csv')}')) TO '{path}' (FORMAT parquet)")
    else:  # written once with pyreadstat, which writes data frames only
        return Path(__file__).with_name(f"invented-for-training-small{path.suffix}")
    return path


@pytest.mark.parametrize("ending", [".csv", ".json", ".parquet", ".sav", ".dta"])
def test_every_format_gives_the_same_units(tmp_path: Path, mapping: Mapping, ending: str) -> None:
    survey = open_survey(_write(tmp_path / f"small{ending}"), mapping)
    assert survey.groups["town"].labels == ("NO", "SE")  # YAML 1.2: the country code stays a text
    assert survey.groups["sex"].labels == ("Girls", "Boys")
    assert survey.connection.execute(
        "SELECT w, psu, sex, town, works, hours FROM units ORDER BY psu, w, hours"
    ).fetchall() == [
        (1.5, 0, 0, 0, 0.0, 0.0),
        (1.5, 0, 1, 0, 1.0, 3.0),
        (2.5, 1, 0, 1, None, None),
        (1.0, 2, 1, 1, None, None),
        (2.0, 3, None, 0, 1.0, 10.0),
    ]
    assert [str(fault) for fault in survey.faults] == [
        "hours: outside 0 to 97: 1; they count as missing",
        "sex: codes outside the list: 1; they count as missing",
        "sex: rows without a known value: 1; they stand in no line of its tables",
    ]


@pytest.mark.parametrize(
    ("place", "value", "says"),
    [
        ((0, 2), "", "w: rows without a weight: 1: give each row its weight, or leave such rows out with `keep`"),
        (
            (0, 2),
            -1,
            "w: weights below 0 or without end: 1: give each row its weight, or leave such rows out with `keep`",
        ),
        (
            (0, 2),
            "inf",
            "w: weights below 0 or without end: 1: give each row its weight, or leave such rows out with `keep`",
        ),
        ((0, 3), "", "s: rows without a stratum: 1: give it"),
        ((1, 1), 1, "household + line: rows that share their key: 2: keep each unit once"),
    ],
)
def test_faults_of_the_design_stop(
    tmp_path: Path, mapping: Mapping, place: tuple[int, int], value: Any, says: str
) -> None:
    rows = [list(row) for row in ROWS]
    rows[place[0]][place[1]] = value
    with pytest.raises(Refused) as raised:
        open_survey(_write(tmp_path / "small.csv", rows), mapping)
    assert str(raised.value) == f"{says}; expected a complete design; mend the file"


def test_no_fault_shows_a_row(tmp_path: Path, mapping: Mapping) -> None:
    rows = [list(row) for row in ROWS]
    rows[0][6] = "SECRET-4711"
    survey = open_survey(_write(tmp_path / "small.csv", rows), mapping)
    told = " ".join(str(fault) for fault in survey.faults)
    assert "hours: not a number: 1; they count as missing" in told
    assert "4711" not in told


def test_a_single_unit_in_a_stratum_is_told(tmp_path: Path, mapping: Mapping) -> None:
    survey = open_survey(_write(tmp_path / "small.csv", ROWS[:4]), mapping)
    assert "stratum: strata with a single sampling unit: 1; their variance is counted by the rule for single units" in [
        str(fault) for fault in survey.faults
    ]


def test_a_wrong_encoding_is_told_with_its_line_and_can_be_named(tmp_path: Path, mapping: Mapping) -> None:
    path = tmp_path / "small.csv"
    _write(path)
    path.write_bytes(path.read_text("utf-8").replace("SE", "Malmö").encode("latin-1"))
    with pytest.raises(Refused) as raised:
        open_survey(path, mapping)
    assert str(raised.value) == (
        "small.csv:4: the text is not UTF-8; expected UTF-8; "
        "save the file as UTF-8, or name its encoding with --encoding latin-1"
    )
    assert open_survey(path, mapping, encoding="latin-1").groups["town"].labels == ("Malmö", "NO")


def test_hostile_files_are_refused_in_words(tmp_path: Path, mapping: Mapping) -> None:
    def refused(name: str, content: bytes) -> str:
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Refused) as raised:
            open_survey(tmp_path / name, mapping)
        return str(raised.value)

    assert refused("bomb.csv", gzip.compress(b"0" * 10_000_000)) == (
        "bomb.csv: this is an archive; expected one of .csv, .json, .parquet, .sav, .zsav, .dta; unpack it first"
    )
    assert "bomb.zip: unknown kind of file" in refused("bomb.zip", b"PK\x03\x04")
    assert "../up.exe: no such file" in str(_raised(tmp_path / "../up.exe", mapping))
    wide = ",".join(f"c{number}" for number in range(1000)).encode() + b"\n" + b",".join([b"1"] * 1000)
    assert refused("wide.csv", wide) == (
        "wide.csv: 1,000 columns; expected at most 999; keep the columns that the mapping names"
    )
    assert "not a text file" in refused("binary.csv", b"a,b\n\0\0\0")
    assert "no column c, hours, household" in refused("other.csv", b"a,b\n1,2\n")
    assert "rows: below the header: 0: export the file again with its rows" in refused("head.csv", _head(tmp_path))
    assert refused("uneven.csv", b"a,b,c\n1,2,3\n4,5\n6,7,8\n") == (
        "uneven.csv:3: the number of fields is 2; expected 3, as in the first line; "
        "mend the line, or export the file again as CSV"
    )
    assert "the file is empty" in refused("empty.csv", b"")
    assert "not JSON in UTF-8" in refused("deep.json", b"[" * 100_000)
    assert "no list of submissions" in refused("one.json", b'"x"')
    assert "not a Parquet file" in refused("not.parquet", b"a,b\n1,2\n")
    assert "not a SPSS file" in refused("not.sav", b"a,b\n1,2\n")
    assert "not a Stata file" in refused("not.dta", b"a,b\n1,2\n" * 100)


def _head(folder: Path) -> bytes:
    _write(folder / "small.csv")
    return (folder / "small.csv").read_bytes().splitlines(keepends=True)[0]


def _raised(path: Path, mapping: Mapping) -> Refused:
    with pytest.raises(Refused) as raised:
        open_survey(path, mapping)
    return raised.value


def test_weights_that_are_all_0_and_populations_that_cannot_be_stop(tmp_path: Path) -> None:
    file = tmp_path / "m.yaml"
    rows = [[1, 0, 1, number % 7, 5 + number % 2] for number in range(30)]
    path = _write(tmp_path / "m.csv", rows, ["x", "w", "s", "p", "f"])
    head = "id: m\ntitle: M\nindicators: {x: {yes: x = 1, label: X}}\ndesign: "
    for design, says in (
        (
            "{weight: w}",
            "w: no weight above 0 in rows: 30: check the column; expected a complete design; mend the file",
        ),
        (
            "{stratum: s, psu: p, fpc: f}",
            "fpc: 1 strata with more than one number of sampling units in the population; expected one number a "
            "stratum; check the column",
        ),
        (
            "{stratum: s, psu: p, fpc: s}",
            None,  # a share of 1: all units of the population are in the sample
        ),
    ):
        file.write_text(head + design + "\n", "utf-8")
        if says is None:
            assert open_survey(path, read_mapping(file)).population.tolist() == [7.0]
            continue
        with pytest.raises(Refused) as raised:
            open_survey(path, read_mapping(file))
        assert str(raised.value) == says


def test_a_mapping_that_cannot_be_understood_is_told(tmp_path: Path) -> None:
    file = tmp_path / "m.yaml"
    for text, says in (
        ("id: a\ntitle: A\nwieght: x\n", "Object contains unknown field `wieght`"),
        ("id: a\ntitle: A\nindicators: {x: {yes: a, label: A}}\noutcome: y\n", '"y" is no indicator'),
        (
            "id: a\ntitle: A\nindicators: {'x;y': {yes: a, label: A}}\n",
            '"x;y" cannot be the id of a group or indicator',
        ),
        ("id: [\n", "while parsing"),
        ("id: a\ntitle: A\n", "no indicator; expected one at least"),
        ("id: a\ntitle: A\nindicators: {psu: {yes: a, label: A}}\n", "not w or psu"),
    ):
        file.write_text(text, "utf-8")
        with pytest.raises(Refused) as raised:
            read_mapping(file)
        assert says in str(raised.value)
    with pytest.raises(Refused, match=r"nothing: no such mapping; expected a YAML file or one of dhs-household-roster"):
        read_mapping("nothing")
