"""`tutela evidence form`: what it writes, and that it refuses without approval and referral."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from tutela.cli import main

PROTECTED = ("--ethics", "Ethics board, decision 12", "--referral", "Child helpline, free call")


def _form(file: Path, *more: str) -> tuple[int, str]:
    arguments = ["evidence", "form", "--level", "household", "--kit", "kit", "--area", "North", "--area", "South"]
    result = CliRunner().invoke(main, [*arguments, "-o", str(file), *more])
    return result.exit_code, result.output


def test_a_form_is_written_and_its_length_told(tmp_path: Path) -> None:
    code, output = _form(tmp_path / "form.xlsx", *PROTECTED, "--length", "short")
    assert (code, output) == (
        0,
        f"{tmp_path / 'form.xlsx'}: about 14 minutes\n"
        f"{tmp_path / 'form.map.yaml'}: the mapping for `tutela evidence profile`\n",
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["form.elsewhere.map.yaml", "form.map.yaml", "form.xlsx"]


def test_without_approval_nothing_is_written(tmp_path: Path) -> None:
    code, output = _form(tmp_path / "form.xlsx")
    assert (code, output) == (
        1,
        "Error: no ethics approval; expected --ethics with the body and its decision; obtain it first; "
        "a survey without it can harm children\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_no_form_is_refused(tmp_path: Path) -> None:
    code, output = _form(tmp_path / "form.csv", *PROTECTED)
    assert (code, output) == (
        1, f"Error: {tmp_path / 'form.csv'}: no place for a form; expected a name that ends in .xlsx; choose another\n"
    )  # fmt: skip
