"""Sets an activity from what the facilitator fills in; a kind a function."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from django.http import QueryDict
from django.utils.translation import gettext as _

from tutela.model.whole_numbers import read_signed
from tutela.server.live.exercises import offers_of
from tutela.server.live.forms import round_of
from tutela.server.live.kinds import Setting
from tutela.server.live.kinds.kind import Card, Refused, Turn
from tutela.server.live.models import Activity, Room
from tutela.server.live.taught import taught_of
from tutela.server.site import read_site
from tutela.server.wording import read_interface

MOST_LINES = 30
_STEPS = 5


def make_activity(room: Room, kind: str, given: QueryDict) -> Activity:
    """Make an activity of a room, not open yet; Refused with what is missing."""
    made = _MADE.get(kind)
    if made is None:
        raise Refused(_("There is no activity of this kind."))
    name, setting, title = made(given)
    # PostgreSQL keeps no zero byte.
    title = (" ".join(given.get("title", "").replace("\0", "").split()) or title)[:200]
    if not title:
        raise Refused(_("Write the question or the task first."))
    if setting.turn and not given.get("whole"):
        setting = _limit(setting, taught_of(room.course, setting.book))
    if setting.form:
        setting = msgspec.structs.replace(setting, round=round_of(room, setting.form))
    part = given.get("plan_part", "").replace("\0", "")
    return Activity.objects.create(
        room=room,
        kind=name,
        title=title,
        setting=msgspec.json.encode(setting).decode(),
        minutes=read_number(given, "minutes", 0, 240),
        plan_part=part[:60],
    )


def make_offered(room: Room, exercise: str, number: int) -> Activity:
    """Make the activity that a sheet of an exercise offers; Refused where there is none."""
    offers = offers_of(exercise)
    if number >= len(offers):
        raise Refused(_("The package does not hold this sheet any more."))
    offer = offers[number]
    return Activity.objects.create(
        room=room,
        kind=offer.kind,
        title=offer.title[:200],
        setting=msgspec.json.encode(offer.setting).decode(),
        minutes=offer.minutes,
        plan_part=offer.plan_part,
    )


def make_names() -> list[tuple[str, str]]:
    """Give what can be made, with its name, in the order of the desk."""
    return [
        ("poll", _("Poll")),
        ("scale", _("Scale from 1 to 5")),
        ("words", _("Word list")),
        ("sort", _("Sort cards into groups")),
        ("chain", _("Place events on the chain")),
        ("map", _("Map of levels and sides")),
        ("board", _("A board for each group")),
        ("roleplay", _("Role play with cards and clock")),
        ("pre-test", _("Test before the course")),
        ("review", _("Review of the day")),
        ("post-test", _("Test after the course")),
        ("evaluation", _("Evaluation of the course")),
    ]


def read_number(given: QueryDict, name: str, least: int, most: int) -> int:
    """Give a number of a form, kept within bounds; the least where there is none."""
    number = read_signed(given.get(name, ""))
    return least if number is None else min(most, max(least, number))


def lines_of(text: str) -> tuple[str, ...]:
    """Give the lines of a text that hold something."""
    return tuple(line for each in text.splitlines()[:MOST_LINES] if (line := " ".join(each.split())[:200]))


_Made = tuple[str, Setting, str]


def _options(given: QueryDict, least: int) -> tuple[str, ...]:
    options = lines_of(given.get("options", ""))
    if len(options) < least:
        raise Refused(_("Write at least {least} lines, one below the other.").format(least=least))
    return options


def _poll(given: QueryDict) -> _Made:
    options = _options(given, 2)
    return "poll", Setting(options=options, most=len(options) if given.get("several") else 1), ""


def _scale(given: QueryDict) -> _Made:
    ends = given.get("low", "").strip()[:60], given.get("high", "").strip()[:60]
    options = tuple(str(step + 1) for step in range(_STEPS))
    return "scale", Setting(options=options, places=ends if all(ends) else ()), ""


def _words(given: QueryDict) -> _Made:
    return "words", Setting(most=read_number(given, "most", 1, 5)), ""


def _sort(given: QueryDict) -> _Made:
    places = lines_of(given.get("places", ""))
    if len(places) < 2:
        raise Refused(_("Write at least two groups, one below the other."))
    return "sort", Setting(options=_options(given, 2), places=places), ""


def _chain(given: QueryDict) -> _Made:
    places = (_("Source"), _("Transit"), _("Destination"))
    return "chain", Setting(options=_options(given, 2), places=places), ""


def _map(given: QueryDict) -> _Made:
    levels = (_("Child"), _("Family"), _("Community"), _("Institution"), _("Workplace"))
    sides = (_("source"), _("destination"))
    places = tuple(f"{level}, {side}" for level in levels for side in sides)
    return "map", Setting(options=_options(given, 1), places=places), ""


def _board(given: QueryDict) -> _Made:
    columns = lines_of(given.get("columns", ""))[:8] or (_("What we found"),)
    return "board", Setting(columns=columns), ""


def _roleplay(given: QueryDict) -> _Made:
    cards = []
    for block in given.get("cards", "").replace("\r", "").split("\n\n"):
        title, _newline, text = block.strip().partition("\n")
        if title:
            cards.append(Card(title[:120], text.strip()[:1500]))
    return "roleplay", Setting(cards=tuple(cards[:12])), ""


def _review(given: QueryDict) -> _Made:
    return "form", Setting(form="day"), read_interface()("evaluation.form.day")


def _evaluation(given: QueryDict) -> _Made:
    return "form", Setting(form="course"), read_interface()("evaluation.form.course")


def _pretest(given: QueryDict) -> _Made:
    return "link", _test(_book(given), "before"), _("Test before the course")


def _posttest(given: QueryDict) -> _Made:
    return "link", _test(_book(given), "after"), _("Test after the course")


def _test(book: str, turn: Turn) -> Setting:
    """Give the setting of a test: the same page before and after, where each learner gets the other form."""
    return Setting(link=f"/learn/{book}/test.html", book=book, turn=turn)


def _limit(setting: Setting, competencies: tuple[str, ...]) -> Setting:
    """Give a test that asks about some competencies only; the page of the test reads them from its address."""
    link = f"{setting.link}#only={','.join(competencies)}" if competencies else setting.link
    return msgspec.structs.replace(setting, competencies=competencies, link=link)


def _book(given: QueryDict) -> str:
    books = [str(book["id"]) for book in read_site()["books"]]
    chosen = given.get("book", "")
    return chosen if chosen in books else books[0]


_MADE: Mapping[str, Callable[[QueryDict], _Made]] = {
    "poll": _poll,
    "scale": _scale,
    "words": _words,
    "sort": _sort,
    "chain": _chain,
    "map": _map,
    "board": _board,
    "roleplay": _roleplay,
    "review": _review,
    "evaluation": _evaluation,
    "pre-test": _pretest,
    "post-test": _posttest,
}
