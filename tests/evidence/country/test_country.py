"""The teaching country: the same seed gives the same country, it is labelled, and it behaves like a survey."""

from __future__ import annotations

from pathlib import Path

import duckdb
import numpy as np
import pytest

from tutela.evidence.country import Plan, write_country
from tutela.evidence.data import Dataset, open_survey, read_mapping
from tutela.evidence.profile.estimates import means
from tutela.evidence.profile.totals import Measure


def test_the_same_seed_gives_the_same_country(tmp_path: Path) -> None:
    plan = Plan(children=800, districts=8, children_per_unit=20)
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        write_country(tmp_path / name, plan, seed=seed, form="csv")
    file = "invented-for-training-children.csv"
    assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()
    assert (tmp_path / "a" / file).read_bytes() != (tmp_path / "c" / file).read_bytes()


def test_every_file_is_labelled_in_its_name_and_header(country: Path) -> None:
    for path in country.iterdir():
        assert path.name.startswith("invented-for-training-")
        if path.suffix == ".parquet":
            first = duckdb.execute(f"SELECT * FROM '{path}' LIMIT 1").fetchone()
            assert first is not None
            assert first[0] == "invented for training"


def test_children_of_one_place_are_alike_and_some_answers_are_missing(children: Dataset) -> None:
    found = means(children, [Measure("far", '"far_school"'), Measure("b", '"no_birth_registration"')])
    assert found.deff[0, 0] > 5  # one answer a sampling unit
    assert 1 < found.deff[0, 1] < 5
    assert 0.01 < 1 - found.n[0, 1] / children.rows < 0.04
    weights = np.asarray(children.connection.execute("SELECT w FROM units").fetchnumpy()["w"])
    assert 0.2 < weights.std() / weights.mean() < 1.5


def test_a_large_country_comes_in_parts_that_are_read_as_one(tmp_path: Path) -> None:
    write_country(tmp_path, Plan(children=12_000, districts=8, children_per_unit=2), seed=1)
    assert len(list(tmp_path.glob("*-children-*.parquet"))) == 2
    whole = open_survey(tmp_path / "invented-for-training-children-*.parquet", read_mapping("teaching-country"))
    assert 11_000 < whole.rows < 25_000


def test_a_country_that_is_broken_off_leaves_what_was_there(tmp_path: Path) -> None:
    write_country(tmp_path, Plan(children=500, districts=8), seed=1)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def interrupted(done: int, all_: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_country(tmp_path, Plan(children=12_000, districts=8, children_per_unit=2), seed=1, progress=interrupted)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_no_children_of_an_earlier_country_stand_beside_the_new_ones(tmp_path: Path) -> None:
    write_country(tmp_path, Plan(children=12_000, districts=8, children_per_unit=2), seed=1)
    write_country(tmp_path, Plan(children=500, districts=8), seed=1)
    assert [path.name for path in tmp_path.glob("*children*")] == ["invented-for-training-children.parquet"]


def test_workplaces_can_be_profiled_by_sector_and_area(country: Path) -> None:
    places = open_survey(
        country / "invented-for-training-workplaces.parquet", read_mapping("teaching-country-workplaces")
    )
    found = means(places, [Measure("x", '"no_contracts"')], ["sector", "region"])
    assert len(found.estimate) == 6 * len(places.groups["region"].labels)


def test_people_of_the_labour_force_survey_can_be_profiled_by_sector_and_area(country: Path) -> None:
    people = open_survey(country / "invented-for-training-labour-force.parquet", read_mapping("labour-force"))
    assert people.mapping.invented
    assert not [fault for fault in people.faults if fault.column not in ("status", "sector")]
    found = means(people, [Measure("x", '"no_contract"', gaps=True)], ["sector", "region"])
    assert len(found.estimate) == 10 * len(people.groups["region"].labels)
    assert 0.2 < means(people, [Measure("x", '"long_hours"', gaps=True)], []).estimate[0, 0] < 0.5
