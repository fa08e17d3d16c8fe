"""tutela kit country add: one command takes over a country or a newer year, and overwrites nothing in silence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tutela.cli import main

SMALLEST = Path("kit/_smallest").resolve()
PUBLISHED = SMALLEST / "countries/example-2022/countries.csv"


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """Give a copy of the smallest kit."""
    shutil.copytree(SMALLEST, tmp_path / "kit")
    return tmp_path / "kit"


def newer(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write the file of 2023, with some cells changed."""
    text = PUBLISHED.read_text("utf-8").replace("advancement_2022", "advancement_2023")
    for old, new in changes:
        text = text.replace(old, new)
    file = folder / "new.csv"
    file.write_text(text, "utf-8")
    return file


def add(file: Path, kit: Path, *more: str, year: int = 2023) -> Result:
    return CliRunner().invoke(main, ["kit", "country", "add", str(file), "--kit", str(kit), "--year", str(year), *more])


def test_a_newer_year_is_shown_beside_the_last_and_written(kit: Path, tmp_path: Path) -> None:
    result = add(newer(tmp_path, (",0.125,", ",0.1,")), kit)
    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == [
        "example-2023/countries.csv: 0 new, 1 changed, 0 dropped (beside example-2022)",
        "  changed  Hill Country (invented): working_share 0.125 → 0.1",
        "example-2023/about.yaml: written after the newest year; read its limits again",
        f"written; now: tutela check {kit}",
    ]
    checked = CliRunner().invoke(main, ["check", str(kit), "--today", "2026-11-23"])
    assert checked.output == "no errors, no warnings\n"


def test_a_row_that_changes_is_told_and_needs_consent(kit: Path, tmp_path: Path) -> None:
    add(newer(tmp_path), kit)
    written = kit / "countries/example-2023/countries.csv"
    before = written.read_bytes()
    file = newer(tmp_path, (",0.125,", ",0.1,"), ("River Country", "Lake Country"))
    result = add(file, kit)
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "example-2023/countries.csv: 1 new, 1 changed, 1 dropped",
        "  changed  Hill Country (invented): working_share 0.125 → 0.1",
        "  dropped  River Country (invented)",
        "  new      Lake Country (invented)",
        "Error: rows would change or go; nothing was written; read them, then add --replace",
    ]
    assert written.read_bytes() == before
    assert add(file, kit, "--replace").exit_code == 0
    assert written.read_text("utf-8").count("Lake Country") == 1


def test_one_country_is_added_and_the_others_stay(kit: Path, tmp_path: Path) -> None:
    text = PUBLISHED.read_text("utf-8").replace("River Country", "Lake Country").replace(",0.125,", ",0.9,")
    (tmp_path / "lake.csv").write_text(text, "utf-8")
    result = add(tmp_path / "lake.csv", kit, "--country", "Lake Country (invented)", year=2022)
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[:2] == [
        "example-2022/countries.csv: 1 new, 0 changed, 0 dropped",
        "  new      Lake Country (invented)",
    ]
    assert ",0.125," in (kit / "countries/example-2022/countries.csv").read_text("utf-8")


def test_a_name_that_no_row_has(kit: Path) -> None:
    result = add(PUBLISHED, kit, "--country", "Atlantis", year=2022)
    assert result.output == "Error: countries.csv: no row names Atlantis; expected its name as the file writes it\n"


def test_a_fault_stops_all_and_names_the_file_that_was_handed_in(kit: Path, tmp_path: Path) -> None:
    result = add(newer(tmp_path, (",2400,", ",many,")), kit)
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        'new.csv:2: `working_children` of Hill Country (invented) is "many"; '
        "expected a whole number, or Unknown, Unavailable, N/A or nothing; mend the cell",
        "Error: 1 fault; nothing was written",
    ]
    assert not (kit / "countries/example-2023").exists()


def test_a_year_whose_source_is_missing_gets_one_to_complete(kit: Path, tmp_path: Path) -> None:
    for file in (kit / "countries/example-2022/about.yaml", kit / "facts/sources/sources.yaml"):
        file.write_text(file.read_text("utf-8").replace("example-data", "example-2022-data"), "utf-8")
    result = add(newer(tmp_path), kit)
    assert "facts/sources/example-2023.yaml: a source to complete" in result.output.splitlines()
    checked = CliRunner().invoke(main, ["check", str(kit), "--today", "2026-11-23"])
    assert checked.output == "no errors, no warnings\n"


def test_two_files_of_one_kind_are_refused(kit: Path, tmp_path: Path) -> None:
    file = newer(tmp_path)
    arguments = ["kit", "country", "add", str(file), str(file), "--kit", str(kit), "--year", "2023"]
    result = CliRunner().invoke(main, arguments)
    assert result.output == "Error: two files hold countries.csv; expected one of each; name one of them\n"
