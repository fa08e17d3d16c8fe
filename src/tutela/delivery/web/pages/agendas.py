"""Sample agendas: a list, and each as a timetable with computed clock times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tutela.delivery.web.desk import people_of, titles_of, write_back, write_rows
from tutela.delivery.web.elements import Content, Markup, join, tag
from tutela.delivery.web.site import KeptSheet, Sheet, Site, root_of
from tutela.model.language import join_texts
from tutela.model.package import AgendaObject
from tutela.model.plan import CoursePlan, Day, Session, starts_of

_REST = ("break", "lunch")


def write(site: Site) -> Iterator[KeptSheet]:
    """Give the sheets of the agendas, when there are any."""
    if site.manifest.agendas:
        yield site.keep_outlined(_write_agendas)
    for agenda in site.manifest.agendas:
        yield site.keep_sheet(_write_agenda, agenda.object)


def _write_agendas(site: Site) -> Sheet:
    agendas, words = site.manifest.agendas, site.words
    title = words("desk.agendas")
    lines = (
        tag(
            "li",
            tag("a", agenda.title, href=f"{agenda.id}.html"),
            tag(
                "p",
                join_texts(" · ", (words.count("agenda.days", agenda.days), words(f"degree.{agenda.level}"))),
                class_="kicker",
            ),
            tag("p", agenda.who),
        )
        for agenda in sorted(agendas, key=lambda agenda: (agenda.minutes, agenda.id))
    )
    main = join(
        tag("h1", title),
        tag("p", words("desk.agendas-says"), class_="lead"),
        tag("ul", *lines, class_="menu"),
    )
    return Sheet(path="agendas/index.html", title=title, kind="desk", main=main)


def _write_agenda(site: Site, object: str) -> Sheet:
    held, words = site.read_as(object, AgendaObject), site.words
    agenda, icebreakers = held.agenda, {icebreaker.id: icebreaker.title for icebreaker in held.icebreakers}
    path = f"agendas/{agenda.id}.html"
    main = join(
        tag("p", words("desk.agendas"), class_="kicker"),
        tag("h1", agenda.title),
        write_rows(_rows(site, agenda)),
        tag("p", agenda.notes) if agenda.notes else None,
        *(_write_day(site, path, day, icebreakers) for day in agenda.days),
        tag("footer", write_back(words("desk.back-agendas")), class_="ending"),
    )
    return Sheet(path=path, title=agenda.title, kind="desk", main=main)


def _rows(site: Site, agenda: CoursePlan) -> Iterator[tuple[str, Content]]:
    manifest, words = site.manifest, site.words
    titles = {one.id: one.title for one in manifest.competencies}
    yield words("agenda.who"), agenda.who
    yield words("agenda.aim"), agenda.aim
    yield words("exercise.people"), people_of(agenda.people, words)
    yield words("exercise.level"), words(f"degree.{agenda.level}")
    yield words("exercise.constituents"), titles_of(agenda.constituents, manifest.constituents, site.words)
    yield words("exercise.reach"), titles_of(agenda.reach, manifest.reach, site.words)
    yield words("exercise.competencies"), words.join("semicolon", (titles[id] for id in agenda.competencies))


def _write_day(site: Site, path: str, day: Day, icebreakers: Mapping[str, str]) -> Markup:
    words = site.words
    *starts, end = starts_of(day)
    rows = (
        tag(
            "tr",
            tag("th", _clock(start), scope="row"),
            tag("td", str(session.minutes)),
            tag("td", _write_session(site, path, session, icebreakers)),
            class_="rest" if session.kind in _REST else None,
        )
        for start, session in zip(starts, day.sessions, strict=True)
    )
    head = tag("tr", *(tag("th", words(f"agenda.{name}"), scope="col") for name in ("time", "minutes", "session")))
    rest = sum(session.minutes for session in day.sessions if session.kind in _REST)
    total = sum(session.minutes for session in day.sessions)
    work, pause = (words.count("desk.minutes-alone", minutes) for minutes in (total - rest, rest))
    return tag(
        "section",
        tag("h2", day.title),
        tag("table", tag("thead", head), tag("tbody", *rows), class_="timetable"),
        tag("p", words("agenda.ends", time=_clock(end), work=work, rest=pause), class_="kicker"),
        class_="day",
    )


def _clock(minutes: int) -> str:
    """Give minutes since midnight as 09:00."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _write_session(site: Site, path: str, session: Session, icebreakers: Mapping[str, str]) -> Content:
    """Give the kind of a session and what it does, linked."""
    words, root = site.words, root_of(path)
    linked: tuple[str, str] = ("", "")
    if session.exercise:
        titles = {entry.id: entry.title for entry in site.manifest.exercises}
        linked = (titles[session.exercise], site.address("exercise", session.exercise))
    elif session.icebreaker:
        linked = (icebreakers[session.icebreaker], site.address("icebreaker", session.icebreaker))
    elif session.unit:
        units = {unit.id: unit.title for unit in site.book_of(session.unit).units}
        linked = (session.title or units[session.unit], site.address("unit", session.unit))
    elif session.book:
        title = next(book.title for book in site.manifest.books if book.id == session.book)
        linked = (title, f"{session.book}/{'precheck' if session.kind == 'pre-test' else 'test'}.html")
    title, address = linked
    return [
        tag("b", words(f"session.{session.kind}")),
        (": ", tag("a", title, href=root + address)) if title else "",
        (" (", words("agenda.half"), ")") if session.half else "",
        (": ", session.title) if session.title and session.title != title else "",
    ]
