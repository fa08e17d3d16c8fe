"""Cards and the places where they belong, as all placing kinds write them."""

from __future__ import annotations

from html import escape


def card(entry_id: str, text: str, *, stop: bool = False) -> str:
    """Give one card; `stop` marks a card that says where somebody could step in; `text` is HTML."""
    name = "card stop" if stop else "card"
    return f'<li class="{name}" data-entry="{escape(entry_id)}"><span class="item-text">{text}</span></li>'


def tray(cards: tuple[str, ...], label: str, *, stop: bool = False) -> str:
    """Give the pile of cards that are still to be placed."""
    name = "cards stops" if stop else "cards"
    return f'<ul class="{name}" aria-label="{escape(label)}">{"".join(cards)}</ul>'


def place(place_id: str, title: str) -> str:
    """Give one place; `title` is HTML."""
    return f'<li class="place" data-place="{escape(place_id)}"><span class="place-title">{title}</span></li>'


def places(rows: tuple[str, ...], label: str) -> str:
    """Give the list of places."""
    return f'<ul class="places" aria-label="{escape(label)}">{"".join(rows)}</ul>'
