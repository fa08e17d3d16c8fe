"""The form of wishes: who comes, for how long, what they must be able to do; it gives the planner's Wishes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any, get_args

import msgspec
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tutela.model.kit import Named
from tutela.model.package import ExerciseEntry
from tutela.model.plan import hour_of, minute_of
from tutela.model.pre_check import KNOWINGS, SHARES, Knowing, knowing_of
from tutela.model.training import Degree, Sensitivity
from tutela.server.plans.keeping import find_plan
from tutela.server.plans.menu import Desk
from tutela.server.plans.planning import count_facilitators

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Label

    from tutela.planner import Wishes

MOST_DAYS = 10
_LEVELS: dict[Degree, Label] = {
    "introductory": _("Introductory: new to the subject"),
    "working": _("Working: they use it in their work"),
    "advanced": _("Advanced: they lead others"),
}
_SENSITIVITIES: dict[Sensitivity, Label] = {
    "low": _("Low: nothing that weighs on people"),
    "medium": _("Medium: cases are named, nothing is described"),
    "high": _("High: needs two facilitators, never late in the day"),
}
_KNOWINGS: dict[Knowing, Label] = {
    "new": _("New"),
    "partly": _("Partly known"),
    "known": _("Known"),
}
_NOT_TESTED = _("No pre-check")
_DELIVERIES = {"room": _("In a room"), "online": _("Online"), "blended": _("Both")}
_CHECKED = forms.CheckboxSelectMultiple


def _hour(label: Label, *, required: bool = False) -> forms.CharField:
    return forms.RegexField(
        r"^([01][0-9]|2[0-3]):[0-5][0-9](:00)?$",
        label=label,
        required=required,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write an hour as 09:30.")},
    )


def _minutes(label: Label, most: int = 240) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=5, max_value=most)


class DayForm(forms.Form):
    """The hours of one day; a pause without an hour is left out."""

    begins = _hour(_("Begins"), required=True)
    ends = _hour(_("Ends"), required=True)
    morning_at = _hour(_("First break at"))
    morning_minutes = _minutes(_("First break, minutes"))
    lunch_at = _hour(_("Lunch at"))
    lunch_minutes = _minutes(_("Lunch, minutes"))
    afternoon_at = _hour(_("Second break at"))
    afternoon_minutes = _minutes(_("Second break, minutes"))
    prayer_at = _hour(_("Prayer at"))
    prayer_minutes = _minutes(_("Prayer, minutes"))
    second_prayer_at = _hour(_("Second prayer at"))
    second_prayer_minutes = _minutes(_("Second prayer, minutes"))
    no_power_from = _hour(_("No power from"))
    no_power_until = _hour(_("No power until"))

    USUAL = {  # noqa: RUF012 - Django's metaclass reads class attributes as they are
        "begins": "09:00",
        "ends": "16:30",
        "morning_at": "10:30",
        "morning_minutes": 15,
        "lunch_at": "12:30",
        "lunch_minutes": 60,
        "afternoon_at": "15:00",
        "afternoon_minutes": 15,
    }
    PAUSES = (
        ("morning", "break", 15),
        ("lunch", "lunch", 60),
        ("afternoon", "break", 15),
        ("prayer", "prayer", 15),
        ("second_prayer", "prayer", 15),
    )

    def clean(self) -> dict[str, Any]:
        """Check that the day is not over before it begins, and that its pauses stand within it.

        A pause at its usual hour is left out of a day that does not reach it.
        """
        given: dict[str, Any] = super().clean() or {}
        for name, value in given.items():
            if isinstance(value, str):
                given[name] = value[:5]
        begins, ends = given.get("begins"), given.get("ends")
        if begins and ends and begins >= ends:
            self.add_error("ends", _("The day ends before it begins."))
        for name, _kind, _usual in self.PAUSES:
            at = given.get(f"{name}_at")
            if at and begins and ends and not begins < at < ends:
                if at == self.USUAL.get(f"{name}_at"):  # a short day does not reach it, and nobody typed it
                    given[f"{name}_at"] = ""
                else:
                    message = _("This lies outside the hours of the day. Mend it, or leave it empty for none.")
                    self.add_error(f"{name}_at", message)
        self._refuse_overlaps(given)
        if bool(given.get("no_power_from")) != bool(given.get("no_power_until")):
            self.add_error("no_power_until", _("Fill in both hours, or neither."))
        return given

    def _refuse_overlaps(self, given: dict[str, Any]) -> None:
        """Refuse a pause that begins before the one ahead of it is over: a prayer that falls into lunch."""
        pauses = sorted(
            (minute_of(given[f"{name}_at"]), given.get(f"{name}_minutes") or usual, name)
            for name, _kind, usual in self.PAUSES
            if given.get(f"{name}_at")
        )
        for (before, minutes, _name), (at, _minutes, name) in pairwise(pauses):
            if at < before + minutes:
                message = _("The pause before it lasts until %(until)s. Move one of the two, or join them into one.")
                self.add_error(f"{name}_at", message % {"until": hour_of(before + minutes)})

    def rows(self) -> list[list[forms.BoundField]]:
        """Give the fields in pairs, as the page shows them."""
        fields = [self[name] for name in self.fields]
        return [fields[place : place + 2] for place in range(0, len(fields), 2)]

    def hours(self) -> dict[str, object]:
        """Give the day as the planner reads it."""
        given = self.cleaned_data
        pauses = [
            {"at": given[f"{name}_at"], "minutes": given[f"{name}_minutes"] or usual, "kind": kind}
            for name, kind, usual in self.PAUSES
            if given.get(f"{name}_at")
        ]
        dark = [[given["no_power_from"], given["no_power_until"]]] if given.get("no_power_from") else []
        return {"begins": given["begins"], "ends": given["ends"], "pauses": pauses, "without_power": dark}


class WishesForm(forms.Form):
    """All that is asked of a course, but for its days."""

    title = forms.CharField(label=_("Title"), max_length=120)
    aim = forms.CharField(
        label=_("Aim, in one sentence (left empty, the competencies are named)"), max_length=400, required=False
    )
    level = forms.ChoiceField(label=_("How much do they know?"), widget=forms.RadioSelect, initial="introductory")
    reach = forms.MultipleChoiceField(label=_("At which level do they work?"), widget=_CHECKED)
    competencies = forms.MultipleChoiceField(label=_("What must they be able to do?"), widget=_CHECKED)
    tests = forms.ChoiceField(label=_("Test before and after, on"), required=False)
    delivery = forms.ChoiceField(label=_("Where"), widget=forms.RadioSelect, initial="room")
    facilitators = forms.IntegerField(label=_("How many facilitators"), min_value=1, max_value=20)
    ceremony = forms.IntegerField(label=_("Opening ceremony, minutes (0: none)"), min_value=0, max_value=120, initial=0)
    interpretation = forms.BooleanField(
        label=_("The course is interpreted (everything takes about a third longer)"), required=False
    )
    languages = forms.CharField(label=_("Languages of the people, as: French, Arabic"), max_length=300, required=False)
    lacking = forms.MultipleChoiceField(
        label=_("What is lacking? No exercise is chosen that cannot do without it."), widget=_CHECKED, required=False
    )
    at_hand = forms.CharField(
        label=_("More on room and materials, as: small tables, one socket"), max_length=300, required=False
    )
    most_sensitive = forms.ChoiceField(
        label=_("How sensitive may exercises be?"), widget=forms.RadioSelect, initial="high"
    )
    include = forms.MultipleChoiceField(label=_("Exercises that must be in"), widget=_CHECKED, required=False)
    avoid = forms.MultipleChoiceField(label=_("Exercises to leave out"), widget=_CHECKED, required=False)

    def __init__(self, desk: Desk, data: QueryDict | None = None, initial: dict[str, Any] | None = None) -> None:
        usual = {"title": desk.course.title, "facilitators": count_facilitators(desk)}
        super().__init__(data, initial=usual | (initial or {}))
        self._desk, manifest = desk, desk.site.manifest
        for one in manifest.constituents:
            self.fields[f"people_{one.id}"] = forms.IntegerField(
                label=one.title, min_value=0, max_value=500, required=False, initial=0
            )
        steps = [("", _NOT_TESTED), *((step, _KNOWINGS[step]) for step in KNOWINGS)]
        for competency in manifest.competencies:
            self.fields[f"known_{competency.id}"] = forms.ChoiceField(
                label=competency.title, choices=steps, required=False
            )
        if locked := count_locked(desk):
            self.fields["keep_locked"] = forms.BooleanField(
                label=_("Keep what is locked in the plan (sessions: %(number)s)") % {"number": locked},
                required=False,
                initial=True,
            )
        exercises = sorted((entry.title, entry.id) for entry in manifest.exercises)
        choices: dict[str, list[Any]] = {
            "level": list(_LEVELS.items()),
            "reach": [(one.id, one.title) for one in manifest.reach],
            "competencies": [
                (book.title, [(one.id, one.title) for one in manifest.competencies if one.book == book.id])
                for book in manifest.books
            ],
            "tests": [("", _("No test")), *((book.id, book.title) for book in manifest.books)],
            "delivery": list(_DELIVERIES.items()),
            "lacking": [(one.id, _name_thing(one, manifest.exercises)) for one in manifest.at_hand],
            "most_sensitive": [(each, _SENSITIVITIES[each]) for each in get_args(Sensitivity)],
            "include": [(id, title) for title, id in exercises],
            "avoid": [(id, title) for title, id in exercises],
        }
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]

    def people(self) -> list[forms.BoundField]:
        """Give the fields of how many come from where."""
        return [self[name] for name in self.fields if name.startswith("people_")]

    def known(self) -> list[forms.BoundField]:
        """Give the fields of what a pre-check showed, a competency each."""
        return [self[name] for name in self.fields if name.startswith("known_")]

    def competencies_by_book(self) -> list[tuple[str, list[Any]]]:
        """Give the boxes of the competencies, those of each book under its title."""
        boxes = {str(box.data["value"]): box for box in self["competencies"]}
        groups: list[tuple[str, list[tuple[str, str]]]] = self.fields["competencies"].choices  # type: ignore[attr-defined]
        return [(title, [boxes[id] for id, _title in group]) for title, group in groups]

    def clean(self) -> dict[str, Any]:
        """Check that somebody comes, and that nothing is both wished and not wished."""
        given: dict[str, Any] = super().clean() or {}
        if not any(given.get(field.name) for field in self.people()):
            self.add_error(None, _("Say how many people come, and from where."))
        if set(given.get("include", ())) & set(given.get("avoid", ())):
            self.add_error("avoid", _("An exercise stands in both lists. Take it out of one."))
        return given

    def wishes(self, days: list[DayForm]) -> Wishes:
        """Give what was asked for, with the days of their own forms."""
        from tutela.planner import Wishes

        given = dict(self.cleaned_data)
        people = {
            field.name.removeprefix("people_"): given[field.name] for field in self.people() if given.get(field.name)
        }
        aim = given["aim"] or name_competencies(self._desk, given["competencies"])
        named = ("title", "competencies", "tests", "delivery", "facilitators", "ceremony", "interpretation")
        more = ("languages", "lacking", "at_hand", "most_sensitive", "include", "avoid")
        asked = {name: given[name] for name in (*named, *more)}
        audience = {"constituents": people, "level": given["level"], "reach": given["reach"]}
        results = {
            field.name.removeprefix("known_"): SHARES[given[field.name]]
            for field in self.known()
            if given.get(field.name)
        }
        hours = [day.hours() for day in days]
        return msgspec.convert({**asked, "aim": aim, "audience": audience, "results": results, "days": hours}, Wishes)


def _name_thing(thing: Named, exercises: Iterable[ExerciseEntry]) -> str:
    """Give a thing that may be lacking, with how many exercises cannot do without it."""
    number = sum(thing.id in entry.requires for entry in exercises)
    words = ngettext("%(thing)s (%(number)s exercise needs it)", "%(thing)s (%(number)s exercises need it)", number)
    return words % {"thing": thing.title, "number": number}


def count_locked(desk: Desk) -> int:
    """Give how many sessions of a course's plan are locked."""
    found = find_plan(desk.course)
    return sum(session.locked for day in found[1].days for session in day.sessions) if found else 0


