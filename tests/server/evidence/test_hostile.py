"""Files that are not what they say, or mean harm, are refused in words and leave nothing behind."""

from __future__ import annotations

import csv
import html
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.server.evidence.conftest import TWO_LISTS, page_at_the_end, send
from tests.server.evidence.test_reports import address_of_report
from tutela.evidence.estimate.methods import METHODS as OF_THE_COMMAND
from tutela.server.evidence import process
from tutela.server.evidence.doors import ESTIMATE, PROFILE, command_of
from tutela.server.evidence.forms import METHODS

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 64
KINDS = "Files of this kind are not read here."


def bomb() -> bytes:
    """Give an archive of a few kB that unfolds to 50 MB."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    return packed.getvalue()


@pytest.mark.parametrize("name", ["survey.xlsx", "survey.zip", "survey.csv.gz", "survey", "survey.csv\x00.exe", ".csv"])
def test_other_kinds_of_file_are_refused_before_they_are_opened(desk: Client, name: str, scratch: Path) -> None:
    page = send(desk, bomb() if "x" in name else b"x", name)
    assert page.status_code == 422
    assert KINDS in page.content.decode()
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (PNG, "Error: survey.csv: not a text file; expected CSV in UTF-8; export the file again as CSV"),
        ("région,âge\nété,3\n".encode("latin-1"), "Error: survey.csv:1: the text is not UTF-8"),
        ((",".join(f"c{n}" for n in range(1000)) + "\n").encode(), "Error: survey.csv: 1,000 columns"),
    ],
    ids=["picture", "encoding", "columns"],
)
def test_what_is_no_survey_is_told_as_the_command_tells_it(desk: Client, content: bytes, says: str) -> None:
    page = html.unescape(page_at_the_end(desk, send(desk, content)))
    assert "No report could be made. The command says:" in page
    assert says in page
    assert "Traceback" not in page


def test_a_cell_that_is_a_formula_reaches_no_table_as_one(desk: Client, survey: bytes) -> None:
    head, rows = survey.decode().split("\n", 1)
    regions = {row["region"] for row in csv.DictReader(io.StringIO(survey.decode()))}
    evil = "=1+1"
    changed = rows.replace(f",{sorted(regions)[0]},", f",{evil},")
    page = page_at_the_end(desk, send(desk, f"{head}\n{changed}".encode()))
    address = address_of_report(page).replace("report.html", "tables.csv")
    cells = {cell for row in csv.reader(io.StringIO(desk.get(address).content.decode())) for cell in row}
    assert f"'{evil}" in cells
    assert evil not in cells


def test_a_list_that_is_named_as_a_formula_is_refused(desk: Client) -> None:
    page = page_at_the_end(desk, send(desk, TWO_LISTS.replace(b"police", b"=1+1"), "lists.csv", main="chapman"))
    assert "the name of column 1 cannot be used" in html.unescape(page)


@pytest.mark.parametrize(
    "name", ["../../../../etc/cron.d/x.csv", "..\\..\\x.csv", "/etc/x.CSV", "-o.csv", "a'b;c*.csv"]
)
def test_the_name_of_a_file_opens_nothing(
    desk: Client, name: str, quick: list[tuple[tuple[str, ...], list[str]]]
) -> None:
    page_at_the_end(desk, send(desk, TWO_LISTS, name, main="chapman"))
    assert quick == [(("evidence", "estimate", "--main=chapman", "--output=out", "--", "lists.csv"), ["lists.csv"])]


def test_no_value_is_taken_for_an_option() -> None:
    files = {"geojson": True, "map_name": "--seed", "small_areas": "-o/", "areas": True}
    given = {"mapping": "--help", "by": ["--output=/", "-o/"], "encoding": "-x", "rounded": True, **files}
    assert command_of(PROFILE, "survey.csv", given) == (
        "evidence", "profile", "--map=--help", "--by=--output=/", "--by=-o/", "--encoding=-x", "--round=5",
        "--geojson=map.geojson", "--map-name=--seed", "--small-areas=-o/", "--areas=areas.csv", "--output=out", "--",
        "survey.csv",
    )  # fmt: skip
    lists = {"main": "bic", "merge": ["--seed,-o/"], "omit": ["--top"]}
    assert command_of(ESTIMATE, "lists.csv", lists) == (
        "evidence", "estimate", "--main=bic", "--merge=--seed,-o/", "--omit=--top", "--output=out", "--", "lists.csv",
    )  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 300_000,
        b'{"features": [{"properties": {"name": "x"}, "geometry": {"type": "Polygon", "coordinates": [[[0, NaN]]]}}]}',
        b'{"features": [{"properties": {"name": {}}, "geometry": {"type": "Polygon", "coordinates": [[[0, 1]]]}}]}',
        PNG,
    ],
    ids=["deep", "no number", "wrong types", "picture"],
)
def test_a_map_that_means_harm_is_refused_in_words(desk: Client, survey: bytes, content: bytes, scratch: Path) -> None:
    sent = send(desk, survey, geojson=SimpleUploadedFile("../../evil.geojson", content))
    page = html.unescape(page_at_the_end(desk, sent))
    assert "Error: map.geojson: not a map of areas; expected GeoJSON features with polygons" in page
    assert [file for file in scratch.rglob("*") if file.suffix in (".csv", ".geojson")] == []


def test_a_script_in_the_name_of_an_area_reaches_the_report_as_text(
    desk: Client, survey: bytes, outlines: bytes
) -> None:
    sent = send(desk, survey, geojson=SimpleUploadedFile("map.geojson", outlines), map_name="region")
    report = desk.get(address_of_report(page_at_the_end(desk, sent))).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in report
    assert "<script" not in report


@pytest.mark.parametrize(
    ("field", "name", "says"),
    [
        ("geojson", "map.kmz", "Send one of: .geojson, .json."),
        ("areas", "areas.xlsx", "Send one of: .csv."),
        ("areas", "areas.csv", "You sent figures on small areas: name their grouping here."),
    ],
)
def test_other_files_of_the_wrong_kind_come_back(
    desk: Client, survey: bytes, field: str, name: str, says: str, scratch: Path
) -> None:
    page = send(desk, survey, "children.csv", **{field: SimpleUploadedFile(name, b"x")})
    assert page.status_code == 422
    assert says in page.content.decode()
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("merge", "police", "Write at least two lists on a line, with a comma between them."),
        ("omit", "a\n" * 10, "10 lines are too many. Write 9 at most."),
    ],
)
def test_lists_that_cannot_be_merged_or_left_out_come_back(desk: Client, field: str, value: str, says: str) -> None:
    page = send(desk, TWO_LISTS, "lists.csv", main="chapman", **{field: value})
    assert page.status_code == 422
    assert says in page.content.decode()


def test_a_list_that_is_not_there_is_told_as_the_command_tells_it(desk: Client) -> None:
    page = page_at_the_end(desk, send(desk, TWO_LISTS, "lists.csv", main="chapman", omit="hospital"))
    assert "No report could be made. The command says:" in page
    assert "hospital" in html.unescape(page)


def test_a_mapping_may_be_pasted_and_its_faults_are_told(desk: Client) -> None:
    page = page_at_the_end(desk, send(desk, b"a\n1\n", mapping="own", own="id: mine\ntitle: Mine\nindicators: {}\n"))
    assert "Error: mapping.yaml: no indicator" in html.unescape(page)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"mapping": "own"}, "Paste the mapping here"),
        ({"mapping": "/etc/passwd"}, "Select a valid choice."),
        ({"by": "region\n" * 13}, "13 tables are too many for one run. Ask for 12 at most."),
        ({"main": ""}, "This field is required."),
        ({"main": "best"}, "Select a valid choice."),
    ],
)
def test_a_form_that_says_too_little_or_too_much_comes_back(desk: Client, fields: dict[str, str], says: str) -> None:
    page = send(desk, TWO_LISTS, **fields)
    assert page.status_code == 422
    assert says in page.content.decode()


def test_a_form_without_a_file_comes_back(desk: Client) -> None:
    page = desk.post("/hub/evidence/estimate/", {"main": "bic"})
    assert page.status_code == 422
    assert "No file came. Choose one." in page.content.decode()


def test_an_upload_that_hides_its_length_is_refused_unread(desk: Client) -> None:
    page = desk.generic("POST", "/hub/evidence/estimate/", b"", "multipart/form-data; boundary=x", CONTENT_LENGTH="")
    assert (page.status_code, page.headers["Connection"]) == (411, "close")
    assert "The upload did not say how large it is. Nothing was kept." in page.content.decode()


def test_a_run_that_takes_too_long_is_ended(desk: Client, survey: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "MOST_SECONDS", 0.3)
    page = page_at_the_end(desk, send(desk, survey))
    assert "Stopped after 20 minutes." in page


def test_a_run_that_fills_its_folder_is_ended(desk: Client, survey: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "MOST_SCRATCH", 1000)
    page = page_at_the_end(desk, send(desk, survey))
    assert "Stopped: the file unfolds to more than the hub has room for." in page


def test_a_command_without_memory_is_told_as_such(desk: Client, survey: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    low = "import resource; from tutela.server.evidence import confined as c; c.MOST_MEMORY = 350 * 2**20; c.main(%r)"
    monkeypatch.setattr(process, "_LAUNCHER", ("-c", "import sys; " + low.replace("%r", "sys.argv[1:]")))
    page = html.unescape(page_at_the_end(desk, send(desk, survey)))
    assert "No report could be made. The command says:" in page
    assert "expected more free memory; close other programs; ask for fewer crossings" in page


def test_the_command_runs_with_little_power() -> None:
    show = (
        "import os, resource\n"
        "from tutela.server.evidence import confined\n"
        "kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)\n"
        "os.execv = lambda *given: print([resource.getrlimit(kind)[1] for kind in kinds], os.nice(0))\n"
        "confined.main([])\n"
    )
    done = subprocess.run([sys.executable, "-c", show], capture_output=True, text=True, check=True)
    assert done.stdout == f"[{4 * 1024**3}, 3600, {512 * 1024**2}, 0] 10\n"


def test_the_main_methods_are_those_of_the_command() -> None:
    assert set(METHODS) == {method.key for method in OF_THE_COMMAND if method.kind == "estimate"}
