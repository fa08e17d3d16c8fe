"""What is particular to a kind, and what a test shows."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.player.harness.driving import Open, card, check_all, place, place_all, press, told, until
from tests.player.harness.samples import (
    BRANCH,
    CHAIN,
    CHAIN_RIGHT,
    CHOICE,
    CHOICES,
    DETERMINE,
    LEVELS,
    LEVELS_RIGHT,
    REFLECT,
    SCALE,
    SORT,
    SORT_RIGHT,
    TRACE,
)
from tutela.model.items import Item

pytest_plugins = ("tests.player.harness.browser",)
pytestmark = pytest.mark.browser


def test_after_each_question_of_a_determination_the_rule_is_shown_and_the_next_is_asked(open_page: Open) -> None:
    page = open_page(DETERMINE)
    expect(page.get_by_text("Is exploitation the purpose?").locator("visible=true")).to_have_count(0)
    page.locator('[data-part="act"] input[value="no"]').check()
    press(page, "Answer")
    act = page.locator('[data-part="act"]')
    expect(act).to_contain_text("✗ Not right")
    expect(act).to_contain_text("She transports them.")
    expect(page.locator(".spoken")).to_have_text("Not right. She transports them.")
    expect(page.locator('[data-part="purpose"] input').first).to_be_focused()
    expect(page.locator(".actions")).to_be_hidden()
    expect(act.locator("input").first).to_be_disabled()


def test_a_chain_asks_where_to_step_in_once_the_events_are_placed(open_page: Open) -> None:
    page = open_page(CHAIN)
    question = page.get_by_text("Where could somebody have stepped in?")
    expect(question).to_be_hidden()
    for pair in CHAIN_RIGHT.split("[,]")[:4]:
        expect(question).to_be_hidden()
        place(page, *pair.split("[.]"))
    expect(question).to_be_visible()
    press(page, "Check")
    expect(page.locator(".result")).to_have_text("Still to place: 2.")


def test_another_decision_may_be_tried_and_the_one_before(open_page: Open) -> None:
    page = open_page(BRANCH)
    page.locator('input[value="sell"]').check()
    press(page, "Decide")
    expect(page.locator(".step:visible")).to_contain_text("✗ There is a better decision")
    expect(page.locator(".step:visible")).to_contain_text("Nobody else on the way will ask.")
    press(page, "Try another decision")
    page.locator('input[value="call"]').check()
    press(page, "Decide")
    press(page, "Go on")
    press(page, "Back to the decision before")
    page.locator('input[value="confront"]').check()
    press(page, "Decide")
    press(page, "Go on")
    expect(page.locator(".step:visible")).to_contain_text("The bus has left.")
    assert [(one["response"], one["score"]) for one in told(page)] == [("counter[.]confront", 0)]


def test_a_better_sentence_follows_when_all_faults_are_found(open_page: Open) -> None:
    page = open_page(TRACE)
    expect(page.get_by_text("In circulation; checked in this exercise")).to_be_visible()
    check_all(page, "year")
    expect(page.get_by_text("In 2005 the ILO").locator("visible=true")).to_have_count(0)
    check_all(page, "year[,]value[,]stock-or-flow")
    expect(page.locator(".result")).to_contain_text("In 2005 the ILO put the number")
    expect(page.locator(".result .fact")).to_have_text("EST-48")


def test_a_changed_answer_takes_back_the_verdict(open_page: Open) -> None:
    page = open_page(CHOICE)
    check_all(page, "witness")
    page.locator('input[value="trafficker"]').check()
    expect(page.locator(".verdict")).to_have_count(0)
    press(page, "Check")
    assert [one["success"] for one in told(page)] == [False, True]
    expect(page.locator(".result")).to_contain_text("Anyone with the intent to exploit is a trafficker")


def test_a_changed_answer_takes_back_the_marks_that_no_longer_hold(open_page: Open) -> None:
    page = open_page(CHOICES)
    check_all(page, "recruit[,]lend")
    page.locator('input[value="lend"]').uncheck()
    expect(page.locator(".option.bad")).to_have_count(0)
    expect(page.locator(".told")).to_have_count(1)
    expect(page.locator(".option.good")).to_have_count(1)


def test_in_a_test_nothing_is_shown_until_it_is_revealed(open_page: Open) -> None:
    page = open_page(CHOICE, CHOICES, feedback="later")
    expect(page.get_by_role("button")).to_have_count(0)
    page.locator('input[value="witness"]').check()
    page.locator('input[value="trafficker"]').check()
    page.locator('input[value="recruit"]').check()
    assert [one["response"] for one in told(page)] == ["witness", "trafficker", "recruit"]
    expect(page.locator(".sign, .told, .verdict, .solution:visible")).to_have_count(0)
    page.evaluate("document.querySelectorAll('tutela-item').forEach((item) => item.reveal())")
    expect(page.locator(".verdict")).to_have_text(["✓ Right. ", "◑ Partly right. You found 1 of 3."])
    expect(page.locator(".solution:visible")).to_have_count(2)
    expect(page.locator("input:enabled")).to_have_count(0)
    assert len(told(page)) == 3


def test_an_answer_restored_in_a_test_shows_nothing_but_itself(open_page: Open) -> None:
    page = open_page(CHOICE, feedback="later")
    page.evaluate("document.querySelector('tutela-item').restore('witness')")
    expect(page.locator('input[value="witness"]')).to_be_checked()
    expect(page.locator(".sign, .verdict")).to_have_count(0)


def test_an_unanswered_question_is_revealed_with_its_answers(open_page: Open) -> None:
    page = open_page(CHOICE, feedback="later")
    page.evaluate("document.querySelector('tutela-item').reveal()")
    expect(page.locator(".verdict")).to_have_count(0)
    expect(page.locator(".solution")).to_be_visible()


@pytest.mark.parametrize(("item", "right"), [(SORT, SORT_RIGHT), (LEVELS, LEVELS_RIGHT)], ids=["sort", "levels"])
def test_placing_in_a_test_tells_the_answer_when_it_is_whole(open_page: Open, item: Item, right: str) -> None:
    page = open_page(item, feedback="later")
    for pair in right.split("[,]"):
        assert told(page) == []
        place(page, *pair.split("[.]"))
    assert told(page)[0]["score"] == 1
    page.evaluate("document.querySelector('tutela-item').reveal()")
    card(page, right.partition("[.]")[0]).locator(".item-text").click()
    expect(page.locator(".picked")).to_have_count(0)


def test_a_determination_in_a_test_asks_everything_at_once(open_page: Open) -> None:
    page = open_page(DETERMINE, feedback="later")
    for part in ("act", "purpose", "under-18"):
        page.locator(f'[data-part="{part}"] input[value="yes"]').check()
    page.locator('input[value="trafficking"]').check()
    assert [one["score"] for one in told(page)] == [0.875]


def test_a_note_is_given_to_be_kept_and_never_part_of_a_response(open_page: Open) -> None:
    page = open_page(REFLECT)
    expect(
        page.get_by_text("It stays on this device unless you share it. No real names, no real cases.")
    ).to_be_visible()
    page.locator("textarea").press_sequentially("How old")
    until(page, "window.notes.length === 1")
    assert page.evaluate("window.notes") == [{"id": "your-form", "text": "How old"}]
    page.locator("textarea").press_sequentially(" are you?")
    press(page, "Done")
    assert page.evaluate("window.notes[1]") == {"id": "your-form", "text": "How old are you?"}
    assert "How old" not in str(told(page))
    expect(page.locator(".result")).to_have_text("Kept on this device.")


def test_a_note_is_put_back(open_page: Open) -> None:
    page = open_page(REFLECT)
    page.evaluate("document.querySelector('tutela-item').restoreNote('Yesterday')")
    expect(page.locator("textarea")).to_have_value("Yesterday")
    assert page.evaluate("window.notes") == []


def test_a_place_on_a_scale_is_answered_with_its_comment_and_not_scored(open_page: Open) -> None:
    page = open_page(SCALE)
    page.locator('input[value="4"]').check()
    press(page, "Answer")
    expect(page.locator(".result")).to_have_text("Ask a colleague from another office the same question.")
    press(page, "Answer")
    assert len(told(page)) == 1


def test_an_unknown_kind_stays_as_the_page_wrote_it(open_page: Open) -> None:
    page = open_page(CHOICE)
    page.evaluate(
        "() => { const one = document.createElement('tutela-item'); one.dataset.kind = 'later-invented';"
        " one.textContent = 'As written'; document.body.append(one); one.reset(); one.restore('a'); one.reveal(); }"
    )
    expect(page.get_by_text("As written")).to_be_visible()


def test_wrong_cards_keep_their_mark_until_they_are_moved(open_page: Open) -> None:
    page = open_page(LEVELS)
    place_all(page, LEVELS_RIGHT.replace("family-source", "child-source").replace("institution", "child"))
    expect(page.locator(".card.bad")).to_have_count(2)
    place(page, "debt", "family-source")
    expect(page.locator(".card.bad")).to_have_count(1)
