"""A kit opened for print in another language."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from click import ClickException

from tutela.cli.opened import open_kit

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
