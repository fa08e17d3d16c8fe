"""A small teaching country, made once: many cells in it are small, so that hiding has work to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutela.evidence.country import Plan, write_country
from tutela.evidence.data import Dataset, open_survey, read_mapping


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("country")
    write_country(folder, Plan(children=5_000, districts=24, children_per_unit=30), seed=7)
    return folder


@pytest.fixture(scope="session")
def children(country: Path) -> Dataset:
    return open_survey(country / "invented-for-training-children.parquet", read_mapping("teaching-country"))
