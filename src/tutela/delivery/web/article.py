"""The text of a unit or a page: blocks and containers; each figure's note once, after the block that names it first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tutela.delivery.web.elements import Content, Markup, join, tag
from tutela.delivery.web.margin import place_notes
from tutela.delivery.web.my_country import write_my_country
from tutela.delivery.web.notes import write_each_note
from tutela.delivery.web.references import References
from tutela.delivery.web.text import facts_in, write_block
from tutela.model.document import (
    Block,
    CasePlace,
    ContentNote,
    DoThis,
    ForConstituent,
    Heading,
    Invented,
    ItemPlace,
    MyCountry,
    Remember,
)


def write_article(
    blocks: Sequence[Block],
    refs: References,
    *,
    items: Mapping[str, Callable[[], Markup]] | None = None,
    constituents: Mapping[str, str] | None = None,
) -> Markup:
    """Give the text as HTML.

    `items` gives the HTML of each item by id, `constituents` the title of each constituent.
    """
    article = _Article(blocks, refs, items or {}, constituents or {})
    texts: list[Markup] = []
    notes: list[tuple[Markup, ...]] = []
    for block in blocks:
        texts.append(join(article.write_block(block)))
        notes.append(article.notes_of(block))
    places = place_notes(notes, texts)
    return join(*((text, _wrap(*each)) for text, each in zip(texts, zip(notes, places, strict=True), strict=True)))


def _wrap(notes: Sequence[Markup], place: str) -> Markup | None:
    return tag("div", *notes, class_=f"notes {place}".strip()) if notes else None


class _Article:
    """Remembers, while a text is written in order, which notes stand already and how deep the last heading was."""

    def __init__(
        self,
        blocks: Sequence[Block],
        refs: References,
        items: Mapping[str, Callable[[], Markup]],
        constituents: Mapping[str, str],
    ) -> None:
        self._refs = refs
        self._items = items
        self._constituents = constituents
        self._noted: set[str] = set()
        self._level = 1
        self._boxes = 0
        places = tuple(refs.cases[block.id].blocks for block in blocks if isinstance(block, CasePlace))
        self._mentions = tuple(facts_in((tuple(blocks), places)))

    def write(self, blocks: Sequence[Block]) -> Markup:
        """Give the blocks inside a container, their notes folded under them."""
        return join(*((self.write_block(block), _wrap(self.notes_of(block), "")) for block in blocks))

    def write_block(self, block: Block) -> Content:
        """Give one block without its notes; a container brings those of the blocks inside it."""
        match block:
            case CasePlace(id):
                return self._write_case(id)
            case ContentNote(blocks, skip_to):
                return self._write_content_note(blocks, skip_to)
            case ForConstituent(constituent, blocks):
                return self._write_for(constituent, blocks)
            case DoThis(blocks):
                return self._write_box("do-this", blocks)
            case Remember(blocks):
                return self._write_box("remember", blocks)
            case MyCountry():
                return write_my_country(block, self.write(block.blocks), self._refs)
            case Invented(blocks):
                label = tag("p", self._refs.words("desk.invented"), class_="label")
                return tag("section", label, self.write(blocks), class_="invented")
            case ItemPlace(id):
                return self._items[id]()
            case _:
                if isinstance(block, Heading):
                    self._level = block.level
                return write_block(block, self._refs, "article")

    def notes_of(self, block: Block) -> tuple[Markup, ...]:
        """Give the notes of figures named here first; each tells all parts of its fact that the text names anywhere."""
        new = {mention.id for mention in facts_in(block)} - self._noted
        self._noted |= new
        return write_each_note((mention for mention in self._mentions if mention.id in new), self._refs, ids=True)

    def _heading(self, text: str, **attributes: str) -> Markup:
        """Give a heading one level below the last one, at most level 3, so that no level is left out."""
        return tag(f"h{min(self._level + 1, 3)}", text, **attributes)

    def _write_case(self, id: str) -> Markup:
        case, words = self._refs.cases[id], self._refs.words
        id = self._refs.scope + id
        note = tag(
            "p",
            case.content_note,
            " ",
            tag("a", words("page.skip-case"), href=f"#after-{id}"),
            class_="content-note",
        )
        return tag(
            "section",
            tag("p", words("page.case-label"), class_="label"),
            self._heading(case.title, id=f"case-{id}-title"),
            note,
            self.write(case.blocks),
            tag("span", id=f"after-{id}", tabindex=-1),
            class_="case",
            id=f"case-{id}",
            aria_labelledby=f"case-{id}-title",
        )

    def _write_content_note(self, blocks: Sequence[Block], skip_to: str) -> Markup:
        words = self._refs.words
        skip = tag(
            "p",
            tag("a", words("page.skip-passage"), href=f"#{skip_to}"),
            " ",
            words("page.skip-costs-nothing"),
        )
        label = words("page.content-note")
        return tag("div", self.write(blocks), skip, class_="content-note", role="note", aria_label=label)

    def _write_for(self, constituent: str, blocks: Sequence[Block]) -> Markup:
        return tag(
            "section",
            self._heading(self._constituents.get(constituent, constituent), id=f"for-{constituent}"),
            self.write(blocks),
            class_="for",
            data_constituent=constituent,
            aria_labelledby=f"for-{constituent}",
        )

    def _write_box(self, kind: str, blocks: Sequence[Block]) -> Markup:
        self._boxes += 1
        id = f"box_{self._boxes}"  # no heading of a text has an underscore in its id
        heading = tag("h2", self._refs.words(f"unit.{kind}"), id=id)
        return tag("section", heading, self.write(blocks), class_=kind, aria_labelledby=id)
