"""A kit opened for print in another language."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import polib
import pytest
from click import ClickException
from click.testing import CliRunner

from tutela.cli.extract import command as extract
from tutela.cli.opened import open_kit
from tutela.server import framework_words

TODAY = datetime.date(2026, 11, 26)


def test_a_kit_is_opened_in_a_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kit = tmp_path / "kit"
    shutil.copytree("kit/_smallest", kit)
    (kit / "locale").mkdir()
    (kit / "locale" / "ar.po").write_text('msgid "The smallest kit"\nmsgstr "أصغر مجموعة"\n', "utf-8")
    site = open_kit(kit, None, TODAY, "ar")
    assert (site.manifest.title, site.manifest.direction) == ("أصغر مجموعة", "rtl")
    assert capsys.readouterr().err.startswith("locale/ar.po: 1 of ")
    with pytest.raises(ClickException, match=r"locale/fr\.po: no translation"):
        open_kit(kit, None, TODAY, "fr")


def test_each_word_of_the_interface_says_where_it_stands_and_what_a_translator_must_know(tmp_path: Path) -> None:
    done = CliRunner().invoke(extract, ["kit/_smallest", "-o", str(tmp_path / "kit.pot")])
    assert done.exit_code == 0, done.output
    words = {entry.msgctxt: entry for entry in polib.pofile(str(tmp_path / "kit.pot")) if "." in (entry.msgctxt or "")}
    without_place = {entry.msgid for entry in words.values() if not entry.occurrences}
    assert without_place <= {*framework_words.SINGLE, *(one for one, _ in framework_words.COUNTED)}
    good = words["assess.good"]
    assert good.comment == "How well the answer came: not hard, not easy.\nA word of the interface."
    ((file, line),) = good.occurrences
    text = (Path("src") / file).read_text("utf-8").splitlines()[int(line) - 1]
    assert text == "assess.good: Good"
