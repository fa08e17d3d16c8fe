"""tutela print: the books of a kit as PDF, DOCX and EPUB."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from tutela.cli.day import this_day
from tutela.cli.opened import need, open_kit
from tutela.delivery.publication.exercise_book import write_exercise_book
from tutela.delivery.publication.guide import write_guide
from tutela.delivery.publication.paper import Publication
from tutela.delivery.publication.textbook import write_textbook
from tutela.delivery.publication.toolkit import write_toolkit
from tutela.delivery.web.site import Site

Writer = Callable[..., object]


@click.command("print")
@click.argument("kit", type=click.Path(path_type=Path), required=False)
@click.option("--to", "targets", type=click.Choice(["pdf", "docx", "epub"]), multiple=True, default=("pdf",))
@click.option("--only", multiple=True, help="Ids of books: a textbook's, `exercises`, `guide`, `toolkit`; else all.")
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Where to write.")
@click.option("--edition", help="Lay this edition over the kit.")
@click.option("--language", help="In this language, by KIT/locale/LANGUAGE.po.")
def command(
    kit: Path | None,
    targets: tuple[str, ...],
    only: tuple[str, ...],
    out: Path,
    edition: str | None,
    language: str | None,
) -> None:
    """Set the textbooks, the exercise book, the guide and the toolkit of KIT in print; left out, the shipped kit."""
    today = this_day()
    writers = {target: find_writer(target) for target in targets}
    publications = {each.id: each for each in list_books(open_kit(kit, edition, today, language))}
    unknown = sorted(set(only) - set(publications))
    if unknown:
        raise click.ClickException(f"no book is called {unknown[0]!r}; expected one of {', '.join(publications)}")
    for id in only or publications:
        for target, write in writers.items():
            path = out / f"{id}.{target}"
            write(publications[id], path, today=today)
            click.echo(str(path))


def list_books(site: Site) -> Iterator[Publication]:
    """Give every book of a package."""
    manifest = site.manifest
    yield from (write_textbook(site, book) for book in manifest.books)
    if manifest.exercises:
        yield write_exercise_book(site)
    if manifest.guide:
        yield write_guide(site, manifest.guide)
    if manifest.tools:
        yield write_toolkit(site)


def find_writer(target: str) -> Writer:
    """Give the writer of a target; tell which extra brings it where it is not installed."""
    try:
        if target == "pdf":
            from tutela.delivery.pdf import write_pdf

            return write_pdf
        from tutela.delivery.pandoc.write import write_docx, write_epub
    except ImportError as missing:
        raise need("documents", missing) from missing
    return write_docx if target == "docx" else write_epub
