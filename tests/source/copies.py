"""A copy of the smallest kit that a test may spoil, and its problems as an author sees them."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from tutela.source import read_kit

SMALLEST = Path(__file__).parents[2] / "kit" / "_smallest"
TODAY = datetime.date(2026, 11, 23)
UNIT = "textbooks/first-steps/01-on-the-road.md"
CASE = "cases/seat-on-the-bus.md"
QUESTIONS = "questions/first-steps/on-the-road.yaml"
FACTS = "facts/examples.yaml"
TERMS = "facts/glossary/terms.yaml"


class KitCopy:
    """The smallest kit in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "kit"
        shutil.copytree(SMALLEST, self.root)

    def put(self, file: str, old: str, new: str) -> None:
        """Replace the first `old` in a file by `new`."""
        path = self.root / file
        text = path.read_text("utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    def write(self, file: str, text: str | bytes) -> None:
        """Write a whole file."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def problems(self, edition: str | None = None, today: datetime.date = TODAY) -> list[str]:
        """Give what `tutela check` prints, without the closing line."""
        return [str(problem) for problem in read_kit(self.root, today=today, edition=edition).problems]