def name_competencies(desk: Desk, ids: Iterable[str]) -> str:
    """Give competencies in one line, the aim of a course for which none was written."""
    titles, words = desk.titles, desk.site.words
    return words.end(words.join("semicolon", (titles.get(id, id) for id in ids)))


def initial_of(desk: Desk, wishes: Wishes) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Give what the forms show for wishes that were sent before: the form's own fields, and those of each day."""
    fields: dict[str, Any] = msgspec.to_builtins(wishes)
    if wishes.aim == name_competencies(desk, wishes.competencies):
        fields["aim"] = ""
    audience = fields.pop("audience")
    fields |= {"level": audience["level"], "reach": audience["reach"]}
    fields |= {f"people_{id}": number for id, number in audience["constituents"].items()}
    fields |= {f"known_{id}": knowing_of(share) for id, share in fields.pop("results").items()}
    return fields, [_day_initial(day) for day in fields.pop("days")]


def _day_initial(day: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {"begins": day["begins"], "ends": day["ends"]}
    free = list(DayForm.PAUSES)
    for pause in day["pauses"]:
        found = next((each for each in free if each[1] == pause["kind"]), None)
        if found:
            free.remove(found)
            fields |= {f"{found[0]}_at": pause["at"], f"{found[0]}_minutes": pause["minutes"]}
    for dark in day["without_power"][:1]:
        fields |= {"no_power_from": dark[0], "no_power_until": dark[1]}
    return fields
