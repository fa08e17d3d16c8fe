"""Tells what the planner says in the language of a package."""

from __future__ import annotations

from tutela.delivery.web.site import Site
from tutela.model.sentence import Tell, Titles, tell


def teller_of(site: Site) -> Tell:
    """Give what tells sentences with the words and the titles of a package."""
    manifest = site.manifest
    titles = Titles(
        exercises={each.id: each.title for each in manifest.exercises},
        competencies={each.id: each.title for each in manifest.competencies},
        parts={each.id: each.title for each in manifest.plan},
        things={each.id: each.title for each in manifest.at_hand},
    )
    return lambda told: tell(told, site.words, titles)
