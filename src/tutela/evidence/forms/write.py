"""Write a form as XLSX and have pyxform read it, so that no form leaves that a server would refuse."""

from __future__ import annotations

import tempfile
from pathlib import Path

import openpyxl
import pyxform.xls2xform
from pyxform.errors import PyXFormError

from tutela.evidence.forms.form import Form
from tutela.evidence.forms.rows import Row
from tutela.evidence.refused import Refused

__all__ = ["write_form"]


def write_form(form: Form, path: Path, *, version: str) -> None:
    """Write the form. `version`: of the form, as servers want it, for example the day as 20261126."""
    book = openpyxl.Workbook()
    survey = book.active
    assert survey is not None  # noqa: S101 - a new book has a sheet
    survey.title = "survey"
    label = f"label::{form.language}"
    header = [
        "type", "name", label, f"hint::{form.language}", "required", "relevant", "constraint",
        f"constraint_message::{form.language}",
    ]  # fmt: skip
    survey.append(header)
    for row in form.rows:
        survey.append(_cells(row))
    choices = book.create_sheet("choices")
    choices.append(["list_name", "name", label])
    for name, listed in form.choices.items():
        for value, says in listed:
            choices.append([name, value, says])
    settings = book.create_sheet("settings")
    settings.append(["form_title", "form_id", "version", "default_language"])
    settings.append([form.title, form.id, version, form.language])
    for sheet in book.worksheets:
        for cell in (cell for line in sheet.iter_rows() for cell in line):
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type  # a text is never a formula
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        draft = Path(folder) / "form.xlsx"
        book.save(draft)
        try:
            pyxform.xls2xform.convert(str(draft))
        except PyXFormError as error:
            raise Refused(
                f"the form cannot be used: {' '.join(str(error).split())}",
                expected="questions that an XLSForm can hold",
                do="mend the factor in the kit",
            ) from None
        draft.replace(path)


def _cells(row: Row) -> list[str | None]:
    texts = (
        row.type, row.name, row.label, row.hint, "yes" if row.required else "", row.relevant, row.constraint,
        row.constraint_message,
    )  # fmt: skip
    return [text or None for text in texts]
