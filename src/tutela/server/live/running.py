"""What somebody who runs a room does at the desk, one function a deed; each changes the room in one turn."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Mapping

import msgspec
from django.http import Http404, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from tutela.server.live.attending import hand_over_day
from tutela.server.live.changing import Change
from tutela.server.live.counting import count_activity, read_setting
from tutela.server.live.course_tests import note_closing, note_opening, tests_before
from tutela.server.live.expiry import erase_text
from tutela.server.live.forms import count_on_closing, erase_form_text
from tutela.server.live.grouping import MIXES, Mix
from tutela.server.live.kinds import KINDS, STANDING, Refused
from tutela.server.live.models import Activity, Entry, RoleCard
from tutela.server.live.paper import enter_sheets, paper_of
from tutela.server.live.pieces import hand_over
from tutela.server.live.seating import Marks, form_groups, hand_out, seat_late
from tutela.server.live.setting_up import make_activity, make_offered, read_number
from tutela.server.people.shared_texts import KEPT_FOR


def _activity(change: Change, given: QueryDict) -> Activity:
    try:
        found = change.room.activities.filter(id=uuid.UUID(given.get("activity", ""))).first()
    except ValueError:
        found = None
    if found is None:
        raise Http404
    found.room = change.room
    return found


def _entry(change: Change, given: QueryDict) -> Entry:
    try:
        found = Entry.objects.filter(id=uuid.UUID(given.get("entry", "")), activity__room=change.room).first()
    except ValueError:
        found = None
    if found is None:
        raise Http404
    return found


def close_room(change: Change, given: QueryDict) -> None:
    """End the day: every activity closes, the rows stay until they expire."""
    for activity in change.room.activities.filter(is_open=True):
        _close(activity)
    hand_over_day(change.room)
    change.room.closed_at = timezone.now()
    change.phones = True


def begin_session(change: Change, given: QueryDict) -> None:
    """Begin the session at a place of the plan, now."""
    change.room.session = read_number(given, "place", 0, 100)
    change.room.session_began = timezone.now()


def shorten(change: Change, given: QueryDict) -> None:
    """Take minutes off a later session, or give them back with 0."""
    cuts = msgspec.json.decode(change.room.cuts, type=dict[str, int])
    cuts[str(read_number(given, "place", 0, 100))] = read_number(given, "minutes", 0, 480)
    change.room.cuts = msgspec.json.encode(cuts).decode()


def make(change: Change, given: QueryDict) -> None:
    """Make an activity, and show it at once where that is wished."""
    activity = make_activity(change.room, given.get("kind", ""), given)
    if given.get("now"):
        _show(change, activity)


def make_offered_activity(change: Change, given: QueryDict) -> None:
    """Make and show what a sheet of the running session's exercise offers."""
    number = read_number(given, "number", 0, 50)
    _show(change, make_offered(change.room, given.get("exercise", ""), number))


def show(change: Change, given: QueryDict) -> None:
    """Move everybody to an activity and open it."""
    _show(change, _activity(change, given))


def _show(change: Change, activity: Activity) -> None:
    change.phones = True
    change.room.current = activity
    if activity.kind in STANDING:
        return
    for before in tests_before(activity):
        _close(before)
    note_opening(activity, timezone.now())
    activity.is_open, activity.closed_at = True, None
    activity.opened_at = activity.opened_at or timezone.now()
    # Moving back to an activity leaves its clock as it was.
    if activity.minutes and activity.begun_at is None:
        activity.begun_at = timezone.now()
    activity.save()
    if activity.kind == "roleplay" and (cards := read_setting(activity).cards):
        change.learners |= hand_out(activity, len(cards))


def leave(change: Change, given: QueryDict) -> None:
    """Show nothing: everybody looks up."""
    change.room.current = None
    change.phones = True


def close(change: Change, given: QueryDict) -> None:
    """Close an activity: it takes no more, and its results may be shown."""
    _close(_activity(change, given))
    change.phones = True


def _close(activity: Activity) -> None:
    now = timezone.now()
    note_closing(activity, now)
    activity.is_open, activity.closed_at = False, now
    activity.save(update_fields=["is_open", "closed_at"])
    count_activity(activity)
    count_on_closing(activity, read_setting(activity))
    hand_over(activity)


def reveal(change: Change, given: QueryDict) -> None:
    """Show the results on phones and screen, or hide them again."""
    activity = _activity(change, given)
    activity.results = not activity.results
    activity.save(update_fields=["results"])
    count_activity(activity)
    change.phones = True


def erase_activity(change: Change, given: QueryDict) -> None:
    """Erase an activity and all that was put in."""
    activity = _activity(change, given)
    if activity.kind in STANDING:
        raise Http404
    if change.room.current_id == activity.id:
        change.room.current = None
    change.erase(Activity.objects.filter(id=activity.id))
    change.phones = True


def erase_entry(change: Change, given: QueryDict) -> None:
    """Erase one text or one row of a board."""
    entry = _entry(change, given)
    _look_again(change, entry)
    change.erase(Entry.objects.filter(id=entry.id))


