"""Opens a kit for printing and planning: read, checked, compiled, as one value."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from tutela.cli.places import SHIPPED_KIT
from tutela.cli.translating import translate_kit
from tutela.compiler import compile_kit
from tutela.delivery.web.open import open_site
from tutela.delivery.web.site import Site
from tutela.source import read_kit


def open_kit(kit: Path | None, edition: str | None, today: datetime.date, language: str | None = None) -> Site:
    """Give the kit, the shipped one where none is named, in its own or another language; stop where it has errors."""
    folder = kit or SHIPPED_KIT
    reading = read_kit(folder, today=today, edition=edition)
    for problem in reading.errors:
        click.echo(str(problem), err=True)
    if reading.kit is None or reading.errors:
        raise click.ClickException(f"{folder} has errors; nothing was made; tutela check {folder}")
    read = translate_kit(reading.kit, folder, language) if language else reading.kit
    return open_site(compile_kit(read, today=today))


def need(extra: str, missing: ImportError) -> click.ClickException:
    """Give the error for an extra that is not installed."""
    return click.ClickException(f"{missing.name} is not installed; expected the extra; pip install 'tutela[{extra}]'")
