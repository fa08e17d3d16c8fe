"""docs/items.md tells every kind, and its examples are what a kit may hold."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

from tests.player.harness.page import ROOT
from tutela.delivery.web.items import KINDS
from tutela.source import read_kit

DOCUMENT = (ROOT / "docs/items.md").read_text("utf-8")
NAMES = {str(kind.__struct_config__.tag) for kind in KINDS}


def test_every_kind_has_a_heading_and_its_scoring() -> None:
    assert set(re.findall(r"^## (\w+)$", DOCUMENT, re.MULTILINE)) == NAMES
    table = "".join(line.partition(" |")[0] + ", " for line in DOCUMENT.splitlines() if line.startswith("| "))
    assert set(re.findall(r"\w+", table)) >= NAMES


def test_every_example_passes_the_check_of_a_kit(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "kit/_smallest", tmp_path / "kit")
    unit = tmp_path / "kit/textbooks/first-steps/01-on-the-road.md"
    examples = re.findall(r"^```markdown\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL)
    text = unit.read_text("utf-8")
    unit.write_text(text.replace(":::choices signs", "\n".join(examples) + "\n:::choices signs"), "utf-8")
    reading = read_kit(tmp_path / "kit", today=datetime.date(2026, 11, 23))
    assert [str(problem) for problem in reading.errors] == []
    assert reading.kit
    items = reading.kit.books[0].units[0].items
    assert len(items) == 2 * len(NAMES)
