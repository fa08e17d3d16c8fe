"""Who reaches which address: only who signed in, only where nobody listens, only the session that began a run."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.server.evidence.conftest import TWO_LISTS, page_at_the_end, send
from tests.server.test_joining import join
from tutela.server.courses.models import Course
from tutela.server.evidence import views
from tutela.server.evidence.doors import ESTIMATE
from tutela.server.evidence.runs import open_runs

pytestmark = pytest.mark.django_db

DOORS = ["", "profile/", "estimate/"]
OF_A_RUN = ["{run}/", "{run}/report.html", "{run}/save/", "{run}/erase/"]


def ask(browser: Client, path: str) -> int:
    """Give the status of the answer to the method that the address takes."""
    address = f"/hub/evidence/{path}"
    return (browser.post if path.endswith(("save/", "erase/")) else browser.get)(address).status_code


def signed_in(name: str) -> Client:
    """Give the browser of another facilitator."""
    browser = Client()
    browser.force_login(get_user_model().objects.create_user(name))
    return browser


@pytest.mark.parametrize("path", [*DOORS, *OF_A_RUN])
def test_learners_and_strangers_are_sent_to_sign_in(course: Course, path: str) -> None:
    learner = Client()
    join(course, learner)
    for browser in (learner, Client()):
        answer = (browser.post if path.endswith(("save/", "erase/")) else browser.get)(
            f"/hub/evidence/{path.format(run='a-run')}"
        )
        assert answer.headers["Location"].startswith("/hub/sign-in/")


@pytest.mark.parametrize("path", DOORS)
def test_any_facilitator_may_bring_a_file(desk: Client, path: str) -> None:
    assert ask(desk, path) == 200


@pytest.mark.usefixtures("quick")
def test_a_run_is_seen_by_the_session_that_began_it_and_by_no_other(desk: Client, facilitator: User) -> None:
    sent = send(desk, TWO_LISTS, "lists.csv", main="chapman")
    page_at_the_end(desk, sent)
    run = sent.headers["Location"].split("/")[-2]
    same_person = Client()
    same_person.force_login(facilitator)
    for browser in (signed_in("badu"), same_person):
        assert {ask(browser, path.format(run=run)) for path in OF_A_RUN} == {404}
        assert "Your reports" not in browser.get("/hub/evidence/").content.decode()
    assert [ask(desk, path.format(run=run)) for path in OF_A_RUN] == [200, 200, 200, 404]


@pytest.mark.parametrize("name", ["nothing.csv", "..%2Fsurvey.csv", "..", "%2Fetc%2Fpasswd", "out"])
def test_nothing_but_the_files_of_a_report_is_given(desk: Client, name: str) -> None:
    run = open_runs().arrive(desk.session.session_key or "", ESTIMATE)
    open_runs()._put(run.id, "waiting")
    assert ask(desk, f"{run.id}/{name}") == 404


@pytest.mark.parametrize("path", DOORS)
def test_files_do_not_travel_over_a_rooms_wifi(facilitator: User, path: str) -> None:
    far = Client(REMOTE_ADDR="192.0.2.7")
    far.force_login(facilitator)
    page = far.get(f"/hub/evidence/{path}")
    assert page.status_code == 403
    assert "a survey sent here could be read by others" in page.content.decode()


def test_the_document_about_roles_tells_the_same_of_reports(desk: Client, facilitator: User) -> None:
    document = (Path(__file__).parents[3] / "docs" / "roles.md").read_text("utf-8")
    far = Client(REMOTE_ADDR="192.0.2.7")
    far.force_login(facilitator)
    run = open_runs().arrive(desk.session.session_key or "", ESTIMATE)
    open_runs()._put(run.id, "waiting")
    outlines = SimpleUploadedFile("map.geojson", b"{}")
    browsers = (desk, signed_in("badu"), Client(), far)
    done = {
        "see what can be brought": [ask(browser, "profile/") == 200 for browser in browsers],
        "bring a survey, lists, a map, figures on areas": [
            send(browser, b"x", "x.xlsx", geojson=outlines).status_code == 422 for browser in browsers
        ],
        "see a report, save it, erase it": [ask(browser, f"{run.id}/") == 200 for browser in browsers],
    }
    head = "| reports | who brought the file | another facilitator | learner or stranger | over a room's Wi-Fi |"
    rows = [f"| {what} | {' | '.join('yes' if may else '–' for may in given)} |" for what, given in done.items()]  # noqa: RUF001
    assert "\n".join([head, "| --- | --- | --- | --- | --- |", *rows]) in document


@pytest.mark.parametrize("field", ["geojson", "areas"])
def test_maps_and_figures_of_a_stranger_are_not_kept(field: str, scratch: Path) -> None:
    sent = send(Client(), TWO_LISTS, "children.csv", **{field: SimpleUploadedFile("map.geojson", b"{}")})
    assert sent.headers["Location"].startswith("/hub/sign-in/")
    assert not scratch.exists()


def test_a_file_sent_over_a_rooms_wifi_is_not_kept(facilitator: User) -> None:
    far = Client(REMOTE_ADDR="192.0.2.7")
    far.force_login(facilitator)
    assert send(far, TWO_LISTS, "lists.csv", main="chapman").status_code == 403
    assert open_runs().of(far.session.session_key or "") == []


def test_another_page_cannot_send_a_file_in_somebodys_name(facilitator: User) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(facilitator)
    page = send(browser, TWO_LISTS, "lists.csv", main="chapman")
    assert page.status_code == 403
    assert "This form is too old or came from another page." in page.content.decode()
    assert list(open_runs()._runs) == []


def test_a_hub_without_the_extra_says_what_to_install(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "is_installed", lambda: False)
    page = desk.get("/hub/evidence/")
    assert page.status_code == 501
    assert "pip install 'tutela[evidence]', then start the hub anew." in page.content.decode()


def test_a_system_that_cannot_limit_a_process_says_so(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "is_confinable", lambda: False)
    page = desk.get("/hub/evidence/estimate/")
    assert page.status_code == 501
    assert "cannot hold a computation to limits" in page.content.decode()
