"""Kits to measure with: the smallest one with its unit copied, and a kit with one sentence changed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from bench.places import KIT

ITEMS = "choice|choices|match|sort|order|scale|reflect|branch|chain|determine|levels|trace"


def copy_units(folder: Path, count: int) -> str:
    """Write the smallest kit with so many units, all with one text; give the address of the first one's page."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(KIT / "_smallest", folder)
    book = folder / "textbooks" / "first-steps"
    first = book / "01-on-the-road.md"
    names = ["on-the-road"]
    for number in range(2, count + 1):
        text = re.sub(rf"^(:::(?:{ITEMS}) [\w-]+)", rf"\1-{number}", first.read_text(), flags=re.M)
        text = text.replace("id: on-the-road\n", f"id: on-the-road-{number}\n")
        (book / f"{number:02}-on-the-road-{number}.md").write_text(text)
        names.append(f"on-the-road-{number}")
    contents = book / "book.yaml"
    contents.write_text(contents.read_text().replace("units: [on-the-road]", f"units: [{', '.join(names)}]"))
    return "first-steps/on-the-road.html"


def copy_kit(folder: Path) -> Path:
    """Copy the whole kit; give the file of its first unit."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(KIT, folder, ignore=shutil.ignore_patterns("_smallest"))
    return next(iter(sorted((folder / "textbooks" / "understanding").glob("01-*.md"))))


def change_sentence(unit: Path, number: int) -> None:
    """Add a sentence to the first paragraph, another one for each number."""
    head, front, text = unit.read_text().split("---\n", 2)
    words = ("north", "south", "east", "west", "river", "hill", "field", "road")
    added = f"\nThe office stands by the {words[number % len(words)]}.\n\n"
    unit.write_text(f"{head}---\n{front}---\n{added}{text}")
