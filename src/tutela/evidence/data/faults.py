"""What is wrong with a file, told by column and count; a row is never shown."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Fault"]


@dataclass(frozen=True)
class Fault:
    """One kind of problem. `stops`: the file cannot be profiled before it is mended."""

    column: str
    what: str
    count: int
    do: str
    stops: bool = False

    def __str__(self) -> str:
        return f"{self.column}: {self.what}: {self.count:,}; {self.do}"
