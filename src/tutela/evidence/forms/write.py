"""Write a form as XLSX and have pyxform read it, so that no form leaves that a server would refuse."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pyxform.xls2xform
from pyxform.errors import PyXFormError

from tutela.evidence.forms.form import Form
from tutela.evidence.forms.speech import Speech
from tutela.evidence.refused import Refused

__all__ = ["write_form"]


def write_form(form: Form, path: Path, *, speeches: Sequence[Speech], version: str) -> None:
    """Write the form with one set of columns for each language; the first language is the form's default.

    `version`: of the form, as servers want it, for example the day as 20261126.
    """
    book = openpyxl.Workbook()
    survey = book.active
    assert survey is not None  # noqa: S101 - a new book has a sheet
    survey.title = "survey"
    says = [f"{what}::{speech.name}" for speech in speeches for what in ("label", "hint", "constraint_message")]
    survey.append(["type", "name", "required", "relevant", "constraint", *says])
    for row in form.rows:
        fixed = (row.type, row.name, "yes" if row.required else "", row.relevant, row.constraint)
        said = [speech.say(phrase) for speech in speeches for phrase in row.says]
        survey.append([text or None for text in (*fixed, *said)])
    choices = book.create_sheet("choices")
    choices.append(["list_name", "name", *(f"label::{speech.name}" for speech in speeches)])
    for name, listed in form.choices.items():
        for value, phrase in listed:
            choices.append([name, value, *(speech.say(phrase) for speech in speeches)])
    settings = book.create_sheet("settings")
    settings.append(["form_title", "form_id", "version", "default_language"])
    settings.append([speeches[0].say(form.title), form.id, version, speeches[0].name])
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
                do="mend the factor in the kit, or its translation",
            ) from None
        draft.replace(path)
