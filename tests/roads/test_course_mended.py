"""A text is mended while people learn: tests that were begun go on, and a bad line carries only what changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Page, expect

from tests.roads.course_browser import Learner, until
from tests.roads.course_world import BANK, Hub, build_site, serve
from tests.roads.test_course_tests import TEST, answer_all, asked, take_test
from tests.sample_items import why
from tutela.model.document import Paragraph, Text
from tutela.model.kit import Kit, Question

pytestmark = pytest.mark.browser

UNIT = BANK.books[0].units[0]


def add_sentence(kit: Kit = BANK) -> Kit:
    """Give the kit with one more sentence in its first unit."""
    book = kit.books[0]
    longer = msgspec.structs.replace(UNIT, blocks=(*UNIT.blocks, Paragraph((Text("One sentence more."),))))
    units = (longer, *book.units[1:])
    return msgspec.structs.replace(kit, books=(msgspec.structs.replace(book, units=units), *kit.books[1:]))


def reword(question: Question) -> Question:
    """Give a question that asks in other words."""
    return msgspec.structs.replace(question, item=msgspec.structs.replace(question.item, prompt=why("In other words?")))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a site of its own, to be written again as often as a test wants."""
    build_site(tmp_path / "site", hub="/hub/")
    return tmp_path / "site"


@pytest.fixture
def address(site: Path, hub: Hub) -> Iterator[str]:
    """Serve the site on loopback, which browsers treat as secure."""
    with serve(site, hub) as port:
        hub.address = f"http://localhost:{port}"
        yield f"{hub.address}/learn/"


def test_a_test_that_was_begun_goes_on_when_texts_are_mended(
    site: Path, address: str, learner: Callable[..., Learner]
) -> None:
    page = learner(address, service_workers="block").open(TEST)
    page.get_by_role("button", name="Begin the test").click()
    first, second, third, fourth = asked(page)
    answer_all(page, but=1)
    expect(page.locator(".sitting-end [role=status]")).to_contain_text("3 of 4 answered.")

    build_site(site, hub="/hub/", kit=add_sentence())
    page.reload()
    assert asked(page) == [first, second, third, fourth]
    expect(page.locator(".sitting-end [role=status]")).to_contain_text("3 of 4 answered.")

    kept = tuple(reword(one) if one.item.id == second else one for one in BANK.questions if one.item.id != first)
    build_site(site, hub="/hub/", kit=msgspec.structs.replace(BANK, questions=kept))
    page.reload()
    assert asked(page) == [second, third, fourth], "a question that is gone is asked no more"
    expect(page.locator(".sitting-end [role=status]")).to_contain_text("1 of 3 answered.")
    expect(page.locator(f".questions [data-id={second}] input:checked")).to_have_count(0)
    answer_all(page)
    page.get_by_role("button", name="End the test").click()
    expect(page.locator(".outcome")).to_contain_text("3 of 3 right (100 per cent).")


def test_an_answer_to_words_that_were_mended_counts_nowhere_until_it_is_given_again(
    site: Path, address: str, learner: Callable[..., Learner]
) -> None:
    page = learner(address, service_workers="block").open(TEST)
    page.get_by_role("button", name="Begin the test").click()
    _, second, *_ = asked(page)
    answer_all(page)
    expect(page.locator(".sitting-end [role=status]")).to_contain_text("4 of 4 answered.")
    page.wait_for_timeout(300)
    kept = tuple(reword(one) if one.item.id == second else one for one in BANK.questions)
    build_site(site, hub="/hub/", kit=msgspec.structs.replace(BANK, questions=kept))
    page.reload()
    asked(page)
    page.get_by_role("button", name="End the test").click()
    page.get_by_role("button", name="End the test now").click()
    expect(page.locator(".outcome")).to_contain_text("3 of 4 right (75 per cent).")
    cells = page.locator(".outcome table td").all_inner_texts()
    assert sorted(cells) == ["1 of 2", "2 of 2"]


