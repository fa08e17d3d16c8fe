"""Pre-check, test, review, certificate; and no page has a fault for screen readers or small screens."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Page, expect

from tests.roads.course_browser import Learner, rows, verbs
from tests.roads.course_world import BANK, ROOT, build_site

pytestmark = pytest.mark.browser

TEST = "understanding/test.html"
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
PAGES = (
    "index.html",
    "understanding/index.html",
    "understanding/how-it-happens.html",
    "understanding/precheck.html",
    TEST,
    "understanding/review.html",
    "review.html",
    "progress.html",
    "certificate.html",
    "search.html",
    "take-along.html",
)


def asked(page: Page) -> list[str]:
    """Give the ids of the questions on the page, in order."""
    expect(page.locator(".questions tutela-item").first).to_be_visible()
    ids: list[str] = page.locator(".questions tutela-item").evaluate_all("items => items.map(item => item.dataset.id)")
    return ids


def answer_all(page: Page, *, right: bool = True, but: int = 0) -> None:
    """Answer all questions but the last few."""
    expect(page.locator(".questions tutela-item").first).to_be_visible()
    items = page.locator(".questions tutela-item").all()
    for item in items[: len(items) - but]:
        item.get_by_label(re.compile(r"^\s*A right answer" if right else r"^\s*A wrong answer")).check()


def take_test(page: Page, *, right: bool = True) -> None:
    """Begin a test, answer it, and end it."""
    page.get_by_role("button", name=re.compile("Begin the test|Take it again")).click()
    answer_all(page, right=right)
    page.get_by_role("button", name="End the test").click()
    expect(page.locator(".outcome")).to_be_visible()


def test_a_test_goes_on_after_a_reload_and_tells_nothing_before_its_end(from_folder: Learner) -> None:
    page = from_folder.open(TEST)
    page.get_by_role("button", name="Begin the test").click()
    questions = asked(page)
    assert len(questions) == 4
    answer_all(page, but=2)
    expect(page.locator(".sitting-end [role=status]")).to_contain_text("2 of 4 answered.")
    page.wait_for_timeout(300)
    page.reload()
    assert asked(page) == questions
    expect(page.locator(".questions input:checked")).to_have_count(2)
    expect(page.locator(".questions .verdict")).to_have_count(0)
    page.get_by_role("button", name="End the test").click()
    expect(page.get_by_text("2 questions have no answer. You may still end.")).to_be_visible()
    page.get_by_role("button", name="End the test now").click()
    expect(page.locator(".outcome")).to_contain_text("Not passed yet")
    expect(page.locator(".outcome")).to_contain_text("2 of 4 right (50 per cent).")
    expect(page.locator(".answers-given .verdict")).to_have_count(2)
    assert verbs(page) == ["attempted", "answered", "answered", "failed"]


def test_a_retry_asks_other_questions_until_the_forms_are_used_up(from_folder: Learner) -> None:
    page = from_folder.open(TEST)
    forms = []
    for _ in range(2):
        page.get_by_role("button", name=re.compile("Begin the test|Take it again")).click()
        forms.append(asked(page))
        answer_all(page, right=False)
        page.get_by_role("button", name="End the test").click()
        expect(page.locator(".outcome")).to_be_visible()
        page.wait_for_timeout(200)
        page.reload()
    assert not set(forms[0]) & set(forms[1])
    expect(page.locator("[data-slot=task]")).to_contain_text("You have seen every set of questions.")
    page.get_by_role("button", name="Take it again").click()
    assert asked(page) == forms[0]


PART = f"{TEST}#only=see-the-chain"


def test_a_part_of_a_test_asks_about_some_competencies_and_passes_no_book(from_folder: Learner) -> None:
    page = from_folder.open(PART)
    task = page.locator("[data-slot=task]")
    expect(task).to_contain_text("This test asks about what your course teaches:")
    expect(task).to_contain_text("The test has 2 questions.")
    expect(task).to_contain_text("It does not pass the book; only the whole test does.")
    page.get_by_role("button", name="Begin the test").click()
    first = asked(page)
    expect(page.locator(".questions tutela-item[data-competencies=see-the-chain]")).to_have_count(2)
    page.reload()
    assert asked(page) == first
    answer_all(page)
    page.get_by_role("button", name="End the test").click()
    expect(page.locator(".outcome")).to_contain_text("A part of the test")
    expect(page.locator(".outcome")).to_contain_text("2 of 2 right (100 per cent).")
    assert verbs(page)[-1] == "completed"
    expect(from_folder.open("certificate.html").locator(".certificate")).to_have_count(0)
    whole = from_folder.open(TEST)
    expect(whole.locator("[data-slot=task]")).to_contain_text("The test has 4 questions.")
    whole.get_by_role("button", name="Begin the test").click()
    assert not set(first) & set(asked(whole))


@pytest.fixture(scope="module")
def few_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a site whose test wants two questions of the chain and has one for all and one for employers."""
    chain = [question for question in BANK.questions if question.competency == "see-the-chain"]
    own = msgspec.structs.replace(chain[1], constituents=("employers",))
    others = [question for question in BANK.questions if question.competency != "see-the-chain"]
    out = tmp_path_factory.mktemp("few") / "site"
    build_site(out, hub=None, kit=msgspec.structs.replace(BANK, questions=(chain[0], own, *others)))
    return out


