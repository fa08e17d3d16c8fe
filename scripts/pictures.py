"""Takes the pictures of docs/pictures anew: python -m scripts.pictures [FOLDER].

A hub of its own with invented people, in Chromium; pages of papers as pdftoppm (poppler-utils) draws them.
"""

from __future__ import annotations

import datetime
import io
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import msgspec
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.chromium import STARTING
from tests.roads.journeys.hub_process import ROOT, HubProcess, run_tutela
from tests.roads.journeys.live import RoomDesk, add_row, answer, join_plainly
from tests.server.__main__ import NAME, PASSWORD
from tutela.delivery.course import DOCUMENTS
from tutela.delivery.package import read_package
from tutela.delivery.pdf import write_pdf
from tutela.delivery.web.open import open_site
from tutela.model.package import AgendaObject

AGENDA = "two-days-district"
MORNING = 9 * 60 + 46
"""The room's clock in the pictures, in minutes of the day: one minute into the first exercise of the agenda."""
MOST = 120_000
"""Bytes: a picture is made of fewer colours until it is smaller."""
BIRDS = ("Heron", "Stork", "Plover", "Teal", "Avocet", "Gull", "Ibis", "Kite", "Lark", "Wren", "Swift", "Finch")
OPTIONS = ("Yes", "Only if he knows what the boy is taken for", "No, he only drives")
VOTES = (1, 1, 0, 1, 1, 2, 1, 0, 1, 1, 1, 0)
ROWS = (
    ("Meals at the two lake schools", "Ministry of education", "March"),
    ("Joint unannounced inspections", "Labour inspectorate, union", "June"),
    ("A code for those who buy fruit", "Chamber of commerce", "May"),
)
WITHOUT_PHONE = 2
PHONE = {"width": 360, "height": 640}