def test_a_certificate_names_the_package_in_which_the_test_was_passed(
    site: Path, address: str, learner: Callable[..., Learner]
) -> None:
    one = learner(address, service_workers="block")
    take_test(one.open(TEST))
    build_site(site, hub="/hub/", kit=msgspec.structs.replace(BANK, version="0.2.0"))
    expect(one.open("certificate.html").locator(".certificate")).to_contain_text("Sample kit 0.1.0 · test ")


def build_of(page: Page) -> list[str]:
    """Give the names of the caches that the browser keeps."""
    names: list[str] = page.evaluate("caches.keys()")
    return names


def open_with_worker(one: Learner) -> Page:
    """Open the first page and wait until the whole package is kept."""
    page = one.open()
    page.wait_for_function("async () => (await navigator.serviceWorker.ready).active.state === 'activated'")
    return page


def update_package(page: Page) -> None:
    """Let the browser look for another package, and wait until that is the one it keeps."""
    (before,) = build_of(page)
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    until(page, lambda: before not in build_of(page) and len(build_of(page)) == 1)


def test_a_package_that_changed_is_taken_from_the_earlier_one_but_for_what_changed(
    site: Path, address: str, hub: Hub, learner: Callable[..., Learner]
) -> None:
    one = learner(address)
    page = open_with_worker(one)
    whole = len(hub.fetched)

    build_site(site, hub="/hub/", kit=add_sentence())
    hub.fetched.clear()
    update_package(page)
    fetched = {re.sub("-[0-9a-f]{12}", "", path) for path in hub.fetched}
    unit = f"{BANK.books[0].id}/{UNIT.id}.html"
    assert unit in fetched
    told = {"certificate.html", "take-along.html"}  # the package's digest, the size of the zip
    assert fetched <= {unit, "sw.js", "assets/search-index.js", "search.html", *told}
    assert len(hub.fetched) < whole / 4

    one.context.set_offline(True)
    page.goto(address + unit)
    expect(page.get_by_text("One sentence more.")).to_be_visible()
    for path in (TEST, "glossary.html", "certificate.html", "search.html"):
        page.goto(address + path)
        expect(page.locator("h1")).to_be_visible()


def test_a_file_that_a_network_changed_gives_way_as_soon_as_the_line_brings_the_right_one(
    site: Path, address: str, learner: Callable[..., Learner]
) -> None:
    glossary = site / "glossary.html"
    genuine = glossary.read_bytes()
    glossary.write_bytes(genuine.replace(b"</h1>", b" (seen by a proxy)</h1>", 1))
    one = learner(address)
    page = open_with_worker(one)
    glossary.write_bytes(genuine)
    page.goto(address + "glossary.html")
    expect(page.locator("h1")).not_to_contain_text("(seen by a proxy)")
    one.context.set_offline(True)
    page.reload()
    expect(page.locator("h1")).to_be_visible()


def test_a_package_for_which_there_is_no_room_leaves_the_room_to_what_is_learnt(
    site: Path, address: str, learner: Callable[..., Learner]
) -> None:
    one = learner(address)
    page = one.context.new_page()
    page.goto(f"{address}package.json")
    bytes_of_site = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
    devtools = one.context.new_cdp_session(page)
    origin = address.removesuffix("learn/")
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": bytes_of_site // 3})
    page.goto(f"{address}index.html")
    until(page, lambda: len(build_of(page)) == 1)
    until(page, lambda: build_of(page) == [])


def test_a_file_that_a_network_changed_is_shown_but_not_taken_over(
    site: Path, address: str, hub: Hub, learner: Callable[..., Learner]
) -> None:
    glossary = site / "glossary.html"
    genuine = glossary.read_bytes()
    glossary.write_bytes(genuine.replace(b"</h1>", b" (seen by a proxy)</h1>", 1))
    one = learner(address)
    page = open_with_worker(one)
    page.goto(address + "glossary.html")
    expect(page.locator("h1")).to_contain_text("(seen by a proxy)")

    glossary.write_bytes(genuine)
    build_site(site, hub="/hub/", kit=add_sentence())
    update_package(page)
    page.reload()
    expect(page.locator("h1")).not_to_contain_text("(seen by a proxy)")