def test_too_few_questions_are_told_in_words_and_the_own_ones_fill_up(
    few_site: Path, learner: Callable[..., Learner]
) -> None:
    somebody = learner(f"{few_site.as_uri()}/")
    task = somebody.open(TEST).locator("[data-slot=task]")
    expect(task).to_contain_text("The test has 3 questions.")
    expect(task).to_contain_text(
        "There are too few questions about “See the chain of events”. The test asks 1 in place of 2."
    )
    somebody.open("understanding/precheck.html").get_by_label("Your organisation").select_option("employers")
    own = somebody.open(TEST)
    expect(own.locator("[data-slot=task]")).to_contain_text("The test has 4 questions.")
    expect(own.locator("[data-slot=task]")).not_to_contain_text("too few")
    own.get_by_role("button", name="Begin the test").click()
    assert "how-it-happens-02" in asked(own)
    somebody.open("understanding/precheck.html").get_by_label("Your organisation").select_option("government")
    own.reload()
    assert "how-it-happens-02" in asked(own), "a test that was begun goes on with its own questions"


def test_the_result_tells_what_to_read_again(from_folder: Learner) -> None:
    page = from_folder.open(TEST)
    take_test(page, right=False)
    table = page.locator(".outcome table")
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.locator(".outcome .wide").evaluate("box => box.scrollWidth <= box.clientWidth")
    expect(table).to_contain_text("0 of 2")
    expect(table.get_by_role("link", name="Who acts")).to_have_attribute(
        "href", re.compile("understanding/who-acts.html")
    )
    page.reload()
    page.get_by_text("See the questions and answers").click()
    expect(page.locator(".outcome tutela-item .verdict")).to_have_count(4)


