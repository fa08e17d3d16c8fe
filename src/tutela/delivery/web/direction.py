"""Direction of what is not translated: in a page that runs from right to left its full stops would stand in front."""

from __future__ import annotations

import re

from tutela.delivery.web.elements import Markup

_BLOCKS = r"p|h[1-6]|ul|ol|li|table|thead|tbody|tr|td|th|dl|dt|dd|div|section|details|summary|legend|blockquote"
_HOLDS_TEXT = r'p|h[1-6]|li|td|th|dt|dd|summary|legend|span(?= class="item-text")'
_LEAF = re.compile(rf"<({_HOLDS_TEXT})((?:\s[^<>]*)?)>((?:(?!</?(?:{_BLOCKS})\b).)*)</\1>", re.S)
_TAG = re.compile(r"<[^<>]*>|&\w+;")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_WORD = re.compile(r"[^\W\d_]{2,}")


def mark_direction(html: Markup) -> Markup:
    """Give the HTML of a page that runs from right to left, with `dir="ltr"` on blocks that have no letter of it."""
    return Markup(_LEAF.sub(_mark, html))


def _mark(found: re.Match[str]) -> str:
    name, attributes, content = found.groups()
    text = _TAG.sub(" ", content)
    if _RIGHT_TO_LEFT.search(text) or len(_WORD.findall(text)) < 2 or " dir=" in attributes:
        return found[0]
    return f'<{name}{attributes} dir="ltr">{content}</{name}>'
