"""`tutela evidence form`: a survey form from the kit's vulnerability framework."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import get_args

import click

from tutela.cli.evidence.refusing import refusing
from tutela.evidence.forms import Protection, elsewhere_mapping_of, make_form, mapping_of, write_form
from tutela.evidence.forms.form import FormLevel, Length
from tutela.evidence.refused import Refused
from tutela.source import read_kit

_SHIPPED = Path(__file__).parent.parent.parent / "_kit"


@click.command("form")
@click.option("--level", type=click.Choice(get_args(FormLevel)), required=True)
@click.option("--ethics", default="", help="The ethics body and its decision. Without it no form is made.")
@click.option("--referral", default="", help="Who helps those who ask for help, and how they are reached.")
@click.option("--area", "areas", multiple=True, help="An area of the first level; name each.")
@click.option("--length", type=click.Choice(get_args(Length)), default="full", show_default=True)
@click.option("--kit", type=click.Path(path_type=Path, file_okay=False), help="A kit folder; else the shipped one.")
@click.option("--edition", help="Lay this edition over the kit.")
@click.option("--language", default="English (en)", show_default=True, help="Language of the labels.")
@click.option("-o", "--output", "file", type=click.Path(path_type=Path, dir_okay=False), required=True)
def command(
    level: FormLevel,
    ethics: str,
    referral: str,
    areas: tuple[str, ...],
    length: Length,
    kit: Path | None,
    edition: str | None,
    language: str,
    file: Path,
) -> None:
    """Write an XLSForm for ODK, KoboToolbox or SurveyCTO: consent first, adults answer, no names or places."""
    today = datetime.datetime.now(datetime.UTC).date()
    folder = kit or (_SHIPPED if _SHIPPED.is_dir() else Path("kit"))
    with refusing():
        if file.suffix != ".xlsx" or not file.parent.is_dir():
            raise Refused(f"{file}: no place for a form", expected="a name that ends in .xlsx", do="choose another")
        protection = Protection(ethics, referral)
        reading = read_kit(folder, today=today, edition=edition)
        if reading.kit is None:
            raise Refused(f"{folder}: no kit can be read", expected="a kit folder", do="run `tutela check`")
        form = make_form(level, reading.kit.factors, protection, length=length, areas=areas, language=language)
        write_form(form, file, version=today.strftime("%Y%m%d"))
        mapping = file.with_suffix(".map.yaml")
        mapping.write_text(mapping_of(form), "utf-8")
        if level == "household":
            file.with_suffix(".elsewhere.map.yaml").write_text(elsewhere_mapping_of(form), "utf-8")
    for factor in form.left_out:
        click.echo(f"{factor}: left out, no form asks about it")
    click.echo(f"{file}: about {form.minutes} minutes")
    click.echo(f"{mapping}: the mapping for `tutela evidence profile`")