def main(out: Path) -> None:
    """Take all pictures into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "hub"
        site, package = data / "site", data / "package"
        run_tutela("build", ROOT / "kit", "-o", site, "--hub", "/hub/", "--package", package)
        keep(out / "course-papers.png", side_by_side(draw_papers(package, Path(folder))))
        hub = HubProcess(site, data, package=package)
        hub.make_facilitator()
        seed = [sys.executable, "-m", "tests.server", str(data)]
        subprocess.run(seed, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, check=True)
        hub.start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(**STARTING)
                photograph(browser, hub, out)
        finally:
            hub.stop()


def photograph(browser: Browser, hub: HubProcess, out: Path) -> None:
    """Photograph the room while it works, and what the seeded course brought."""
    context = browser.new_context(viewport={"width": 1200, "height": 860})
    desk = context.new_page()
    desk.goto(f"{hub.address}/hub/sign-in/")
    desk.get_by_label("Username").fill(NAME)
    desk.get_by_label("Password").fill(PASSWORD)
    desk.get_by_role("button", name="Sign in").click()
    photograph_results(desk, out)
    room = open_room(desk, hub)
    phones = let_in(browser, hub, desk)
    photograph_room(room, context, phones, out)


def photograph_results(desk: Page, out: Path) -> None:
    """Photograph the gains of the seeded course and its action plan."""
    desk.get_by_role("link", name="Inspectors of the north").click()
    course = desk.url
    desk.set_viewport_size({"width": 800, "height": 760})
    for name, link, top in (
        ("results.png", "What the course brought", "What was learnt"),
        ("action-plan.png", "Action plan", "Measures"),
    ):
        desk.goto(course)
        desk.get_by_role("link", name=link).click()
        scroll_to(desk, top)
        keep(out / name, take(desk))
    desk.set_viewport_size({"width": 1200, "height": 860})


def open_room(desk: Page, hub: HubProcess) -> RoomDesk:
    """Open a course with a sample agenda and its room in the middle of a morning."""
    desk.goto(f"{hub.address}/hub/desk/")
    desk.get_by_label("Title of the course").fill("Two days of the lake district")
    desk.get_by_label("Who is told").fill("Office for children, counter 3, mornings")
    desk.get_by_label("Checked on").fill(datetime.datetime.now(datetime.UTC).date().isoformat())
    desk.get_by_role("button", name="Open the course").click()
    course = desk.url
    desk.goto(f"{course}plan/begin/")
    desk.locator(f"button[value={AGENDA}]").click()
    desk.goto(f"{course}room/")
    now = datetime.datetime.now(datetime.UTC)
    zone = (MORNING - now.hour * 60 - now.minute + 720) % 1440 - 720
    desk.locator("[data-zone]").evaluate("(field, zone) => { field.value = zone; }", zone)
    desk.get_by_role("button", name="Open the room").click()
    return RoomDesk(desk)


def let_in(browser: Browser, hub: HubProcess, desk: Page) -> list[Page]:
    """Let people join with phones; give their pages."""
    code = code_of(desk)
    phones = []
    for nickname in BIRDS:
        context = browser.new_context(viewport=PHONE, device_scale_factor=1.5)
        session = join_plainly(hub, code, nickname)
        context.add_cookies([{"name": "sessionid", "value": session, "url": hub.room}])
        phone = context.new_page()
        phone.goto(f"{hub.room}/hub/room/")
        phones.append(phone)
    return phones


def code_of(desk: Page) -> str:
    """Give the code of the course whose room is open."""
    page = desk.context.new_page()
    page.goto(urllib.parse.urljoin(desk.url, ".."))
    code = page.locator(".code.large").inner_text()
    page.close()
    return code


def photograph_room(room: RoomDesk, context: BrowserContext, phones: list[Page], out: Path) -> None:
    """Begin the first exercise, hold a poll and a board, and photograph desk, screen and phones."""
    desk = room.page
    screen = context.new_page()
    screen.set_viewport_size({"width": 1200, "height": 675})
    screen.goto(f"{desk.url}screen/")
    for _session in range(4):
        title = desk.locator("[data-part=clock] > form .button").first.inner_text()
        room.do(title)
        desk.locator(".day .now", has_text=title.partition(": ")[2][:12]).wait_for()
    desk.get_by_label("Without a phone").fill(str(WITHOUT_PHONE))
    room.do("Note")
    room.do("Form groups")
    ask(phones[4], "May an inspector enter a private house?")
    question = "A driver takes a boy of 13 to a farm and is paid for it. Is he a trafficker?"
    room.make("Poll", title=question, options="\n".join(OPTIONS))
    phones[0].get_by_label(OPTIONS[0]).wait_for()
    voting = take(phones[0])
    for phone, vote in zip(phones, VOTES, strict=True):
        answer(phone, OPTIONS[vote])
    room.wait_for_answers(len(phones), len(phones) + WITHOUT_PHONE)
    room.do("Close")
    room.do("Show the results to all")
    screen.locator(".bars").wait_for()
    keep(out / "live-screen.png", take(screen))
    desk.get_by_text("everybody sees the results").wait_for()
    desk.evaluate("window.scrollTo(0, 0)")
    keep(out / "live-desk.png", take(desk))
    room.make(
        "A board for each group", title="What can each office do before the season?", columns="Measure\nWho\nBy when"
    )
    for cells in ROWS[:2]:
        add_row(phones[0], **dict(zip(("Measure", "Who", "By when"), cells, strict=True)))
        phones[0].get_by_text(cells[0]).wait_for()
    phones[0].wait_for_timeout(1000)
    scroll_to(phones[0], "You are in group", 140)
    keep(out / "live-phone.png", side_by_side([voting, take(phones[0])]))


def scroll_to(page: Page, heading: str, below: int = 90) -> None:
    """Let a heading stand below the bar of the page."""
    found = page.get_by_role("heading", name=heading).first
    found.evaluate(
        "(one, below) => window.scrollTo(0, window.scrollY + one.getBoundingClientRect().top - below)", below
    )


def ask(phone: Page, question: str) -> None:
    """Ask a question from a phone."""
    phone.locator("summary", has_text="Ask a question").click()
    phone.get_by_label("Your question").fill(question)
    phone.locator("details[open]").get_by_role("button", name="Send").click()


def draw_papers(package: Path, folder: Path) -> Iterator[Image.Image]:
    """Give a page of a session plan and one of the workbook, as they are printed."""
    if shutil.which("pdftoppm") is None:
        raise SystemExit(
            "pictures: no pdftoppm on this machine; expected, to draw pages of a PDF; install poppler-utils"
        )
    site = open_site(read_package(package))
    entry = next(one for one in site.manifest.agendas if one.id == AGENDA)
    plan = site.read_as(entry.object, AgendaObject).agenda
    for name, kind in (("session-plans", "Building the chain"), ("workbook", "Worksheet")):
        made = DOCUMENTS[name](site, plan)
        chapter = next(one for one in made.chapters if kind in one.title + one.kicker)
        path = folder / f"{name}.pdf"
        write_pdf(msgspec.structs.replace(made, chapters=(chapter,)), path, today=datetime.date(2026, 11, 26))
        drawn = subprocess.run(["pdftoppm", "-r", "72", "-l", "1", "-png", path], capture_output=True, check=True)
        yield Image.open(io.BytesIO(drawn.stdout)).convert("RGB")


def take(page: Page) -> Image.Image:
    """Give what the window shows."""
    page.wait_for_timeout(300)
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def side_by_side(pictures: Iterator[Image.Image] | list[Image.Image]) -> Image.Image:
    """Give pictures beside each other on grey."""
    each, gap = list(pictures), 24
    width = sum(one.width for one in each) + gap * (len(each) + 1)
    sheet = Image.new("RGB", (width, max(one.height for one in each) + 2 * gap), "#d9dcdb")
    left = gap
    for one in each:
        sheet.paste(one, (left, gap))
        left += one.width + gap
    return sheet


def keep(path: Path, picture: Image.Image) -> None:
    """Write a picture in as many colours as its size allows."""
    for colours in (128, 64, 32, 16):
        picture.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= MOST:
            break
    sys.stdout.write(f"{path.name} {path.stat().st_size // 1000} kB, {colours} colours\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
