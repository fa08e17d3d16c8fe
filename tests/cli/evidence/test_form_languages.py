"""Forms in several languages: what is extracted, what a half-translated catalogue gives, and right-to-left scripts."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import polib
import pytest
from click.testing import CliRunner
from pyxform.xls2xform import convert

from tutela.cli import main
from tutela.delivery.web.words import read_words
from tutela.evidence.data import read_mapping

CHECKED = ("--ethics", "Ethics board, decision 12", "--referral", "Child helpline, free call")
AREAS = ("--area", "North", "--area", "South")


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the least kit with a folder of catalogues of its own."""
    folder = tmp_path_factory.mktemp("kits") / "kit"
    shutil.copytree("kit/_smallest", folder)
    (folder / "locale").mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def template(kit: Path) -> polib.POFile:
    """Give what translators start from."""
    file = kit.parent / "kit.pot"
    result = CliRunner().invoke(main, ["extract", str(kit), "-o", str(file)])
    assert result.exit_code == 0, result.output
    return polib.pofile(str(file))


def _translate(kit: Path, template: polib.POFile, code: str, mark: str, *, without: tuple[str, ...] = ()) -> None:
    """Write a catalogue that says every text with a mark before it; but for those that begin with `without`."""
    catalogue = polib.POFile()
    for entry in template:
        text = "العربية" if entry.msgctxt == "survey.language" else f"{mark} {entry.msgid}"
        text = "" if (entry.msgctxt or entry.msgid).startswith(without) else text
        catalogue.append(polib.POEntry(msgid=entry.msgid, msgctxt=entry.msgctxt, msgstr=text))
    catalogue.save(str(kit / "locale" / f"{code}.po"))


def _form(kit: Path, file: Path, *more: str) -> tuple[int, str, str]:
    arguments = ["evidence", "form", "--level", "household", "--kit", str(kit), *AREAS, *CHECKED, "-o", str(file)]
    result = CliRunner().invoke(main, [*arguments, *more])
    return result.exit_code, result.stdout, result.stderr


def _column(file: Path, sheet: str, head: str) -> list[str]:
    rows = list(openpyxl.load_workbook(file)[sheet].iter_rows(values_only=True))
    place = rows[0].index(head)
    return [str(row[place]) for row in rows[1:] if row[place]]


def test_every_text_of_a_form_is_extracted_and_said_in_each_language(
    kit: Path, template: polib.POFile, tmp_path: Path
) -> None:
    _translate(kit, template, "ar", "نص")
    code, _, told = _form(kit, tmp_path / "f.xlsx", "--language", "ar", "--language", "en")
    assert (code, told) == (0, "")
    for sheet, head in (
        ("survey", "label"),
        ("survey", "hint"),
        ("survey", "constraint_message"),
        ("choices", "label"),
    ):
        said, english = (
            _column(tmp_path / "f.xlsx", sheet, f"{head}::{name}") for name in ("العربية (ar)", "English (en)")
        )
        assert len(said) == len(english) > 0
        typed = [text for text in said if not text.startswith("نص")]
        assert typed == (["North", "South"] if sheet == "choices" else [])
    assert _column(tmp_path / "f.xlsx", "settings", "default_language") == ["العربية (ar)"]
    made = convert(str(tmp_path / "f.xlsx"))
    assert made.warnings == []
    assert 'lang="العربية (ar)" default="true()"' in made.xform
    label = read_mapping(tmp_path / "f.map.yaml").indicators["debt_to_recruiter"].label
    assert label == "نص Borrowed to pay for a journey to work"
    assert CliRunner().invoke(main, ["check", str(kit)]).exit_code == 0


def test_a_half_translated_catalogue_is_told_with_counts_and_falls_back(
    kit: Path, template: polib.POFile, tmp_path: Path
) -> None:
    _translate(
        kit, template, "fr", "fr:", without=("survey.consent", "survey.language", "In the last 12 months, has anybody")
    )
    code, _, told = _form(kit, tmp_path / "f.xlsx", "--language", "en", "--language", "fr")
    assert (code, told) == (
        0,
        "warning: fr: 3 of 57 texts of this form are not translated; they stand as in the kit. The first: English\n",
    )
    said = _column(tmp_path / "f.xlsx", "survey", "label::fr (fr)")
    assert "Do you agree to take part?" in said
    assert "fr: Are you 18 years old or older?" in said


def test_a_language_without_a_catalogue_is_refused(kit: Path, tmp_path: Path) -> None:
    code, _, told = _form(kit, tmp_path / "f.xlsx", "--language", "sw")
    assert code == 1
    assert told.endswith(
        f"Error: locale/sw.po: no translation; expected a gettext catalogue in {kit}; tutela extract {kit}, "
        "and translate it\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_the_words_of_forms_are_words_of_the_interface(template: polib.POFile) -> None:
    words = {key for key in read_words({}).by_key if key.startswith("survey.")}
    assert words <= {entry.msgctxt for entry in template}
