"""The pages of the site, one page kind a file; each gives its sheets with `write(site)`, in the order of this list."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tutela.delivery.web.pages import (
    agendas,
    book,
    cases,
    certificate,
    countries,
    country,
    exercise,
    exercises,
    framework,
    glossary,
    guide,
    home,
    icebreakers,
    precheck,
    progress,
    review,
    search,
    single,
    sources,
    take_along,
    test,
    tool,
    tools,
    unit,
)
from tutela.delivery.web.site import KeptSheet, Sheet, Site

PAGES: tuple[Callable[[Site], Iterable[Sheet | KeptSheet]], ...] = (
    home.write,
    book.write,
    unit.write,
    precheck.write,
    test.write,
    review.write,
    progress.write,
    certificate.write,
    search.write,
    take_along.write,
    glossary.write,
    sources.write,
    countries.write,
    country.write,
    single.write,
    exercises.write,
    exercise.write,
    tools.write,
    tool.write,
    guide.write,
    icebreakers.write,
    agendas.write,
    cases.write,
    framework.write,
)
"""Each takes the Site and gives the sheets of one page kind."""
