"""From an upload to a report, and how all of it is erased."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.server.evidence.conftest import TWO_LISTS, page_at_the_end, send, until
from tutela.server.evidence import runs as runs_module
from tutela.server.evidence.doors import ESTIMATE
from tutela.server.evidence.runs import KEPT_SECONDS, Runs, close_runs, open_runs

pytestmark = pytest.mark.django_db


def address_of_report(page: str) -> str:
    """Give the address in the page's frame."""
    found = re.search(r'<iframe class="report" src="([^"]+)"', page)
    assert found, page
    return found[1]


def left_in(scratch: Path) -> list[str]:
    """Give the names of all files below the scratch folder."""
    return sorted(file.name for file in scratch.rglob("*") if file.is_file())


def test_a_survey_gives_a_report_that_can_do_nothing_but_be_read(desk: Client, survey: bytes, scratch: Path) -> None:
    page = page_at_the_end(desk, send(desk, survey))
    report = desk.get(address_of_report(page))
    assert "Invented for training" in report.content.decode()
    assert report.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; sandbox allow-same-origin; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
    )
    assert report.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in report.headers["Cache-Control"]
    assert desk.get(address_of_report(page).rsplit("/", 1)[0] + "/report.css").headers["Content-Type"] == "text/css"
    assert "children.csv" not in left_in(scratch)
    assert "survey.csv" not in left_in(scratch)
    assert "Profile of a survey" in desk.get("/hub/evidence/").content.decode()


def test_a_map_and_small_areas_stand_in_the_report_as_by_the_command(desk: Client, tmp_path: Path) -> None:
    made = [sys.executable, "-m", "tutela.cli", "evidence", "country", "-o", str(tmp_path), "--format", "csv"]
    subprocess.run([*made, "--children", "3000", "--districts", "16"], check=True, capture_output=True)
    content = {
        name: (tmp_path / f"invented-for-training-{name}").read_bytes()
        for name in ("children.csv", "regions.geojson", "districts.csv")
    }
    outlines, areas = (SimpleUploadedFile(name, content[name]) for name in ("regions.geojson", "districts.csv"))
    sent = send(desk, content["children.csv"], geojson=outlines, small_areas="district", areas=areas)
    report = desk.get(address_of_report(page_at_the_end(desk, sent))).content.decode()
    assert '<svg class="chart map"' in report
    assert "Small areas" in report


def test_lists_are_merged_and_left_out_as_by_the_command(desk: Client) -> None:
    lists = Path("tests/evidence/estimate/tables/artificial_three_lists.csv").read_bytes()
    first, second, third = lists.decode().split("\n", 1)[0].replace('"', "").split(",")[:3]
    sent = send(desk, lists, "lists.csv", main="chapman", omit=third)
    assert f"Left out: {third}" in desk.get(address_of_report(page_at_the_end(desk, sent))).content.decode()
    sent = send(desk, lists, "lists.csv", main="chapman", merge=f"{first},{second}")
    assert f"Merged: {first} and {second}" in desk.get(address_of_report(page_at_the_end(desk, sent))).content.decode()


def test_lists_give_a_report_whose_only_style_is_its_own(desk: Client, scratch: Path) -> None:
    page = page_at_the_end(desk, send(desk, TWO_LISTS, "lists.csv", main="chapman"))
    report = desk.get(address_of_report(page))
    assert "Chapman" in report.content.decode()
    assert re.search(r"style-src 'self' 'sha256-[\w+/=]{44}';", report.headers["Content-Security-Policy"])
    folders = [scratch, *(place for place in scratch.rglob("*") if place.is_dir())]
    assert {place.stat().st_mode & 0o777 for place in folders} == {0o700}
    assert {file.stat().st_mode & 0o077 for file in scratch.rglob("*") if file.is_file()} == {0}


@pytest.mark.usefixtures("quick")
def test_tables_are_saved_and_not_shown(desk: Client) -> None:
    page = page_at_the_end(desk, send(desk, TWO_LISTS, "lists.csv", main="chapman"))
    tables = desk.get(address_of_report(page).replace("report.html", "estimates.csv"))
    assert tables.headers["Content-Disposition"] == 'attachment; filename="estimates.csv"'
    assert tables.content == b"table,name\n"


@pytest.mark.usefixtures("quick")
def test_who_saves_it_all_leaves_nothing(desk: Client, scratch: Path) -> None:
    sent = send(desk, TWO_LISTS, "lists.csv", main="chapman")
    page_at_the_end(desk, sent)
    saved = desk.post(sent.headers["Location"] + "save/")
    with zipfile.ZipFile(io.BytesIO(saved.content)) as packed:
        assert sorted(packed.namelist()) == ["estimates.csv", "report.html"]
    assert list(scratch.iterdir()) == []
    assert desk.get(sent.headers["Location"]).status_code == 404


