"""The ways to answer: keys alone, a finger, dragging; and what is particular to a kind."""

from __future__ import annotations

import pytest
from harness.driving import Open, card, check_all, place, place_all, press, told
from harness.samples import (
    BRANCH,
    CHAIN,
    CHAIN_RIGHT,
    CHOICE,
    CHOICES,
    DETERMINE,
    LEVELS,
    LEVELS_RIGHT,
    MATCH,
    MATCH_RIGHT,
    ORDER,
    REFLECT,
    SCALE,
    SORT,
    SORT_RIGHT,
    TRACE,
)
from playwright.sync_api import Page, expect

from tutela.model.items import Item

pytest_plugins = ("harness.browser",)
pytestmark = pytest.mark.browser


def _until(page: Page, expression: str) -> None:
    """Wait for what a page says; the policy forbids the browser's own way of waiting."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


def _keys(page: Page, *names: str) -> None:
    for name in names:
        page.keyboard.press(name)


def _focused(page: Page) -> str:
    """Give the accessible name (or the text) of what has the focus."""
    name: str = page.evaluate(
        "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim()"
    )
    return name


@pytest.mark.parametrize(
    ("item", "right"),
    [(MATCH, MATCH_RIGHT), (SORT, SORT_RIGHT), (CHAIN, CHAIN_RIGHT), (LEVELS, LEVELS_RIGHT)],
    ids=["match", "sort", "chain", "levels"],
)
def test_cards_are_placed_with_keys_alone(open_page: Open, item: Item, right: str) -> None:
    page = open_page(item)
    where = dict(pair.split("[.]") for pair in right.split("[,]"))
    page.keyboard.press("Tab")
    for _ in where:
        entry = page.evaluate("document.activeElement.closest('.card').dataset.entry")
        page.keyboard.press("Enter")
        while page.evaluate("document.activeElement.dataset.to") != where[entry]:
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    assert _focused(page) == "Check"
    page.keyboard.press("Enter")
    assert told(page)[0]["score"] == 1
    assert _focused(page) == "Try again"


def test_escape_puts_the_card_down_and_gives_the_focus_back(open_page: Open) -> None:
    page = open_page(SORT)
    _keys(page, "Tab", "Enter")
    grip = page.locator(".grip").first
    expect(grip).to_have_attribute("aria-expanded", "true")
    _keys(page, "Escape")
    expect(grip).to_have_attribute("aria-expanded", "false")
    expect(grip).to_be_focused()


def test_every_move_is_said_to_screen_readers(open_page: Open) -> None:
    page = open_page(SORT)
    place(page, "job", "smuggling")
    said = page.locator(".spoken")
    expect(said).to_have_text(
        "A young man of 17 takes a registered job in the next town: Smuggling. Still to place: 3."
    )
    expect(said).to_have_attribute("role", "status")
    card(page, "job").locator(".item-text").click()
    press(page, "Take it back")
    expect(said).to_have_text(
        "A young man of 17 takes a registered job in the next town: taken back. Still to place: 4."
    )


def test_a_picked_card_goes_where_a_place_is_tapped(open_page: Open) -> None:
    page = open_page(SORT, has_touch=True, viewport={"width": 320, "height": 700})
    card(page, "beg").locator(".item-text").tap()
    page.locator('.place[data-place="trafficking"]').tap()
    expect(page.locator('.place[data-place="trafficking"] .card')).to_have_attribute("data-entry", "beg")


def test_a_place_of_a_match_holds_one_card(open_page: Open) -> None:
    page = open_page(MATCH)
    place(page, "unions", "employers")
    place(page, "employers", "employers")
    expect(page.locator('.place[data-place="employers"] .card')).to_have_attribute("data-entry", "employers")
    expect(page.locator(".cards .card")).to_have_count(2)


def _drag(page: Page, entry: str, target: str, *, release: bool = True) -> None:
    handle = card(page, entry).locator(".item-text").bounding_box()
    goal = page.locator(target).bounding_box()
    assert handle
    assert goal
    page.mouse.move(handle["x"] + 20, handle["y"] + 10)
    page.mouse.down()
    page.mouse.move(handle["x"] + 40, handle["y"] + 30, steps=3)
    page.mouse.move(goal["x"] + goal["width"] / 2, goal["y"] + goal["height"] / 2, steps=5)
    if release:
        page.mouse.up()


def test_a_card_is_dragged_with_the_mouse_to_a_place_and_back(open_page: Open) -> None:
    page = open_page(SORT)
    _drag(page, "border", '.place[data-place="smuggling"]')
    expect(page.locator('.place[data-place="smuggling"] .card')).to_have_attribute("data-entry", "border")
    expect(page.locator(".ghost, .picked, .over")).to_have_count(0)
    _drag(page, "border", ".cards")
    expect(page.locator(".cards .card")).to_have_count(4)


def test_escape_ends_a_drag_and_nothing_has_moved(open_page: Open) -> None:
    page = open_page(SORT)
    _drag(page, "border", '.place[data-place="smuggling"]', release=False)
    expect(page.locator(".place.over")).to_have_attribute("data-place", "smuggling")
    page.keyboard.press("Escape")
    expect(page.locator(".ghost, .over")).to_have_count(0)
    page.mouse.up()
    expect(page.locator(".cards .card")).to_have_count(4)


def test_a_drop_beside_every_place_changes_nothing(open_page: Open) -> None:
    page = open_page(SORT)
    _drag(page, "border", "h1")
    expect(page.locator(".cards .card")).to_have_count(4)
    assert told(page) == []


def test_a_drag_at_the_edge_scrolls_the_page(open_page: Open) -> None:
    page = open_page(LEVELS, viewport={"width": 320, "height": 500})
    handle = card(page, "debt").locator(".item-text").bounding_box()
    assert handle
    page.mouse.move(handle["x"] + 5, handle["y"] + 5)
    page.mouse.down()
    page.mouse.move(160, 300, steps=3)
    page.mouse.move(160, 490, steps=3)
    _until(page, "window.scrollY > 200")
    page.keyboard.press("Escape")
    page.mouse.up()


def _touch(page: Page, *points: tuple[float, float]) -> None:
    """Move a finger from the first point to the last."""
    session = page.context.new_cdp_session(page)
    for index, (x, y) in enumerate(points):
        kind = "touchMove" if index else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_drags_a_card_by_its_grip(open_page: Open) -> None:
    page = open_page(MATCH, has_touch=True, is_mobile=True, viewport={"width": 320, "height": 800})
    grip = card(page, "unions").locator(".grip").bounding_box()
    goal = page.locator('.place[data-place="unions"]').bounding_box()
    assert grip
    assert goal
    start = (grip["x"] + 20, grip["y"] + 20)
    end = (goal["x"] + 100, goal["y"] + 40)
    _touch(page, start, (start[0] + 10, start[1] + 15), ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), end)
    expect(page.locator('.place[data-place="unions"] .card')).to_have_attribute("data-entry", "unions")


def test_a_finger_swiping_over_cards_scrolls_and_places_nothing(open_page: Open) -> None:
    page = open_page(LEVELS, has_touch=True, is_mobile=True, viewport={"width": 320, "height": 500})
    text = card(page, "debt").locator(".item-text").bounding_box()
    assert text
    x, y = text["x"] + 40, text["y"] + 10
    _touch(page, (x, y), (x, y - 30), (x, y - 60), (x, y - 120))
    _until(page, "window.scrollY > 50")
    expect(page.locator(".placed .card, .ghost, .picked")).to_have_count(0)


def test_order_is_changed_with_keys_and_the_focus_stays_on_the_card(open_page: Open) -> None:
    page = open_page(ORDER)
    first = page.locator(".card").first.get_attribute("data-entry")
    page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("Enter")
    assert page.locator(".card").last.get_attribute("data-entry") == first
    assert page.evaluate("document.activeElement.closest('.card').dataset.entry") == first
    expect(page.locator(".spoken")).to_contain_text("4 of 4.")
    page.keyboard.press("Enter")
    expect(page.locator(".spoken")).to_contain_text("3 of 4.")


def test_order_is_changed_by_dragging_and_escape_puts_it_back(open_page: Open) -> None:
    page = open_page(ORDER)
    before = page.locator(".sequence").inner_text()
    ids = [one.get_attribute("data-entry") or "" for one in page.locator(".sequence .card").all()]
    _drag(page, ids[0], f'.card[data-entry="{ids[3]}"]', release=False)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert page.locator(".sequence").inner_text() == before
    _drag(page, ids[0], f'.card[data-entry="{ids[2]}"]')
    after = [one.get_attribute("data-entry") for one in page.locator(".sequence .card").all()]
    assert after.index(ids[0]) >= 1
    assert sorted(map(str, after)) == sorted(ids)


def test_options_scale_and_text_are_answered_with_keys_alone(open_page: Open) -> None:
    page = open_page(CHOICES, SCALE, REFLECT)
    _keys(page, "Tab", "Space", "Tab", "Tab", "Space", "Tab", "Tab", "Space", "Tab", "Enter")
    page.locator("#item-how-sure input").first.focus()
    _keys(page, "Space", "ArrowDown", "Tab", "Enter")
    page.locator("textarea").focus()
    page.keyboard.type("How old are you?")
    _keys(page, "Tab", "Enter")
    assert [(one["kind"], one["response"], one["score"], one["success"]) for one in told(page)] == [
        ("choices", "recruit[,]harbour[,]receive", 1, True),
        ("scale", "2", None, None),
        ("reflect", "", None, None),
    ]


def test_a_determination_and_a_case_are_answered_with_keys_alone(open_page: Open) -> None:
    page = open_page(DETERMINE, BRANCH)
    _keys(page, "Tab")
    for _ in range(3):
        _keys(page, "Space", "Tab", "Enter")
    _keys(page, "Space", "Tab", "Tab", "Space")
    page.get_by_role("button", name="Check").focus()
    _keys(page, "Enter")
    assert told(page)[0]["score"] == 1
    page.locator("#item-the-bus input").first.focus()
    _keys(page, "ArrowDown", "Tab", "Enter")
    assert _focused(page) == "Go on"
    _keys(page, "Enter", "Tab", "Space", "Tab", "Enter", "Enter")
    assert told(page)[1]["score"] == 1
    assert _focused(page) == "Try again"


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
    expect(page.get_by_text("It stays on this device; no real names, no real cases.")).to_be_visible()
    page.locator("textarea").press_sequentially("How old")
    _until(page, "window.notes.length === 1")
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
