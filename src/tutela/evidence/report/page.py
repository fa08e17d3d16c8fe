"""The report as one HTML page that reads without scripts and without a network."""

from __future__ import annotations

from html import escape

from tutela.evidence.report.blocks import Block, Bullets, Document, Figure, Folded, Heading, Paragraph, Table

__all__ = ["make_page"]


def make_page(document: Document) -> str:
    """Give the HTML; its style sheet is `report.css` beside it. Every text is escaped; charts are our own SVG."""
    label = f'<p class="invented">{escape(document.label)}</p>' if document.label else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(document.title)}</title><link rel="stylesheet" href="report.css"></head><body>'
        f'<main class="evidence" id="main"><p class="kicker">{escape(document.kicker)}</p>'
        f"<h1>{escape(document.title)}</h1>{label}"
        f'<div class="content-note"><p>{escape(document.head)}</p></div>{_contents(document)}'
        f"{_blocks(document.blocks)}</main></body></html>"
    )


def _contents(document: Document) -> str:
    """Give a list of the sections; a report of a survey is twenty screens long."""
    titles = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2]
    links = "".join(f'<li><a href="#{_anchor(title)}">{escape(title)}</a></li>' for title in titles)
    return f'<nav aria-label="Contents"><ul>{links}</ul></nav>' if len(titles) > 1 else ""


def _anchor(title: str) -> str:
    return "s-" + "".join(letter if letter.isalnum() else "-" for letter in title.lower())


def _blocks(blocks: tuple[Block, ...]) -> str:
    return "".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    match block:
        case Heading():
            anchor = f' id="{_anchor(block.text)}"' if block.level == 2 else ""
            return f"<h{block.level}{anchor}>{escape(block.text)}</h{block.level}>"
        case Paragraph():
            return f"<p>{escape(block.text)}</p>"
        case Bullets():
            return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in block.texts) + "</ul>"
        case Table():
            return _table(block)
        case Figure():
            return f'<div class="drawn">{block.svg}{_table(block.table)}</div>'
        case Folded():
            return f"<details><summary>{escape(block.title)}</summary>{_blocks(block.blocks)}</details>"


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:]) + "</tr>"
        for row in table.rows
    )
    caption = escape(table.caption)
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{caption}"><table><caption>{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )
