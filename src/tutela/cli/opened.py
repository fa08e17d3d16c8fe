"""Opens a kit for printing and planning: read, checked, compiled, as one value."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from tutela.cli.places import SHIPPED_KIT
from tutela.compiler import compile_kit
from tutela.delivery.web.open import open_site
from tutela.delivery.web.site import Site
from tutela.delivery.web.words import read_words
from tutela.model.kit import Kit
from tutela.source import count_translated, read_catalogue, read_kit, translate


def open_kit(kit: Path | None, edition: str | None, today: datetime.date, language: str | None = None) -> Site:
    """Give the kit, the shipped one where none is named, in a language; tell its errors and stop where it has any."""
    folder = kit or SHIPPED_KIT
    reading = read_kit(folder, today=today, edition=edition)
    for problem in reading.errors:
        click.echo(str(problem), err=True)
    if reading.kit is None or reading.errors:
        raise click.ClickException(f"{folder} has errors; nothing was made; tutela check {folder}")
    said = translate_kit(reading.kit, folder, language) if language else reading.kit
    return open_site(compile_kit(said, today=today))


def translate_kit(kit: Kit, folder: Path, language: str) -> Kit:
    """Give the kit in another language; a catalogue that is missing or broken stops the run."""
    if language == kit.language:
        return kit
    catalogue, problems = read_catalogue(folder, language)
    for problem in problems:
        click.echo(str(problem), err=True)
    if not catalogue:
        name = f"locale/{language}.po"
        raise click.ClickException(
            f"{name}: no translation; expected a gettext catalogue there; tutela extract {folder}"
        )
    interface = read_words({}).by_key
    done, texts = count_translated(kit, catalogue, interface)
    if done < texts:
        click.echo(
            f"locale/{language}.po: {done:,} of {texts:,} texts are translated; the others stay as they are", err=True
        )
    return translate(kit, catalogue, language, interface)


def this_day() -> datetime.date:
    """Give today."""
    return datetime.datetime.now(datetime.UTC).date()


def need(extra: str, missing: ImportError) -> click.ClickException:
    """Give the error for an extra that is not installed."""
    return click.ClickException(f"{missing.name} is not installed; expected the extra; pip install 'tutela[{extra}]'")
