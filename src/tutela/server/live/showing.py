"""An activity as pages show it: how it is set, what may be seen of it, its clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from django.utils.translation import gettext as _

from tutela.server.courses.group import SMALLEST_GROUP
from tutela.server.live.counting import read_result, read_setting
from tutela.server.live.expiry import digest_text
from tutela.server.live.forms import ask_form, count_filled, read_form_result
from tutela.server.live.kinds import KINDS, STANDING, Setting, Table
from tutela.server.live.kinds.kind import Said
from tutela.server.live.models import Activity, Entry, Group, Room
from tutela.server.live.paper import paper_of
from tutela.server.results.asking import Asked
from tutela.server.site import read_site

PAGES = {"chain": "placing", "sort": "placing", "map": "placing", "scale": "poll"}
"""Kinds that share the template of another."""


@dataclass(frozen=True)
class Bar:
    """A row of counts as they are told, and the share of the first of the people, in hundredths."""

    label: str
    counts: tuple[str, ...]
    share: int


@dataclass(frozen=True)
class Chart:
    """A table of counts to draw; one without columns has bars."""

    title: str
    columns: tuple[str, ...]
    bars: tuple[Bar, ...]
    people: int


@dataclass(frozen=True)
class Written:
    """A shown text and the name by which it is erased."""

    said: Said
    digest: str


@dataclass(frozen=True)
class Shown:
    """An activity for templates; `answers` is how many people put something in, `paper` how many of them on paper."""

    activity: Activity
    setting: Setting
    page: str
    charts: tuple[Chart, ...]
    texts: tuple[Written, ...]
    answers: int
    ends: int
    ends_at: str
    is_standing: bool
    takes_texts: bool
    plan_title: str
    paper: int = 0
    takes_paper: bool = False
    questions: tuple[Asked, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to show yet."""
        return not self.charts and not self.texts

    @property
    def numbered_options(self) -> list[tuple[int, str]]:
        """Give the options with their places."""
        return list(enumerate(self.setting.options))

    @property
    def numbered_places(self) -> list[tuple[int, str]]:
        """Give the places to put cards, with their numbers."""
        return list(enumerate(self.setting.places))

    @property
    def results_kind(self) -> str:
        """Give by which name the results take sheets of this form or test; empty for what the room counts."""
        if self.setting.form:
            return f"form:{self.setting.form}:{self.setting.round}"
        return f"test:{self.setting.book}" if self.setting.book else ""


def show_activity(activity: Activity, room: Room) -> Shown:
    """Give an activity as pages show it."""
    kind, setting = KINDS[activity.kind], read_setting(activity)
    if setting.form:
        result, people, paper = read_form_result(activity, setting), *count_filled(activity, setting)
    else:
        result, paper = read_result(activity), paper_of(activity).count()
        people = activity.entries.exclude(learner=None).values("learner").distinct().count()
    ends = activity.begun_at + timedelta(minutes=activity.minutes) if activity.begun_at and activity.minutes else None
    return Shown(
        activity=activity,
        setting=setting,
        page=PAGES.get(activity.kind, activity.kind),
        charts=tuple(_draw(table, activity.is_open) for table in result.tables),
        texts=tuple(Written(said, digest_text(said.text)) for said in result.texts),
        answers=people if kind.name == "board" else people + paper,
        ends=round(ends.timestamp()) if ends else 0,
        ends_at=tell_time(ends, room) if ends else "",
        is_standing=activity.kind in STANDING,
        takes_texts=kind.texts,
        plan_title=title_of_part(activity.plan_part),
        paper=paper,
        takes_paper=kind.sheet is not None,
        questions=ask_form(setting),
    )


def tell_time(moment: datetime, room: Room) -> str:
    """Give the room's clock at a moment, as 10:35."""
    return (moment + timedelta(minutes=room.zone)).strftime("%H:%M")


def title_of_part(part: str) -> str:
    """Give the title of a part of the action plan."""
    return next((str(one["title"]) for one in plan_parts() if one["id"] == part), "")


def plan_parts() -> Sequence[dict[str, str]]:
    """Give the parts of an action plan as the package names them."""
    found: Sequence[dict[str, str]] = read_site().get("plan", ())
    return found


@dataclass(frozen=True)
class BoardRow:
    """A row of a group's board."""

    entry: Entry
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Board:
    """What one group wrote."""

    group: Group
    columns: tuple[str, ...]
    rows: tuple[BoardRow, ...]


def read_boards(activity: Activity) -> list[Board]:
    """Give the boards of an activity, one a group that wrote something, in order of the groups."""
    columns = read_setting(activity).columns
    boards: dict[Group, list[BoardRow]] = {}
    entries = activity.entries.exclude(group=None).select_related("group").order_by("group__number", "made_at", "id")
    for entry in entries:
        if entry.group is not None:
            boards.setdefault(entry.group, []).append(BoardRow(entry, read_cells(entry)))
    return [Board(group, columns, tuple(rows)) for group, rows in boards.items()]


def read_cells(entry: Entry) -> tuple[str, ...]:
    """Give the cells of a board's row."""
    return msgspec.json.decode(entry.content, type=tuple[str, ...])


def _draw(table: Table, in_steps: bool) -> Chart:
    most = max(1, table.people)
    bars = tuple(
        Bar(
            row.label,
            tuple(_tell(count, in_steps) for count in row.counts),
            min(100, round(100 * row.counts[0] / most)),
        )
        for row in table.rows
    )
    return Chart(table.title, table.columns, bars, table.people)


def _tell(count: int, in_steps: bool) -> str:
    """Give a count; one in steps stands for all up to the next step."""
    return _("{low} to {high}").format(low=count, high=count + SMALLEST_GROUP - 1) if in_steps else str(count)
