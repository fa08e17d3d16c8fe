"""Gates: what a kit must hold to. One rule a file; each has `check(draft)` that gives its problems."""

from __future__ import annotations

from collections.abc import Callable

from tutela.model.problem import Problem
from tutela.source.draft import Draft
from tutela.source.gates import (
    agendas,
    bank,
    books,
    content_notes,
    counted,
    countries,
    duplicates,
    facts,
    feedback,
    figures,
    guides,
    help_page,
    invented,
    links,
    page_names,
    personal_data,
    pictures,
    plans,
    sections,
    series,
    timing,
    words,
)

Gate = Callable[[Draft], list[Problem]]

PASSAGES: tuple[Gate, ...] = (words.check, figures.check, personal_data.check)
"""What each passage must hold to by itself: one that was sound when its file was read before is not looked at again."""

TEXT: tuple[Gate, ...] = (
    content_notes.check,
    counted.check,
    sections.check,
    timing.check,
    invented.check,
    help_page.check_parts,
)
"""What a piece must hold to by itself: these, too, run on each file, and what they find is kept with it."""

STRUCTURE: tuple[Gate, ...] = (duplicates.check, links.check, page_names.check)
"""What must hold before a Kit can be made."""

WHOLE: tuple[Gate, ...] = (
    facts.check,
    pictures.check,
    help_page.check,
    feedback.check,
    bank.check,
    books.check,
    agendas.check,
    plans.check,
    guides.check,
    series.check,
    countries.check,
)
"""What must hold, besides, before a Kit may be taught from; of passages, these read what `facts.reads` names."""