def test_a_certificate_needs_the_test_and_prints_on_one_page(from_folder: Learner, tmp_path: Path) -> None:
    page = from_folder.open("certificate.html")
    expect(page.locator(".missing").first).to_contain_text("There is a certificate once you have passed the test.")
    expect(page.locator(".certificate")).to_have_count(0)
    take_test(from_folder.open(TEST))
    page.reload()
    certificate = page.locator(".certificate")
    today = datetime.datetime.now().astimezone()
    expect(certificate).to_contain_text(f"passed on {today.day} {today:%B} {today.year}: 4 of 4 right (100 per cent).")
    expect(certificate).to_contain_text(
        re.compile(r"Sample kit 0\.1\.0 · test [0-9a-f]{12} · certificate from package [0-9a-f]{12}")
    )
    expect(certificate).to_contain_text("review by survivors, child-protection and legal experts is outstanding")
    expect(certificate).to_contain_text("No organisation has endorsed the package.")
    page.set_viewport_size({"width": 320, "height": 700})
    whole = "title => { title.style.overflowWrap = 'normal'; return title.scrollWidth <= title.clientWidth; }"
    assert certificate.get_by_role("heading").first.evaluate(whole), "no word of the title is broken on a phone"
    printed = page.pdf(path=tmp_path / "certificate.pdf", format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_five_right_answers_master_a_competency_once(from_folder: Learner) -> None:
    page = from_folder.open(TEST)
    for _ in range(2):
        take_test(page)
        page.wait_for_timeout(200)
        page.reload()
    page = from_folder.open("understanding/precheck.html")
    page.get_by_role("button", name="Begin the pre-check").click()
    answer_all(page)
    page.get_by_role("button", name="Show my path").click()
    expect(page.locator(".outcome")).to_be_visible()
    assert verbs(page).count("mastered") == 2
    home = from_folder.open()
    expect(home.locator("[data-slot=mastered]")).to_contain_text("2 of 3 competencies mastered.")
    book = from_folder.open("understanding/index.html")
    expect(book.locator("[data-competency=see-the-chain] .state")).to_have_text("mastered")
    expect(book.locator("[data-slot=test-result]")).to_have_text("Passed: 4 of 4 right.")


def test_the_pre_check_suggests_a_path_with_the_own_part(from_folder: Learner) -> None:
    page = from_folder.open("understanding/precheck.html")
    page.get_by_label("Your organisation").select_option("workers")
    page.get_by_label("Your work").select_option("policy")
    page.get_by_role("button", name="Begin the pre-check").click()
    item = page.locator(".questions tutela-item[data-competencies=see-the-chain]")
    item.get_by_label(re.compile(r"^\s*A right answer")).check()
    page.get_by_role("button", name="Show my path").click()
    page.get_by_role("button", name="Show my path now").click()
    outcome = page.locator(".outcome")
    expect(outcome.locator("li").nth(0)).to_contain_text("How it happens: a chain of events you can skip it")
    expect(outcome.locator("li").nth(1)).to_contain_text("Who acts start here")
    expect(outcome).to_contain_text("“What this means for you”: Workers' organisations.")
    expect(outcome).to_contain_text("Look there for what concerns your work: Policy level.")
    assert verbs(page) == ["attempted", "answered", "completed"]


def test_what_was_answered_comes_back_before_it_is_forgotten(
    learner: Callable[..., Learner], folder_site: Path
) -> None:
    one = learner(f"{folder_site.as_uri()}/", timezone_id="UTC")
    monday = datetime.datetime(2026, 11, 23, 10, tzinfo=datetime.UTC)
    one.context.clock.set_fixed_time(monday)
    page = one.open("review.html")
    expect(page.locator("[data-slot=task]")).to_contain_text("There is nothing to review yet.")
    unit = one.open("understanding/how-it-happens.html")
    item = unit.locator("#item-farmers-part")
    item.get_by_label(re.compile("A trafficker")).check()
    item.get_by_role("button", name="Check").click()
    expect(unit.locator("[data-slot=unit-progress]")).to_contain_text("1 of 7")
    page.reload()
    expect(page.locator("[data-slot=book-review]").nth(0)).to_have_text("Nothing is due until Wednesday 25 November.")
    expect(page.locator("[data-slot=book-review]").nth(1)).to_have_text("Nothing to review yet.")
    one.context.clock.set_fixed_time(monday + datetime.timedelta(days=2))
    home = one.open()
    expect(home.get_by_role("link", name="1 question to review today")).to_be_visible()
    book = one.open("understanding/index.html")
    link = book.get_by_role("link", name="1 question to review today")
    expect(link).to_have_attribute("href", "../understanding/review.html")
    other = one.open("action/index.html").get_by_role("link", name="Review what you learnt")
    expect(other).to_have_attribute("href", "../review.html")
    page.reload()
    page.wait_for_url(re.compile(r"understanding/review\.html$"))
    expect(page.locator("[data-slot=task]")).to_contain_text("You may be about to forget this one.")
    item = page.locator("tutela-item")
    item.get_by_label(re.compile("A trafficker")).check()
    item.get_by_role("button", name="Check").click()
    expect(page.locator(".after")).to_contain_text("How was it?")
    page.get_by_role("button", name="Easy").click()
    expect(page.locator("[data-slot=task]")).to_contain_text("Nothing is due until")
    assert [row["value"] for row in rows(page, "marks")] == [4]
    assert verbs(page)[-1] == "answered"


def test_an_item_kept_for_review_comes_at_once_and_once(from_folder: Learner) -> None:
    unit = from_folder.open("understanding/how-it-happens.html")
    unit.locator("#item-farmers-part").get_by_role("button", name="Keep for review").click()
    expect(unit.get_by_role("button", name="Kept for review")).to_have_count(1)
    page = from_folder.open("review.html")
    page.wait_for_url(re.compile(r"understanding/review\.html$"))
    expect(page.locator("[data-slot=task]")).to_contain_text("You kept this one for review.")
    item = page.locator("tutela-item")
    item.get_by_label(re.compile("A creditor")).check()
    item.get_by_role("button", name="Check").click()
    expect(page.locator(".after")).to_contain_text("It comes again tomorrow.")
    page.get_by_role("button", name="Next").click()
    expect(page.locator("[data-slot=task]")).to_contain_text("Nothing is due until")


def test_the_review_says_what_is_due_in_each_book_and_asks_one_book_at_a_time(from_folder: Learner) -> None:
    unit = from_folder.open("understanding/how-it-happens.html")
    for id in ("farmers-part", "which-acts"):
        unit.locator(f"#item-{id}").get_by_role("button", name="Keep for review").click()
    expect(unit.get_by_role("button", name="Kept for review")).to_have_count(2)
    unit = from_folder.open("action/numbers.html")
    unit.get_by_role("button", name="Keep for review").click()
    expect(unit.get_by_role("button", name="Kept for review")).to_have_count(1)
    page = from_folder.open("review.html")
    said = page.locator("[data-slot=book-review]")
    expect(said).to_have_text(["2 due", "1 due"])
    assert page.locator("template").count() == 0
    page.get_by_role("link", name="Action").click()
    expect(page.locator("[data-slot=task]")).to_contain_text("1 to review.")
    item = page.locator("tutela-item")
    item.get_by_role("checkbox").first.check()
    item.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("link", name="2 due in other books").click()
    page.wait_for_url(re.compile(r"understanding/review\.html$"))
    expect(page.locator("[data-slot=task]")).to_contain_text("2 to review.")
    page.go_back()
    expect(page).to_have_url(re.compile(r"action/review\.html$"))


def learn_something(one: Learner) -> None:
    """Leave traces on every page: an answer, a note, a passed test."""
    unit = one.open("understanding/how-it-happens.html")
    item = unit.locator("#item-farmers-part")
    item.get_by_label(re.compile("A creditor")).check()
    item.get_by_role("button", name="Check").click()
    unit.get_by_text("Your note on this unit").first.click()
    unit.locator("#own-note").fill("Ask the clerk")
    unit.wait_for_timeout(800)
    take_test(one.open(TEST))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_fault_for_screen_readers(
    learner: Callable[..., Learner], folder_site: Path, scheme: str
) -> None:
    one = learner(f"{folder_site.as_uri()}/", color_scheme=scheme, bypass_csp=True)
    learn_something(one)
    found = {}
    for path in PAGES:
        page = one.open(path)
        page.wait_for_timeout(300)
        if path == "search.html":
            page.locator("#query").fill("child")
            page.wait_for_timeout(300)
        page.evaluate(AXE)
        result = page.evaluate("() => axe.run()")
        faults = [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in result["violations"]]
        if faults:
            found[path] = faults
    assert found == {}


@pytest.mark.parametrize("width", [320, 360])
def test_no_page_is_wider_than_a_small_screen(learner: Callable[..., Learner], folder_site: Path, width: int) -> None:
    one = learner(f"{folder_site.as_uri()}/", viewport={"width": width, "height": 640})
    learn_something(one)
    wide = []
    for path in PAGES:
        page = one.open(path)
        page.wait_for_timeout(300)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
    assert wide == []
