"""Papers in one click: each opens as what it says it is, nothing stays on the hub."""

from __future__ import annotations

import io
import sys
import tempfile
import zipfile
from datetime import timedelta
from pathlib import Path

import docx
import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth.models import User
from django.test import AsyncClient, Client

from tests.sample_plans import make_plan
from tests.server.test_plan_changing import PLAN, exercise
from tutela.delivery.course import DOCUMENTS
from tutela.server.courses.models import Course
from tutela.server.courses.referral import CHECK_AGAIN_AFTER, today
from tutela.server.plans.keeping import keep_plan
from tutela.server.plans.papers import targets_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("package")]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder in which temporary files are made."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_one_paper_is_made_when_asked_for_and_leaves_nothing(desk: Client, course: Course, temporary: Path) -> None:
    keep_plan(course, make_plan((exercise("first-signs"),)), by=None)
    given = desk.get(f"/hub/desk/{course.id}/plan/papers/agenda/pdf/")
    assert given.headers["Content-Type"] == "application/pdf"
    assert given.headers["Content-Disposition"] == 'attachment; filename="course-agenda.pdf"'
    assert given.content.startswith(b"%PDF-")
    slides = desk.get(f"/hub/desk/{course.id}/plan/papers/slides/pptx/")
    assert "ppt/presentation.xml" in zipfile.ZipFile(io.BytesIO(slides.content)).namelist()
    assert list(temporary.iterdir()) == []


def test_papers_made_at_the_desk_name_whom_to_tell_in_the_course(desk: Client, course: Course) -> None:
    keep_plan(course, PLAN, by=None)
    given = desk.get(f"/hub/desk/{course.id}/plan/papers/sign-in/docx/")
    [section] = docx.Document(io.BytesIO(given.content)).sections
    foot = section.footer.paragraphs[0].text
    assert foot.startswith("Worried about a child now?")
    assert "Child protection office" in foot
    assert course.referral_checked_on.isoformat() in foot


def test_the_page_of_papers_warns_of_a_contact_that_was_checked_long_ago(desk: Client, course: Course) -> None:
    keep_plan(course, PLAN, by=None)
    pages = []
    for day in (today(), today() - CHECK_AGAIN_AFTER - timedelta(days=1)):
        Course.objects.update(referral_checked_on=day)
        pages.append(desk.get(f"/hub/desk/{course.id}/plan/papers/").content.decode())
        assert f"<bdi>Child protection office</bdi> (checked on <time>{day.isoformat()}</time>)" in pages[-1]
    assert ["more than three months ago" in page for page in pages] == [False, True]


def test_all_papers_come_as_one_zip_while_they_are_made(
    course: Course, facilitator: User, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_plan(course, make_plan((exercise("first-signs"),)), by=None)
    monkeypatch.setattr("tutela.server.plans.papers.names_of_papers", lambda: ("agenda", "sign-in", "slides"))

    async def take() -> tuple[str, list[bytes]]:
        browser = AsyncClient()
        await browser.aforce_login(facilitator)
        answer = await browser.get(f"/hub/desk/{course.id}/plan/papers/all/")
        return answer.headers["Content-Type"], [piece async for piece in answer.streaming_content]  # type: ignore[attr-defined]

    kind, pieces = async_to_sync(take)()
    assert kind == "application/zip"
    assert len([piece for piece in pieces if piece]) > 6
    archive = zipfile.ZipFile(io.BytesIO(b"".join(pieces)))
    assert archive.testzip() is None
    assert archive.namelist() == [
        f"course/{name}.{target}" for name in ("agenda", "sign-in", "slides") for target in targets_of(name)
    ]
    assert list(temporary.iterdir()) == []


def test_a_paper_that_fails_is_told_and_the_others_come(
    course: Course, facilitator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_plan(course, PLAN, by=None)
    monkeypatch.setattr("tutela.server.plans.papers.names_of_papers", lambda: ("agenda",))

    def make(_desk: object, _plan: object, _name: str, target: str, _today: object) -> bytes:
        if target == "docx":
            raise ValueError("a fault of the test")
        return b"%PDF-"

    monkeypatch.setattr("tutela.server.plans.papers._make", make)

    async def take() -> bytes:
        browser = AsyncClient()
        await browser.aforce_login(facilitator)
        answer = await browser.get(f"/hub/desk/{course.id}/plan/papers/all/")
        return b"".join([piece async for piece in answer.streaming_content])  # type: ignore[attr-defined]

    archive = zipfile.ZipFile(io.BytesIO(async_to_sync(take)()))
    assert archive.namelist() == ["course/agenda.pdf", "course/agenda-docx-not-made.txt"]
    assert archive.read("course/agenda-docx-not-made.txt").decode().startswith("This paper could not be made.")


def test_every_paper_of_a_course_is_offered(desk: Client, course: Course) -> None:
    keep_plan(course, PLAN, by=None)
    page = desk.get(f"/hub/desk/{course.id}/plan/papers/").content.decode()
    for name in DOCUMENTS:
        assert f"papers/{name}/pdf/" in page
        assert f"papers/{name}/docx/" in page
    assert "papers/slides/pptx/" in page


@pytest.mark.parametrize("path", ["agenda/pptx/", "slides/docx/", "nothing/pdf/"])
def test_a_paper_that_does_not_exist_is_not_found(desk: Client, course: Course, path: str) -> None:
    keep_plan(course, PLAN, by=None)
    assert desk.get(f"/hub/desk/{course.id}/plan/papers/{path}").status_code == 404


@pytest.mark.parametrize("path", ["", "all/", "agenda/pdf/"])
def test_without_what_sets_papers_the_desk_says_what_to_install(
    desk: Client, course: Course, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    keep_plan(course, PLAN, by=None)
    monkeypatch.setitem(sys.modules, "tutela.delivery.pdf", None)
    page = desk.get(f"/hub/desk/{course.id}/plan/papers/{path}")
    assert page.status_code == 503
    assert "pip install &#x27;tutela[documents]&#x27;" in page.content.decode()
