"""A kit in another language, by its catalogue, with what is wrong with that told."""

from __future__ import annotations

from pathlib import Path

import click

from tutela.cli.interface import list_interface
from tutela.model.kit import Kit
from tutela.source.catalogue import read_catalogue
from tutela.source.translation import count_translated, translate


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
    interface = list_interface()
    done, texts = count_translated(kit, catalogue, interface)
    if done < texts:
        click.echo(
            f"locale/{language}.po: {done:,} of {texts:,} texts are translated; the others stay as they are", err=True
        )
    return translate(kit, catalogue, language, interface)
