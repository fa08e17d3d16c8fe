"""The values of a grouping without labels stand in an order that a reader expects."""

from __future__ import annotations

from pathlib import Path

from tutela.evidence.data import open_survey, read_mapping


def test_numbers_stand_by_size_and_before_all_else(tmp_path: Path) -> None:
    mapping, file = tmp_path / "m.yaml", tmp_path / "file.csv"
    head = "id: m\ntitle: M\ntexts: [place]\ngroups: {place: {value: place, label: Place}}\n"
    mapping.write_text(head + "indicators: {x: {yes: hours > 0, label: X}}\n", "utf-8")
    long = "9" * 5000
    file.write_text(
        "place,hours\n" + "".join(f"{one},1\n" for one in ("10", "b", "9", "²", "--5", "-1", long)), "utf-8"
    )
    survey = open_survey(file, read_mapping(mapping))
    assert survey.groups["place"].labels == ("-1", "9", "10", "--5", long, "b", "²")
