"""Free words on sheets of paper: typed at the desk, a sheet a line, and kept as long as those that people send."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from tutela.results.evaluation import MOST_LETTERS
from tutela.results.revealing import SMALLEST_GROUP
from tutela.server.results.asking import Asked
from tutela.server.results.counting import is_in_count
from tutela.server.results.keeping import KEPT_FOR
from tutela.server.results.models import Paper, Said

Texts = Mapping[str, Sequence[str]]
"""What was typed, by question."""


def read_typed(questions: Sequence[Asked], given: Mapping[str, object]) -> Texts:
    """Give the lines that hold something; ValueError names the one that is too long, never what it says."""
    found: dict[str, list[str]] = {}
    for question in questions:
        for number, line in enumerate(str(given.get(question.id, "")).splitlines(), start=1):
            text = line.replace("\0", "").strip()  # PostgreSQL keeps no zero byte
            if len(text) > MOST_LETTERS:
                told = _("“%(question)s”, line %(number)s: there are %(found)s letters, %(most)s at most. Shorten it.")
                values = {"question": question.text, "number": number, "found": len(text), "most": MOST_LETTERS}
                raise ValueError(told % values)
            if text:
                found.setdefault(question.id, []).append(text)
    return found


def keep_words(paper: Paper, texts: Texts, kept_before: str) -> None:
    """Add words to those of a pile of sheets; ValueError where they are more than the sheets.

    `kept_before` is how many were kept when the page was made: a page that is sent twice is taken once.

    Words join the next count of their form, as words of phones do. Those of a pile that is counted already may be read
    at once where its sheets are enough that none shows its writer.
    """
    if texts and kept_before != str(paper.said.count()):
        raise ValueError(_("Words were typed in meanwhile. Look at how many are kept, then type what is missing."))
    kept = Counter(paper.said.values_list("question", flat=True))
    if any(kept[question] + len(texts.get(question, ())) > paper.people for question in {*kept, *texts}):
        raise ValueError(_("A question has more texts than sheets. Check their number, and give each text one line."))
    is_read = paper.people >= SMALLEST_GROUP and is_in_count(paper)
    expires = timezone.now() + KEPT_FOR
    Said.objects.bulk_create(
        Said(paper=paper, in_count=is_read, question=question, text=text, expires_at=expires)
        for question, lines in texts.items()
        for text in lines
    )
