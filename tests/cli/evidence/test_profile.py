"""`tutela evidence country` and `tutela evidence profile`, as a person at a desk calls them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from tutela.cli import main
from tutela.cli.evidence import profile

GROUPINGS = "region, district, residence, sex, age_group, quintile, newcomer"


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("country")
    arguments = ["evidence", "country", "-o", str(folder), "--children", "1500", "--districts", "8", "--format", "csv"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return folder


def _profile(country: Path, out: Path, *more: str) -> tuple[int, str]:
    data = str(country / "invented-for-training-children.csv")
    arguments = ["evidence", "profile", data, "--map", "teaching-country", "-o", str(out), *more]
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.output


def test_a_survey_becomes_a_report(country: Path, tmp_path: Path) -> None:
    code, output = _profile(country, tmp_path / "out", "--by", "sex", "--by", "sex,age_group", "--round", "5")
    assert code == 0, output
    assert str(tmp_path / "out" / "invented-for-training-report.html") in output
    assert (tmp_path / "out" / "report.css").read_text("utf-8").startswith(":root")
    assert not [path for path in (tmp_path / "out").iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (
            ("--by", "regiom"),
            f'Error: there is no grouping "regiom"; expected one of {GROUPINGS}; choose among them\n',
        ),
        (
            ("--by", "sex,region,age_group,quintile"),
            "Error: sex x region x age_group x quintile cannot be crossed; expected at most 3 different groupings; "
            "cross fewer\n",
        ),
        (
            ("--small-areas", "village"),
            f'Error: there is no grouping "village"; expected one of {GROUPINGS}; choose one\n',
        ),
        (("--small-areas", "sex"), "Error: Girls and boys is no area; expected a grouping with `area`; name another\n"),
        (
            ("--areas", "districts.csv"),
            "Error: --areas without --small-areas; expected the grouping of those areas; name it\n",
        ),
        (
            ("--map-name", "name"),
            "Error: --map-name without --geojson; expected the map whose property it is; name it\n",
        ),
        (
            ("--geojson", "nowhere.geojson"),
            "Error: nowhere.geojson: no map; expected a GeoJSON file of at most 20 MB; simplify the map\n",
        ),
    ],
)
def test_what_cannot_be_asked_is_told_and_nothing_is_written(
    country: Path, tmp_path: Path, more: tuple[str, ...], says: str
) -> None:
    code, output = _profile(country, tmp_path / "out", *more)
    assert (code, output.replace("Profiling\n", "")) == (1, says)
    assert not (tmp_path / "out").exists()


def test_a_map_brings_its_table_with_it(country: Path, tmp_path: Path) -> None:
    outlines = str(country / "invented-for-training-regions.geojson")
    code, output = _profile(country, tmp_path / "out", "--by", "sex", "--geojson", outlines)
    assert code == 0, output
    assert '<svg class="chart map"' in (tmp_path / "out" / "invented-for-training-report.html").read_text("utf-8")


def test_a_map_of_other_places_is_refused(country: Path, tmp_path: Path) -> None:
    path = tmp_path / "map.geojson"
    square = [[0, 0], [1, 0], [1, 1], [0, 0]]
    feature = {"properties": {"name": "Elsewhere"}, "geometry": {"type": "Polygon", "coordinates": [square]}}
    path.write_text(json.dumps({"features": [feature]}), "utf-8")
    code, output = _profile(country, tmp_path / "out", "--geojson", str(path))
    assert (code, output) == (
        1,
        "Error: no area of the map is one of the survey: Elsewhere; expected names as in the survey: Aldera, Brunmark; "
        "name the property with --map-name, or label the grouping in the mapping\n",
    )


def test_a_mapping_of_another_file_is_told_by_its_columns(country: Path, tmp_path: Path) -> None:
    data = str(country / "invented-for-training-workplaces.csv")
    arguments = ["evidence", "profile", data, "--map", "dhs-household-roster", "-o", str(tmp_path)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert result.output == (
        "Error: invented-for-training-workplaces.csv: no column hhid, hv005, hv021, hv022, hv024, hv025, hv102, hv104, "
        "…; expected the columns that the mapping names; check that mapping and file belong together\n"
    )


def test_a_command_ends_without_a_word_too_many(country: Path, tmp_path: Path) -> None:
    data = str(country / "invented-for-training-children.csv")
    command = [sys.executable, "-m", "tutela.cli", "evidence", "profile", data, "--map", "teaching-country"]
    command += ["--by", "sex", "-o", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""


@pytest.mark.parametrize("error", [RuntimeError("Query interrupted"), duckdb.InterruptException("Interrupted!")])
def test_control_c_that_the_database_took_ends_the_command_in_a_word(
    country: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def interrupted(*_: object) -> None:
        raise error

    monkeypatch.setattr(profile, "find", interrupted)
    code, output = _profile(country, tmp_path / "out")
    assert (code, output) == (1, "Profiling\n\nAborted!\n")
    assert not (tmp_path / "out").exists()
