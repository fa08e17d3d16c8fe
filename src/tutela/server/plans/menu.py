"""The menu of the opened package, as the desk uses it, and what the desk says where a part of the hub is missing."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tutela.delivery.publication.telling import teller_of
from tutela.delivery.publication.timetable import title_of
from tutela.delivery.web.desk import titles_of
from tutela.delivery.web.site import Site
from tutela.model.package import ExerciseEntry
from tutela.model.plan import CoursePlan, Session
from tutela.model.sentence import Tell
from tutela.server.courses.models import Course
from tutela.server.courses.rights import Action, find_course
from tutela.server.package import find_package
from tutela.server.plans.keeping import find_plan
from tutela.server.plans.models import PlanVersion


class MissingExtra(RuntimeError):
    """An extra of the package that is not installed; the one argument is its name."""


class NoPlan(LookupError):
    """The course has no plan yet."""


@dataclass(frozen=True)
class Desk:
    """A course that this person may work on, and the package behind the hub."""

    course: Course
    site: Site

    @property
    def exercises(self) -> dict[str, ExerciseEntry]:
        """Give the exercises of the menu by id."""
        return {entry.id: entry for entry in self.site.manifest.exercises}

    @property
    def titles(self) -> dict[str, str]:
        """Give the titles of competencies and of the parts of an action plan."""
        manifest = self.site.manifest
        return {one.id: one.title for one in manifest.plan} | {one.id: one.title for one in manifest.competencies}

    @cached_property
    def tell(self) -> Tell:
        """Give what tells the planner's sentences in the language of the hub."""
        return teller_of(self.site)

    def name_things(self, ids: Collection[str]) -> str:
        """Give the titles of things that a room may lack, in the order of the kit."""
        return titles_of(ids, self.site.manifest.at_hand, self.site.words)

    def newest_plan(self) -> tuple[PlanVersion, CoursePlan]:
        """Give the newest version of the plan and the plan; NoPlan leads whoever asked to the ways to begin one."""
        found = find_plan(self.course)
        if found is None:
            raise NoPlan
        return found

    def title_of(self, session: Session) -> str:
        """Give what a session is called on pages and papers."""
        return title_of(self.site, session)


View = Callable[..., HttpResponseBase]


def at_desk(action: Action) -> Callable[[View], View]:
    """Let a view `(request, desk, …)` stand at `course_id` for those who may do the action in that course."""

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def entered(request: HttpRequest, course_id: Any, **more: Any) -> HttpResponseBase:
            course = find_course(request, course_id, action)
            site = find_package()
            if site is None:
                return _say_lacking(
                    request,
                    course,
                    _("This hub has no menu of exercises"),
                    _("It was started on a site alone. Plans and papers need the kit; start the hub with:"),
                    "tutela serve --kit KIT",
                )
            try:
                return view(request, Desk(course, site), **more)
            except NoPlan:
                return redirect("begin-plan", course.id)
            except MissingExtra as missing:
                return _say_lacking(
                    request,
                    course,
                    _("A part of the hub is not installed"),
                    _("Ask whoever runs this hub to type, and to start it again:"),
                    f"pip install 'tutela[{missing.args[0]}]'",
                )

        return entered

    return decorate


def _say_lacking(request: HttpRequest, course: Course, what: str, why: str, command: str) -> HttpResponse:
    said = {"course": course, "what": what, "why": why, "command": command}
    return render(request, "hub/plans/lacking.html", said, status=503)
