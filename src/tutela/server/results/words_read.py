"""The free words of a course, sent or copied from sheets, and those that may be read: words that are in a count."""

from __future__ import annotations

from collections import defaultdict
from typing import cast

from django.db.models import Q, QuerySet
from django.utils import timezone

from tutela.server.courses.models import Course
from tutela.server.results.counting import digest_of, read_seen
from tutela.server.results.models import Paper, Said


def words_of(course: Course) -> QuerySet[Said]:
    """Give all words of a course, whether they may be read or not."""
    return Said.objects.filter(Q(filled__course=course) | Q(paper__course=course)).select_related("filled", "paper")


def form_of(said: Said) -> tuple[str, int]:
    """Give the form and round in which words stand."""
    if said.filled:
        return said.filled.form, said.filled.round
    # The table holds no words that stand on neither.
    _what, form, round = cast("Paper", said.paper).kind.split(":")
    return form, int(round)


def read_words(course: Course) -> dict[tuple[str, int, str], list[Said]]:
    """Give the words by form, round and question, in the order of the alphabet.

    Of those only who are in a count: a single new text would show its writer. Nothing tells which were on paper: there
    may have been one sheet.
    """
    found: dict[tuple[str, int, str], list[Said]] = defaultdict(list)
    seen: dict[tuple[str, int], frozenset[str]] = {}
    for said in words_of(course).filter(expires_at__gt=timezone.now()):
        key = form_of(said)
        if key not in seen:
            seen[key] = read_seen(course, f"form:{key[0]}:{key[1]}:")
        if said.in_count or digest_of(str(said.filled_id)) in seen[key]:
            found[(*key, said.question)].append(said)
    return {key: sorted(texts, key=lambda each: each.text.casefold()) for key, texts in sorted(found.items())}
