"""The worked examples of docs/evidence.md, run as they stand there."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner

from tutela.cli import main
from tutela.evidence.data import read_mapping

DOCS = Path(__file__).parent.parent.parent / "docs" / "evidence.md"
KIT = Path(__file__).parent.parent.parent / "kit"


def _blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", DOCS.read_text("utf-8"), re.DOTALL | re.MULTILINE)


def _translate_a_kit(folder: Path) -> None:
    """Make the least kit with a translation of everything that can be translated."""
    shutil.copytree(KIT / "_smallest", folder)
    CliRunner().invoke(main, ["extract", str(folder), "-o", str(folder.with_suffix(".pot"))])
    catalogue = polib.pofile(str(folder.with_suffix(".pot")))
    for entry in catalogue:
        entry.msgstr = "Français" if entry.msgctxt == "survey.language" else f"{entry.msgid} (fr)"
    (folder / "locale").mkdir(exist_ok=True)
    catalogue.save(str(folder / "locale" / "fr.po"))


def test_the_commands_and_the_notebook_run_as_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kit").symlink_to(KIT)
    _translate_a_kit(tmp_path / "national")
    for name, content in re.findall(
        r"^```(?:csv|yaml) (\S+)\n(.*?)^```", DOCS.read_text("utf-8"), re.DOTALL | re.MULTILINE
    ):
        (tmp_path / name).write_text(content, "utf-8")
    for line in (line for block in _blocks("sh") for line in block.splitlines()):
        program, *arguments = shlex.split(line)
        assert program == "tutela"
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0, result.output
    assert (tmp_path / "report" / "invented-for-training-report.html").is_file()
    assert (tmp_path / "form.xlsx").is_file()
    assert "Girls and boys (fr)" in (tmp_path / "formulaire.map.yaml").read_text("utf-8")
    test = doctest.DocTestParser().get_doctest("\n".join(_blocks("python")), {}, "docs/evidence.md", str(DOCS), 0)
    told: list[str] = []
    doctest.DocTestRunner().run(test, out=told.append)
    assert told == []


def test_the_mapping_of_the_docs_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(_blocks("yaml")[0], "utf-8")
    assert read_mapping(tmp_path / "m.yaml").indicators["costs"].poverty
