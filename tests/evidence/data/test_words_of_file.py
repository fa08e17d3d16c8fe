"""SPSS and Stata files bring words for their codes; a grouping without labels of its own has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutela.evidence.data import open_survey, read_mapping
from tutela.evidence.data.reading import spss

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("given", "labels"),
    [
        ({1.0: "Lake", 2.0: "Hills", 9.0: "Not stated"}, ("Lake", "Hills")),
        ({1.0: "Lake", 2.0: "Lake"}, ("Lake (1)", "Lake (2)")),
        ({2.0: " "}, ("1", "2")),
    ],
)
def test_codes_have_the_words_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: dict[float, str], labels: tuple[str, ...]
) -> None:
    read = spss.pyreadstat.read_sav  # type: ignore[attr-defined]

    def with_words(*args: object, **options: object) -> object:
        piece, meta = read(*args, **options)
        meta.variable_value_labels = {"s": given}
        return piece, meta

    monkeypatch.setattr(spss.pyreadstat, "read_sav", with_words)  # type: ignore[attr-defined]
    text = "id: m\ntitle: M\ngroups:\n  s: {value: s, label: S}\n  t: {value: s, label: T, labels: {1: One, 2: Two}}\n"
    (tmp_path / "m.yaml").write_text(text + "indicators: {x: {yes: hours > 0, label: X}}\n", "utf-8")
    survey = open_survey(HERE / "invented-for-training-small.sav", read_mapping(tmp_path / "m.yaml"))
    assert survey.groups["s"].labels == labels
    assert survey.groups["t"].labels == ("One", "Two")
