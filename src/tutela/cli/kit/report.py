"""tutela kit report: what a kit covers and how it reads; with --strict, a hole or a fault is an error."""

from __future__ import annotations

from pathlib import Path

import click

from tutela.cli.day import this_day
from tutela.source import read_kit
from tutela.source.draft import Draft
from tutela.source.reading import read_draft
from tutela.source.review.citations import review_citations
from tutela.source.review.coverage import Grid, cover
from tutela.source.review.levels import list_faults, read_levels, too_hard
from tutela.source.review.settings import ReviewShape, read_own_words, read_review
from tutela.source.review.spelling import can_check, find_words, list_unknown


@click.command("report")
@click.argument("kit", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--edition", help="Lay this edition over the kit.")
@click.option("--strict", is_flag=True, help="Exit with 1 when there is a hole or a fault.")
def command(kit: Path, edition: str | None, strict: bool) -> None:
    """Tell what KIT covers and every hole; how each piece reads; unknown words; sources and links."""
    today = this_day()
    read = read_kit(kit, today=today, edition=edition).kit
    if read is None:
        raise click.ClickException(f"{kit} has errors; nothing is reported; tutela check {kit}")
    settings, problems = read_review(kit)
    for problem in problems:
        click.echo(str(problem), err=True)
    draft, _, _ = read_draft(kit, today=today, edition=edition)
    coverage = cover(read, settings.targets)  # type: ignore[arg-type]  # targets are named by words
    for grid in coverage.grids:
        _print_grid(grid)
    found = {
        "Holes": coverage.holes,
        "Hard to read": _reading(draft, settings),
        "Unknown words": _spelling(draft, kit),
        "Sources and links": _citations(draft),
    }
    for title, lines in found.items():
        click.echo(f"\n{title}: {len(lines) or 'none'}")
        for line in lines:
            click.echo(f"  {line}")
    if strict and (problems or any(found.values())):
        raise SystemExit(1)


def _print_grid(grid: Grid) -> None:
    """Print a table with its heads numbered, since many are longer than their counts."""
    click.echo(f"\n{grid.title}")
    if not grid.rows:
        click.echo("  nothing yet")
        return
    for number, name in enumerate(grid.head[1:], 1):
        click.echo(f"  {number:>2} {name}")
    width = max(len(row[0]) for row in grid.rows)
    size = max(len(cell) for row in grid.rows for cell in (*row[1:], str(len(row))))
    click.echo(f"  {'':{width}}  " + " ".join(f"{number:>{size}}" for number in range(1, len(grid.head))))
    for row in grid.rows:
        click.echo(f"  {row[0]:{width}}  " + " ".join(f"{cell:>{size}}" for cell in row[1:]))


def _reading(draft: Draft, settings: ReviewShape) -> tuple[str, ...]:
    levels = read_levels(draft)
    click.echo("\nReading level: grade (Flesch and Kincaid) and words a sentence")
    why = {each.piece: each.why for each in settings.exceptions}
    for level in levels:
        mark = " !" if too_hard(level, settings.reading) else ""
        reason = f" excepted: {why[level.piece]}" if level.piece in why else ""
        reading = level.reading
        click.echo(f"  {reading.grade:4.1f} {reading.sentence:5.1f} {reading.words:6} {level.piece}{mark}{reason}")
    return list_faults(levels, settings.reading, settings.exceptions)


def _spelling(draft: Draft, kit: Path) -> tuple[str, ...]:
    if draft.language.split("-")[0] != "en":
        click.echo("\nSpelling: not checked; the word list is for English")
        return ()
    if not can_check():
        click.echo("\nSpelling: not checked; install hunspell and its dictionary en_GB")
        return ()
    return list_unknown(find_words(draft), read_own_words(kit))


def _citations(draft: Draft) -> tuple[str, ...]:
    told = review_citations(draft)
    seen = ", ".join(f"{number} {status}" for status, number in told.seen.items())
    checked = ", ".join(f"{number} {status}" for status, number in told.checked.items())
    click.echo(f"\nSources: {told.sources} ({seen}); facts: {told.facts} ({checked})")
    return told.faults
