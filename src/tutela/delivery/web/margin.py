"""Which notes stand in the margin of a wide screen, and how many blocks of the text they reach past.

The text is a grid of one block a row. A note that reached past too few rows would stretch them and tear the text apart,
so heights are estimated, in rem, for the one width at which there is a margin (tokens `--measure` and `--margin`).
Where the margin is still taken by the notes before, notes stay folded under their block, as on a narrow screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

MOST_BLOCKS = 7
"""How many blocks notes may reach past. Folded notes between them have rows of their own: there are classes up
to `rows-13`."""

_FOLDED = re.compile(r"<details.*?</details>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def place_notes(notes: Sequence[Sequence[str]], blocks: Sequence[str]) -> Iterator[str]:
    """Give for each block where its notes stand: `beside rows-N` in the margin, or nothing: folded under the block.

    `notes` holds the notes of each block, none for most; both are HTML.
    """
    free_from = 0
    for at, own in enumerate(notes):
        reach = _reach("".join(own), blocks[at : at + MOST_BLOCKS]) if own and at >= free_from else 0
        free_from = at + reach if reach else free_from
        folded = sum(1 for later in notes[at + 1 : at + reach] if later)
        yield f"beside rows-{reach + folded}" if reach else ""


def _reach(notes: str, blocks: Sequence[str]) -> int:
    """Give over how many of the blocks the notes reach, 0 where the blocks are not high enough."""
    needed = _height(notes, letters=31, line=1.2, gap=0.4)
    reached = 0.0
    for count, block in enumerate(blocks, start=1):
        reached += _height(_FOLDED.sub("", block), letters=74, line=1.6, gap=1)
        if reached >= needed:
            return count
    return 0


def _height(html: str, *, letters: int, line: float, gap: float) -> float:
    """Give the height of paragraphs that hold so many letters a line, lines so high, with a gap after each."""
    paragraphs = max(1, sum(html.count(end) for end in ("</p>", "</li>", "</label>", "</h")))
    lines = len(_TAG.sub("", html)) / letters + paragraphs / 2
    return lines * line + paragraphs * gap
