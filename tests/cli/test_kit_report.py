"""tutela kit report: what it prints, and when it ends with an error."""

from __future__ import annotations

import shutil
from pathlib import Path

from click.testing import CliRunner

from tutela.cli import main

SMALLEST = Path("kit/_smallest").resolve()


def test_it_tells_tables_and_holes_and_ends_well_unless_it_is_strict() -> None:
    told = CliRunner().invoke(main, ["kit", "report", str(SMALLEST)])
    assert told.exit_code == 0, told.output
    for title in ("Competencies", "Units", "Parts of the action plan", "Forms of exploitation", "Whole"):
        assert f"\n{title}\n" in told.output
    for title in (
        "Reading level",
        "Sources: ",
        "Holes: ",
        "Hard to read: none",
        "Unknown words: ",
        "Sources and links",
    ):
        assert f"\n{title}" in told.output
    assert CliRunner().invoke(main, ["kit", "report", str(SMALLEST), "--strict"]).exit_code == 1


def test_a_kit_with_errors_is_not_reported(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    shutil.copytree(SMALLEST, kit)
    (kit / "kit.yaml").write_text("id: 1\n", "utf-8")
    told = CliRunner().invoke(main, ["kit", "report", str(kit)])
    assert told.output == f"Error: {kit} has errors; nothing is reported; tutela check {kit}\n"
    assert told.exit_code == 1


def test_settings_that_are_wrong_are_told(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    shutil.copytree(SMALLEST, kit)
    (kit / "review.yaml").write_text("targets: {exercise: 60}\n", "utf-8")
    told = CliRunner().invoke(main, ["kit", "report", str(kit)])
    assert "review.yaml:1: " in told.output
