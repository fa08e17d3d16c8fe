"""What is wrong with a file, said so that its author can mend it."""

from typing import Literal

import msgspec


def printable(text: str) -> str:
    """Give a text as a terminal can show it: what it cannot is replaced by a sign that says so."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


class Problem(msgspec.Struct, frozen=True, order=True):
    """One fault: where it is, what is wrong, what was expected, what to do.

    `file` is relative to the kit, with forward slashes; `line` counts from 1, 0 stands for the whole file.
    """

    file: str
    line: int
    what: str
    expected: str
    do: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """Give `file:line: what; expected; do`, of the whole file `file: …`; with `warning:` before a warning."""
        mark = "warning: " if self.severity == "warning" else ""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {mark}{self.what}; {self.expected}; {self.do}"
