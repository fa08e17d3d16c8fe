"""The free words of a course that may be read: of those who are in a count of their form."""

from __future__ import annotations

from collections import defaultdict

from django.utils import timezone

from tutela.server.courses.models import Course
from tutela.server.results.counting import digest_of, read_seen
from tutela.server.results.models import Said


def read_words(course: Course) -> dict[tuple[str, int, str], list[Said]]:
    """Give the words by form, round and question, in the order of the alphabet.

    Of those only who are in a count: a single new text would show its writer.
    """
    found: dict[tuple[str, int, str], list[Said]] = defaultdict(list)
    seen: dict[tuple[str, int], frozenset[str]] = {}
    for said in Said.objects.select_related("filled").filter(filled__course=course, expires_at__gt=timezone.now()):
        key = (said.filled.form, said.filled.round)
        if key not in seen:
            seen[key] = read_seen(course, f"form:{key[0]}:{key[1]}:")
        if digest_of(str(said.filled_id)) in seen[key]:
            found[(*key, said.question)].append(said)
    return {key: sorted(texts, key=lambda each: each.text.casefold()) for key, texts in sorted(found.items())}
