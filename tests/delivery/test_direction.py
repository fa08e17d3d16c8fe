"""A page from right to left of which a part is not translated yet."""

from __future__ import annotations

import pytest

from tutela.delivery.web.direction import mark_direction
from tutela.delivery.web.elements import Markup


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>Not yet translated.</p>", '<p dir="ltr">Not yet translated.</p>'),
        ("<p>النص مترجم.</p>", "<p>النص مترجم.</p>"),
        ("<p>اتفاقية C182 (ILO, Worst Forms)</p>", "<p>اتفاقية C182 (ILO, Worst Forms)</p>"),
        ("<td>C182</td><td>12-14</td>", "<td>C182</td><td>12-14</td>"),
        (
            '<ul><li class="x">One <a href="#a">more</a>.<ul><li>Two words.</li></ul></li></ul>',
            '<ul><li class="x">One <a href="#a">more</a>.<ul><li dir="ltr">Two words.</li></ul></li></ul>',
        ),
        (
            '<label><input> <span class="item-text">An answer.</span></label>',
            '<label><input> <span class="item-text" dir="ltr">An answer.</span></label>',
        ),
        ('<p dir="rtl">Left as it is.</p>', '<p dir="rtl">Left as it is.</p>'),
        ("<div><h2 id='a'>Two words</h2><p>نص</p></div>", "<div><h2 id='a' dir=\"ltr\">Two words</h2><p>نص</p></div>"),
        ("<p>ߒߞߏ ߛߓߍߛߎߣ</p><p>𞤀𞤣𞤤𞤢𞤥 text here</p>", "<p>ߒߞߏ ߛߓߍߛߎߣ</p><p>𞤀𞤣𞤤𞤢𞤥 text here</p>"),
    ],
)
def test_blocks_without_a_letter_from_right_to_left_run_from_left(html: str, wanted: str) -> None:
    assert mark_direction(Markup(html)) == wanted