def erase_words(change: Change, given: QueryDict) -> None:
    """Erase a text wherever it stands in an activity; whose it is stays unknown."""
    activity = _activity(change, given)
    digest = given.get("digest", "")
    if (setting := read_setting(activity)).form:
        erase_form_text(activity, setting, digest)
    change.learners |= erase_text(change, activity, digest)
    change.phones = True


def erase_texts(change: Change, given: QueryDict) -> None:
    """Erase everything that people wrote in an activity."""
    activity = _activity(change, given)
    if not KINDS[activity.kind].texts:
        raise Http404
    change.learners |= {str(id) for id in activity.entries.values_list("learner_id", flat=True) if id}
    change.erase(activity.entries.all())
    if (setting := read_setting(activity)).form:
        erase_form_text(activity, setting, "")
    change.phones = True


def mark(change: Change, given: QueryDict) -> None:
    """Show a question on the big screen, or mark it as answered, or take the mark away."""
    entry = _entry(change, given)
    wished = given.get("state", "")
    entry.state = wished if wished in ("shown", "done") else ""
    entry.save(update_fields=["state"])
    _look_again(change, entry)


def _look_again(change: Change, entry: Entry) -> None:
    change.phones = entry.state == "shown" or entry.activity.results
    if entry.learner_id:
        change.learners.add(str(entry.learner_id))
    if entry.group:
        change.learners |= {str(id) for id in entry.group.seats.values_list("learner_id", flat=True)}


def group(change: Change, given: QueryDict) -> None:
    """Deal everybody in the room into groups."""
    mix = given.get("mix", "mixed")
    chosen: Mix = next((one for one in MIXES if one == mix), "mixed")
    size = read_number(given, "size", 2, 20)
    change.learners |= form_groups(change.room, size, chosen, random.SystemRandom(), _marks(given))
    change.phones = True


def _marks(given: QueryDict) -> dict[str, Marks]:
    """Give what was told of people for this dealing, by learner's id."""
    ids = [name.removeprefix("organisation-") for name in given if name.startswith("organisation-")]
    return {id: (_mark(given, f"organisation-{id}"), _mark(given, f"balance-{id}")) for id in ids}


def _mark(given: QueryDict, name: str) -> str:
    mark = given.get(name, "").strip().casefold()
    if mark and not (len(mark) == 1 and mark.isalpha()):
        raise Refused(_("A mark is one letter, or nothing. No groups were formed."))
    return mark


def seat(change: Change, given: QueryDict) -> None:
    """Seat who came late, in groups and, during a role play, with a card."""
    change.learners |= seat_late(change.room)
    current = change.room.current
    if current is not None and current.kind == "roleplay" and (cards := read_setting(current).cards):
        current.room = change.room
        change.learners |= hand_out(current, len(cards))
    change.phones = True


def deal_again(change: Change, given: QueryDict) -> None:
    """Take the role cards back and hand them out anew."""
    activity = _activity(change, given)
    RoleCard.objects.filter(activity=activity).delete()
    change.learners |= hand_out(activity, max(1, len(read_setting(activity).cards)))
    change.phones = True


def park(change: Change, given: QueryDict) -> None:
    """Put something in the parking lot from the desk."""
    lot = change.room.activities.get(kind="parking")
    content = KINDS["parking"].take(read_setting(lot), {"text": [given.get("text", "")]})
    Entry.objects.create(
        id=uuid.uuid4(),
        activity=lot,
        content=msgspec.json.encode(content).decode(),
        expires_at=timezone.now() + KEPT_FOR,
    )


def count_people(change: Change, given: QueryDict) -> None:
    """Note how many are in the room without a phone."""
    change.room.without_phone = read_number(given, "people", 0, 999)


def enter_paper(change: Change, given: QueryDict) -> None:
    """Enter sheets of people without a phone."""
    activity = _activity(change, given)
    enter_sheets(activity, given)
    _look_at_paper(change, activity)


def take_paper_back(change: Change, given: QueryDict) -> None:
    """Take all sheets of an activity back, to enter them anew."""
    activity = _activity(change, given)
    change.erase(paper_of(activity))
    _look_at_paper(change, activity)


def _look_at_paper(change: Change, activity: Activity) -> None:
    count_activity(activity)
    if not activity.is_open:
        hand_over(activity)
    change.phones = activity.results


def time(change: Change, given: QueryDict) -> None:
    """Start an activity's clock anew with some minutes; 0 stops it."""
    activity = _activity(change, given)
    activity.minutes = read_number(given, "minutes", 0, 240)
    activity.begun_at = timezone.now() if activity.minutes else None
    activity.save(update_fields=["minutes", "begun_at"])
    change.phones = True


DEEDS: Mapping[str, Callable[[Change, QueryDict], None]] = {
    "close-room": close_room,
    "session": begin_session,
    "shorten": shorten,
    "make": make,
    "offer": make_offered_activity,
    "show": show,
    "leave": leave,
    "close": close,
    "reveal": reveal,
    "erase-activity": erase_activity,
    "erase-entry": erase_entry,
    "erase-words": erase_words,
    "erase-texts": erase_texts,
    "mark": mark,
    "group": group,
    "seat": seat,
    "deal-again": deal_again,
    "park": park,
    "people": count_people,
    "paper": enter_paper,
    "paper-back": take_paper_back,
    "time": time,
}
"""What can be done in an open room, by the last word of its address."""
