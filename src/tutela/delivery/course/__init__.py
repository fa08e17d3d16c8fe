"""The papers of a course: a plan becomes agenda, session plans, workbook, slides and all else that a room needs.

The documents are the list below; each is a function of the package and the plan that gives a publication.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tutela.delivery.course import (
    agenda,
    budget,
    certificate,
    evaluation,
    invitation,
    materials,
    name_cards,
    session_plans,
    sign_in,
    tests,
    workbook,
)
from tutela.delivery.publication.paper import Publication
from tutela.delivery.web.site import Site
from tutela.model.plan import CoursePlan

DOCUMENTS: Mapping[str, Callable[[Site, CoursePlan], Publication]] = {
    "agenda": agenda.write,  # for the wall and for participants
    "session-plans": session_plans.write,  # minute by minute, for the facilitators
    "workbook": workbook.write,  # handouts and worksheets, for participants
    "materials": materials.write,  # what to bring, and for which session
    "invitation": invitation.write,  # a letter to complete
    "budget": budget.write,  # a sheet to complete
    "sign-in": sign_in.write,  # lines for names and signatures, by pen
    "certificate": certificate.write,  # lines for name and signature, by pen
    "name-cards": name_cards.write,  # to cut and fold
    "tests": tests.write,  # before and after, for people without a phone
    "evaluation": evaluation.write,  # daily and at the end
}

__all__ = ["DOCUMENTS"]
