"""A file that says of itself that it is invented gives a report that says so, under every mapping."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tutela.evidence.data import open_survey, read_mapping
from tutela.evidence.data.reading import stata

MAPPING = "id: m\ntitle: M\nindicators: {x: {yes: hours > 0, label: X}}\n"


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
@pytest.mark.parametrize("column", ["Invented_for_training", "label"])
def test_the_column_of_a_file_labels_its_report(tmp_path: Path, form: str, column: str) -> None:
    file, text = tmp_path / f"rows.{form}", tmp_path / "m.yaml"
    options = "FORMAT json, ARRAY true" if form == "json" else f"FORMAT {form}"
    duckdb.execute(f"COPY (SELECT 'invented for training' AS {column}, 3 AS hours) TO '{file}' ({options})")
    text.write_text(MAPPING, "utf-8")
    survey = open_survey(file, read_mapping(text))
    assert survey.mapping.invented is (column != "label")
    assert [fault.column for fault in survey.faults] == ["stratum"]  # the mark is not taken for a number


def test_the_column_of_a_stata_file_labels_its_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = stata.pyreadstat.read_dta  # type: ignore[attr-defined]

    def with_mark(*args: object, **options: object) -> object:
        piece, meta = read(*args, **options)
        meta.column_names = [*meta.column_names, "invented_for_training"]
        return piece, meta

    monkeypatch.setattr(stata.pyreadstat, "read_dta", with_mark)  # type: ignore[attr-defined]
    (tmp_path / "m.yaml").write_text(MAPPING, "utf-8")
    small = Path(__file__).parent / "invented-for-training-small.dta"
    assert open_survey(small, read_mapping(tmp_path / "m.yaml")).mapping.invented
