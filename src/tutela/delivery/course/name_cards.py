"""Name cards to cut and fold: a line for the name that somebody wants to be called by, and the constituent."""

from __future__ import annotations

from tutela.delivery.course.sheets import BLANK, bind, line, text
from tutela.delivery.publication import paper
from tutela.delivery.web.site import Site
from tutela.model.plan import CoursePlan

ON_A_PAGE = 8


def write(site: Site, plan: CoursePlan) -> paper.Publication:
    """Give a page of cards for each constituent of the plan, to be copied as often as needed."""
    words = site.words
    titles = {each.id: each.title for each in site.manifest.constituents}
    chapters = [
        paper.Chapter(
            title=words("course.name-cards"),
            kicker=plan.title,
            blocks=(line(words("course.name-cards-say")), _cards(titles.get(id, id))),
        )
        for id in plan.constituents
    ]
    return bind(site, plan, "name-cards", chapters, large=True)


def _cards(constituent: str) -> paper.Grid:
    card: tuple[paper.Piece, ...] = (
        *(paper.Break(),) * 3,
        paper.Run(BLANK),
        *(paper.Break(),) * 2,
        *text(constituent, strong=True),
        *(paper.Break(),) * 3,
    )
    return paper.Grid((), ((card, card),) * (ON_A_PAGE // 2), widths=(1, 1))
