"""A course plan as timetables with clock times, one for each day."""

from __future__ import annotations

from tutela.delivery.publication import paper
from tutela.delivery.web.site import Site
from tutela.model.package import IcebreakersObject
from tutela.model.plan import CoursePlan, Day, Session, hour_of, starts_of

MOST_ROWS = 30
"""A day with more sessions does not fit on one page."""


def write_timetable(site: Site, agenda: CoursePlan) -> tuple[paper.Block, ...]:
    """Give for whom the course is and its days."""
    words = site.words
    for_whom = paper.Paragraph(
        (paper.Run(words.join("colon", (words("agenda.who"), "")), strong=True), paper.Run(agenda.who))
    )
    notes = (paper.Paragraph((paper.Run(agenda.notes),)),) if agenda.notes else ()
    return (for_whom, *notes, *(block for day in agenda.days for block in _write_day(site, day)))


def _write_day(site: Site, day: Day) -> tuple[paper.Block, ...]:
    words = site.words
    head = tuple((paper.Run(words(f"agenda.{name}")),) for name in ("time", "session", "minutes"))
    starts = starts_of(day)
    rows = tuple(
        (
            (paper.Run(hour_of(start)),),
            (paper.Run(title_of(site, session), strong=bool(session.exercise)),),
            (paper.Run(str(session.minutes)),),
        )
        for start, session in zip(starts, day.sessions, strict=False)
    )
    # A space, since an empty cell would be one to write in.
    ends = ((paper.Run(hour_of(starts[-1])),), (paper.Run(words("print.end-of-day")),), (paper.Run("\u00a0"),))
    grid = paper.Grid(head, (*rows, ends), widths=(2, 9, 2), whole=len(rows) < MOST_ROWS)
    return (paper.Heading(2, (paper.Run(day.title),)), grid)


def title_of(site: Site, session: Session) -> str:
    """Give what a session is called: its own title, or that of its exercise, unit or icebreaker, or its kind."""
    manifest, words = site.manifest, site.words
    kind = words(f"session.{session.kind}")
    if session.exercise:
        title = next((entry.title for entry in manifest.exercises if entry.id == session.exercise), session.exercise)
        return words("list.brackets", text=title, more=words("agenda.half")) if session.half else title
    if session.title:
        return session.title
    if session.unit:
        titles = {unit.id: unit.title for book in manifest.books for unit in book.units}
        return words.join("colon", (kind, titles.get(session.unit, session.unit)))
    if session.icebreaker and manifest.icebreakers:
        held = site.read_as(manifest.icebreakers, IcebreakersObject)
        title = next((each.title for each in held.icebreakers if each.id == session.icebreaker), "")
        return words.join("colon", (kind, title)) if title else kind
    return kind
