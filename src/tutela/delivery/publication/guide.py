"""The facilitators' guide: its chapters, the icebreakers and energisers, and the sample agendas."""

from __future__ import annotations

from tutela.delivery.publication import paper
from tutela.delivery.publication.binding import bind_book
from tutela.delivery.publication.text import PaperText, refer_on_paper
from tutela.delivery.publication.timetable import write_timetable
from tutela.delivery.web.site import Site
from tutela.model.language import join_texts
from tutela.model.package import AgendaObject, ChapterObject, GuideEntry, IcebreakersObject
from tutela.model.training import Icebreaker


def write_guide(site: Site, guide: GuideEntry) -> paper.Publication:
    """Give the publication of the guide."""
    held = [site.read_as(entry.object, ChapterObject) for entry in guide.chapters]
    labels = frozenset(f"chapter-{entry.id}" for entry in guide.chapters)
    chapters = (*(_write_chapter(site, each, labels) for each in held), *_icebreakers(site), *_agendas(site))
    return bind_book(site, guide.id, guide.title, chapters, subtitle=guide.subtitle)


def _write_chapter(site: Site, held: ChapterObject, labels: frozenset[str]) -> paper.Chapter:
    chapter = held.chapter
    refs = refer_on_paper(site, held)
    text = PaperText(
        refs,
        lambda kind, id: label if (label := f"{kind}-{id}") in labels else "",
    )
    return paper.Chapter(
        title=chapter.title, label=f"chapter-{chapter.id}", lead=chapter.summary, blocks=text.blocks(chapter.blocks)
    )


def _icebreakers(site: Site) -> tuple[paper.Chapter, ...]:
    if not site.manifest.icebreakers:
        return ()
    held = site.read_as(site.manifest.icebreakers, IcebreakersObject)
    blocks = [block for each in held.icebreakers for block in _write_icebreaker(site, each)]
    return (paper.Chapter(title=site.words("desk.icebreakers"), blocks=tuple(blocks)),)


def _write_icebreaker(site: Site, each: Icebreaker) -> tuple[paper.Block, ...]:
    words = site.words
    time = words.count("desk.minutes-alone", each.minutes)
    people = words.count("desk.people", each.people.most, least=each.people.least)
    materials = (("icebreaker.materials", words.join("comma", each.materials)),) if each.materials else ()
    told = (
        ("icebreaker.why", each.why),
        ("icebreaker.care", each.care),
        ("icebreaker.online", each.online),
        *materials,
    )
    return (
        paper.Heading(2, (paper.Run(each.title),)),
        paper.Paragraph((paper.Run(join_texts(" · ", (time, people)), em=True),)),
        paper.Numbers(tuple((paper.Paragraph((paper.Run(step),)),) for step in each.steps)),
        *(
            paper.Paragraph((paper.Run(join_texts("", (words(key), " ")), strong=True), paper.Run(text)))
            for key, text in told
        ),
    )


def _agendas(site: Site) -> tuple[paper.Chapter, ...]:
    return tuple(
        paper.Chapter(
            title=entry.title,
            label=f"agenda-{entry.id}",
            kicker=site.words("print.sample-agenda"),
            lead=entry.aim,
            blocks=write_timetable(site, site.read_as(entry.object, AgendaObject).agenda),
        )
        for entry in site.manifest.agendas
    )
