"""No input, however spoilt, ends in a traceback; every problem has its place and says what to do."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.source.copies import SMALLEST, TODAY, KitCopy
from tutela.source import read_kit

FILES = sorted(path.relative_to(SMALLEST).as_posix() for path in SMALLEST.rglob("*") if path.is_file())
BITS = [
    ":::",
    "{",
    "}",
    "- ",
    "\n\n",
    "> ",
    "  ",
    "#### ",
    "---\n",
    "[x]",
    "|",
    "&a ",
    "*a",
    "!!x ",
    "null",
    "{a: b}",
    "\t",
    "\0",
    "é",
]
VALUES = ["", "7", "true", "[]", "[a, b]", "{a: 1}", "~", "1.5", "''", "2026-13-45", "[[1]]", ".nan", ".inf", "9" * 400]


@st.composite
def spoilt_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """Give a file of the kit and bytes to put there."""
    file = draw(st.sampled_from(FILES))
    data = (SMALLEST / file).read_bytes()
    lines = data.split(b"\n")
    place = draw(st.integers(0, len(lines) - 1))
    offset = draw(st.integers(0, len(data)))
    key = lines[place].split(b": ")[0] + b": " + draw(st.sampled_from(VALUES)).encode()
    bit = draw(st.sampled_from(BITS)).encode()
    spoilt = [
        data[:offset],
        data[:offset] + bit + data[offset:],
        data[:offset] + draw(st.binary(max_size=2)) + data[offset + 1 :],
        b"\n".join([*lines[:place], *lines[place + 1 :]]),
        b"\n".join([*lines[:place], b"  " + lines[place], *lines[place + 1 :]]),
        b"\n".join([*lines[:place], key, *lines[place + 1 :]]),
        b"\n".join(draw(st.permutations(lines[:12])) + lines[12:]),
    ]
    return file, draw(st.sampled_from(spoilt))


@settings(max_examples=40, deadline=None)
@given(spoilt_files())
def test_a_spoilt_file_gives_problems_and_no_traceback(spoilt: tuple[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        kit = KitCopy(Path(folder))
        kit.write(*spoilt)
        reading = read_kit(kit.root, today=TODAY, edition="harbour")
        assert reading.kit is not None or reading.errors
        for problem in reading.problems:
            assert all((problem.file, problem.what, problem.expected, problem.do))
            assert problem.line >= 0
