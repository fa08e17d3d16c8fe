"""tutela build: from a kit to a site, and what it says when it cannot."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tutela.cli.build import command

SMALLEST = Path("kit/_smallest").resolve()


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what is read and compiled out of the user's own cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def build(kit: Path, out: Path, *more: str) -> Result:
    return CliRunner().invoke(command, [str(kit), "-o", str(out), "--today", "2026-11-23", *more])


def test_a_kit_becomes_a_site_and_the_command_says_what_it_wrote(tmp_path: Path) -> None:
    out = tmp_path / "site"
    result = build(SMALLEST, out)
    assert result.exit_code == 0, result.output
    package, size, written, open_it = result.stdout.splitlines()
    assert package.startswith("package ")
    assert size.startswith(f"{out}: ")
    assert size.endswith(" kB")
    assert written.endswith(" files written, 0 removed, the others were as they should be")
    assert open_it == f"open {out / 'index.html'}"
    assert (out / "index.html").is_file()


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    build(SMALLEST, tmp_path / "site")
    again = build(SMALLEST, tmp_path / "site")
    assert "0 files written, 0 removed, the others were as they should be" in again.stdout


def test_the_same_kit_gives_the_same_zip(tmp_path: Path) -> None:
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    build(SMALLEST, tmp_path / "a", "--zip", str(one))
    result = build(SMALLEST, tmp_path / "b", "--zip", str(two))
    assert one.read_bytes() == two.read_bytes()
    assert f"{two}: {-(-two.stat().st_size // 1000):,} kB" in result.stdout


def test_a_site_is_not_written_into_its_kit(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    shutil.copytree(SMALLEST, kit)
    result = build(kit, kit / "editions" / "site")
    assert result.exit_code == 1
    assert result.stderr == f"Error: {kit}/editions/site lies in the kit; expected a folder beside it; name another\n"
    assert not (kit / "editions" / "site").exists()


@pytest.mark.parametrize("place", ["site", "site/package", "."])
def test_a_package_is_not_written_among_the_files_of_its_site(tmp_path: Path, place: str) -> None:
    result = build(SMALLEST, tmp_path / "site", "--package", str(tmp_path / place))
    assert result.exit_code == 1
    told = f"{tmp_path / place} and {tmp_path}/site lie in one another; expected two folders; name another"
    assert result.stderr == f"Error: {told}\n"
    assert not (tmp_path / "site").exists()
    assert not (tmp_path / place / "package.json").exists()


@pytest.mark.parametrize("hub", ["https://elsewhere.example/", "hub", "/hub", "//elsewhere.example/"])
def test_a_hub_stands_at_a_path_of_its_own_host(tmp_path: Path, hub: str) -> None:
    result = build(SMALLEST, tmp_path / "site", "--hub", hub)
    assert result.exit_code == 2
    assert f"'--hub': {hub!r} is no path of a hub; expected a slash at both ends, as /hub/; mend it" in result.stderr


def test_a_kit_with_errors_builds_nothing(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    shutil.copytree(SMALLEST, kit)
    (kit / "pages" / "worried.md").unlink()
    result = build(kit, tmp_path / "site")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].endswith("; nothing was built")
    assert not (tmp_path / "site").exists()


def test_a_folder_that_is_no_kit_is_told(tmp_path: Path) -> None:
    result = build(tmp_path, tmp_path / "site")
    assert result.exit_code == 1
    assert result.stderr == (
        "kit.yaml: the file is missing; expected a file here; add it, or name another folder\n"
        "1 error; nothing was built\n"
    )


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "mine"
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    result = build(SMALLEST, out)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == (
        f"Error: {out}: holds files that are no Tutela site; expected an empty folder or an earlier site; "
        "name another folder"
    )


def test_a_language_without_a_catalogue_is_told(tmp_path: Path) -> None:
    result = build(SMALLEST, tmp_path / "site", "--language", "ar")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == (
        f"Error: locale/ar.po: no translation; expected a gettext catalogue there; tutela extract {SMALLEST}"
    )


def test_a_catalogue_turns_the_page_and_the_words(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    shutil.copytree(SMALLEST, kit)
    (kit / "locale").mkdir()
    (kit / "locale" / "ar.po").write_text('msgctxt "page.search"\nmsgid "Search"\nmsgstr "بحث"\n', "utf-8")
    result = build(kit, tmp_path / "site", "--language", "ar")
    assert result.exit_code == 0, result.output
    html = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert '<html lang="ar" dir="rtl"' in html
    assert ">بحث</a>" in html
    told = next(line for line in result.stderr.splitlines() if line.startswith("locale/ar.po"))
    assert re.fullmatch(r"locale/ar\.po: 1 of [\d,]+ texts are translated; the others stay as they are", told)