@pytest.mark.usefixtures("quick")
def test_who_signs_out_leaves_nothing(desk: Client, scratch: Path) -> None:
    page_at_the_end(desk, send(desk, TWO_LISTS, "lists.csv", main="chapman"))
    desk.post("/hub/sign-out/")
    assert list(scratch.iterdir()) == []


@pytest.mark.usefixtures("quick")
def test_a_report_is_kept_for_an_hour(scratch: Path) -> None:
    now = [0.0]
    runs = Runs(scratch.parent, lambda: now[0])
    run = runs.arrive("somebody", ESTIMATE)
    (run.folder / "lists.csv").write_bytes(TWO_LISTS)
    runs.start(run, ("evidence", "estimate", "--main=chapman", "--output=out", "lists.csv"))
    until(lambda: [one.state for one in runs.of("somebody")] == ["ended"])
    now[0] = KEPT_SECONDS - 1
    runs.erase_old()
    assert runs.find(run.id, "somebody") is not None
    now[0] = KEPT_SECONDS
    runs.erase_old()
    assert (runs.find(run.id, "somebody"), run.folder.exists()) == (None, False)
    runs.close()


def test_a_hub_that_starts_erases_what_an_earlier_one_left(desk: Client, scratch: Path) -> None:
    (scratch / "left").mkdir(parents=True)
    (scratch / "left" / "survey.csv").write_text("household", "utf-8")
    open_runs()
    assert not scratch.exists()


@pytest.mark.usefixtures("quick")
def test_a_hub_that_stops_ends_what_runs_and_erases_all(desk: Client, scratch: Path) -> None:
    sent = send(desk, TWO_LISTS, "lists.csv", main="latent")
    until(lambda: "is being made" in desk.get(sent.headers["Location"]).content.decode())
    close_runs()
    assert not scratch.exists()


def test_cancel_ends_the_process_and_erases_the_file(desk: Client, scratch: Path) -> None:
    lists = Path("tests/evidence/estimate/tables/uk_2013_five_lists.csv").read_bytes()
    sent = send(desk, lists, "lists.csv", main="bic")
    until(lambda: working_in(scratch))
    assert desk.post(sent.headers["Location"] + "erase/").headers["Location"] == "/hub/evidence/"
    until(lambda: list(scratch.iterdir()) == [], 5)
    assert working_in(scratch) == []
    assert desk.get(sent.headers["Location"]).status_code == 404


def working_in(scratch: Path) -> list[str]:
    """Give the processes whose folder is in the scratch folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink().is_relative_to(scratch):
                found.append(process.name)
        except OSError:
            continue
    return found


@pytest.mark.usefixtures("quick")
def test_two_who_send_at_once_wait_for_each_other(desk: Client, facilitator: User) -> None:
    other = Client()
    other.force_login(facilitator)
    first = send(desk, TWO_LISTS, "lists.csv", main="latent")
    second = send(other, TWO_LISTS, "lists.csv", main="chapman")
    assert "One file is worked on at a time." in other.get(second.headers["Location"]).content.decode()
    desk.post(first.headers["Location"] + "erase/")
    assert "The report is ready." in page_at_the_end(other, second)


def test_more_than_a_few_are_asked_to_come_back(desk: Client, monkeypatch: pytest.MonkeyPatch, scratch: Path) -> None:
    monkeypatch.setattr(runs_module, "MOST_AT_ONCE", 0)
    page = send(desk, TWO_LISTS, "lists.csv", main="chapman")
    assert page.status_code == 503
    assert "Other files are being worked on. Nothing of yours was kept." in page.content.decode()
    assert not scratch.exists()


def test_the_page_of_a_run_renews_itself_unless_asked_not_to(desk: Client) -> None:
    run = open_runs().arrive(desk.session.session_key or "", ESTIMATE)
    open_runs()._put(run.id, "waiting")
    assert desk.get(f"/hub/evidence/{run.id}/").headers["Refresh"] == "5"
    still = desk.get(f"/hub/evidence/{run.id}/?still")
    assert "Refresh" not in still.headers
    assert "Look again" in still.content.decode()


def test_no_log_line_tells_what_was_in_a_file(desk: Client, capfd: pytest.CaptureFixture[str]) -> None:
    page = page_at_the_end(desk, send(desk, b"police,shelter,count\n1,secret-cell,60\n", "lists.csv", main="chapman"))
    close_runs()
    told = capfd.readouterr().err
    assert '"event":"evidence","door":"estimate","end":"refused"' in told
    assert "secret-cell" not in told + page
