"""What a kit says never becomes markup."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.delivery.site_checks import read_page
from tutela.delivery.web.elements import Markup, join, tag
from tutela.delivery.web.frame import data_block

ANY_TEXT = st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]))


@given(ANY_TEXT, ANY_TEXT)
def test_text_and_attributes_come_back_as_they_were(text: str, value: str) -> None:
    page = read_page(tag("p", text, title=value))
    assert page.elements == [("p", {"title": value})]
    assert page.text == text


@given(st.dictionaries(ANY_TEXT, ANY_TEXT))
def test_a_data_block_cannot_be_closed_from_inside(value: dict[str, str]) -> None:
    block = data_block("tutela-page", {**value, "trap": "</script><script>alert(1)</script><!--"})
    assert block.count("<") == 2


def test_markup_is_not_escaped_again_and_iterables_are_walked() -> None:
    inner = tag("b", "1 < 2")
    assert join(inner, ["a", None, (Markup("<br>"), "&")]) == "<b>1 &lt; 2</b>a<br>&amp;"


def test_attributes_are_named_as_html_names_them() -> None:
    made = tag("label", "x", for_="q", data_entry_id=3, hidden=True, title=None, draggable=False)
    assert made == '<label for="q" data-entry-id="3" hidden>x</label>'
    assert tag("input", type="radio", class_="option") == '<input type="radio" class="option">'
