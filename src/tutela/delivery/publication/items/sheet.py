"""What an item gives for paper, and the lines that kinds share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tutela.delivery.publication import paper


@dataclass(frozen=True)
class ItemSheet:
    """What is asked below the prompt, and the answers with their reasons."""

    asked: tuple[paper.Block, ...]
    answers: tuple[paper.Block, ...]


def hint(text: str) -> paper.Paragraph:
    """Give a line that says how to answer."""
    return paper.Paragraph((paper.Run(text, em=True),))


def reason(answer: Sequence[paper.Piece], why: Sequence[paper.Block]) -> tuple[paper.Block, ...]:
    """Give one answer with its reason, the first paragraph of which stands on the same line."""
    first, rest = (why[0], tuple(why[1:])) if why and isinstance(why[0], paper.Paragraph) else (None, tuple(why))
    told = (*answer, paper.Run(" "), *first.runs) if first is not None else tuple(answer)
    return (paper.Paragraph(told), *rest)


def answers(each: Iterable[tuple[paper.Block, ...]]) -> tuple[paper.Block, ...]:
    """Give the answers of an item as a list."""
    made = tuple(each)
    return (paper.Bullets(made),) if made else ()


def strong(text: str) -> paper.Run:
    """Give words in strong letters."""
    return paper.Run(text, strong=True)


def letter(number: int) -> str:
    """Give the letter of a line, `a` for 0; after `z` come `aa`, `ab`."""
    return letter(number // 26 - 1) + chr(97 + number % 26) if number >= 26 else chr(97 + number)
