"""The papers of a plan, made when asked for and handed over; nothing is left on the hub."""

from __future__ import annotations

import asyncio
import datetime
import io
import tempfile
import zipfile
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.utils.translation import gettext_lazy

from tutela.delivery.course import DOCUMENTS
from tutela.delivery.course.contact import name_contact, name_contact_on_slides
from tutela.delivery.publication.paper import Publication
from tutela.model.plan import CoursePlan
from tutela.server.logs import log_event
from tutela.server.plans.menu import Desk, MissingExtra

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
SLIDES = "slides"
NOT_MADE = gettext_lazy("This paper could not be made. Take it in its other kind, and tell whoever runs the hub.\n")
# Setting a workbook takes a core for a second; two at once on a laptop would slow down the room.
_turns = ThreadPoolExecutor(max_workers=1, thread_name_prefix="papers")


def targets_of(name: str) -> tuple[str, ...]:
    """Give the kinds of file that a paper comes in; nothing for an unknown name."""
    if name == SLIDES:
        return ("pdf", "pptx")
    return ("pdf", "docx") if name in DOCUMENTS else ()


def names_of_papers() -> tuple[str, ...]:
    """Give the papers in their order."""
    return (*DOCUMENTS, SLIDES)


def need_documents() -> None:
    """Raise MissingExtra where what sets papers is not installed."""
    try:
        import tutela.delivery.pandoc.write
        import tutela.delivery.pdf
        import tutela.delivery.slides.pptx  # noqa: F401 - whether these can be imported is the question
    except ImportError as missing:
        raise MissingExtra("documents") from missing


def make_paper(desk: Desk, plan: CoursePlan, name: str, target: str, *, today: datetime.date) -> bytes:
    """Give the bytes of one paper; raises MissingExtra."""
    need_documents()
    return _turns.submit(_make, desk, plan, name, target, today).result()


def make_all(desk: Desk, plan: CoursePlan, *, today: datetime.date) -> AsyncIterator[bytes]:
    """Give a zip of all papers, piece by piece as each is made; raises MissingExtra before the first piece."""
    need_documents()
    return _zip(desk, plan, today)


async def _zip(desk: Desk, plan: CoursePlan, today: datetime.date) -> AsyncIterator[bytes]:
    out = _Passing()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names_of_papers():
            for target in targets_of(name):
                file = f"{name}.{target}"
                try:
                    content = await asyncio.wrap_future(_turns.submit(_make, desk, plan, name, target, today))
                except Exception as fault:  # noqa: BLE001 - one paper that fails must not cost all the others
                    log_event("fault", work=f"paper {file}", kind=type(fault).__name__)
                    file, content = f"{name}-{target}-not-made.txt", str(NOT_MADE).encode()
                entry = zipfile.ZipInfo(f"{plan.id}/{file}", (today.year, today.month, today.day, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, content)
                yield out.take()
    yield out.take()


class _Passing(io.RawIOBase):
    """A file that cannot be sought: what is written is taken away and sent."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: bytes) -> int:  # type: ignore[override]
        self._pieces.append(bytes(piece))
        return len(piece)

    def take(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def _make(desk: Desk, plan: CoursePlan, name: str, target: str, today: datetime.date) -> bytes:
    """Write one paper into a folder of its own that only this process reads, and take it away again."""
    with tempfile.TemporaryDirectory(prefix="tutela-papers-") as folder:
        path = Path(folder) / f"{name}.{target}"
        _write(desk, plan, name, target, path, today)
        return path.read_bytes()


def _write(desk: Desk, plan: CoursePlan, name: str, target: str, path: Path, today: datetime.date) -> None:
    from tutela.delivery.pandoc.write import write_docx
    from tutela.delivery.pdf import write_pdf, write_slides
    from tutela.delivery.slides.pptx import write_pptx
    from tutela.delivery.slides.show import make_show

    if name == SLIDES:
        course = desk.course
        show = name_contact_on_slides(
            make_show(desk.site, plan), desk.site.words, course.referral_contact, course.referral_checked_on
        )
        if target == "pdf":
            write_slides(show, path, today=today, boxes=True)
        else:
            write_pptx(show, path, today=today)
    elif target == "pdf":
        write_pdf(_publish(desk, plan, name), path, today=today, boxes=True)
    else:
        write_docx(_publish(desk, plan, name), path, today=today)


def _publish(desk: Desk, plan: CoursePlan, name: str) -> Publication:
    """Give a paper as it is printed for this course: whom to tell stands on each page."""
    made = DOCUMENTS[name](desk.site, plan)
    return name_contact(made, desk.site.words, desk.course.referral_contact, desk.course.referral_checked_on)
