"""`tutela evidence form`: a survey form from the kit's vulnerability framework."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from tutela.cli.day import this_day
from tutela.cli.evidence.refusing import refusing
from tutela.delivery.web.words import read_words
from tutela.evidence.forms import Form, Protection, Speech, elsewhere_mapping_of, make_form, mapping_of, write_form
from tutela.evidence.forms.form import FormLevel, Length
from tutela.evidence.refused import Refused
from tutela.model.kit import Kit
from tutela.source import read_kit
from tutela.source.catalogue import read_catalogue
from tutela.source.translation import look_up

_SHIPPED = Path(__file__).parent.parent.parent / "_kit"


@click.command("form")
@click.option("--level", type=click.Choice(get_args(FormLevel)), required=True)
@click.option("--ethics", default="", help="The ethics body and its decision. Without it no form is made.")
@click.option("--referral", default="", help="Who helps those who ask for help, and how they are reached.")
@click.option("--area", "areas", multiple=True, help="An area of the first level; name each.")
@click.option("--length", type=click.Choice(get_args(Length)), default="full", show_default=True)
@click.option("--kit", type=click.Path(path_type=Path, file_okay=False), help="A kit folder; else the shipped one.")
@click.option("--edition", help="Lay this edition over the kit.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    help="A language of the form, by its code; may be repeated, the first is the default. Else that of the kit.",
)
@click.option("-o", "--output", "file", type=click.Path(path_type=Path, dir_okay=False), required=True)
def command(
    level: FormLevel,
    ethics: str,
    referral: str,
    areas: tuple[str, ...],
    length: Length,
    kit: Path | None,
    edition: str | None,
    languages: tuple[str, ...],
    file: Path,
) -> None:
    """Write an XLSForm for ODK, KoboToolbox or SurveyCTO: consent first, adults answer, no names or places."""
    today = this_day()
    folder = kit or (_SHIPPED if _SHIPPED.is_dir() else Path("kit"))
    with refusing():
        if file.suffix != ".xlsx" or not file.parent.is_dir():
            raise Refused(f"{file}: no place for a form", expected="a name that ends in .xlsx", do="choose another")
        protection = Protection(ethics, referral)
        reading = read_kit(folder, today=today, edition=edition)
        if reading.kit is None:
            raise Refused(f"{folder}: no kit can be read", expected="a kit folder", do="run `tutela check`")
        form = make_form(level, reading.kit.factors, protection, length=length, areas=areas)
        codes = tuple(dict.fromkeys(languages)) or (reading.kit.language,)
        speeches = [_speech(code, reading.kit, folder) for code in codes]
        write_form(form, file, speeches=speeches, version=today.strftime("%Y%m%d"))
        mapping = file.with_suffix(".map.yaml")
        mapping.write_text(mapping_of(form, speeches[0]), "utf-8")
        if level == "household":
            file.with_suffix(".elsewhere.map.yaml").write_text(elsewhere_mapping_of(form, speeches[0]), "utf-8")
    for speech in speeches:
        _tell_gaps(form, speech)
    for factor in form.left_out:
        click.echo(f"{factor}: left out, no form asks about it")
    click.echo(f"{file}: about {form.minutes} minutes")
    click.echo(f"{mapping}: the mapping for `tutela evidence profile`")


def _speech(code: str, kit: Kit, folder: Path) -> Speech:
    """Give a language: that of the kit, or one with a catalogue in its folder `locale`."""
    words = read_words({}).by_key
    if code == kit.language and not (folder / "locale" / f"{code}.po").is_file():
        # Words of the interface are English; a kit in another language has its own only by a catalogue.
        return Speech(code, words, lambda context, text: text if code == "en" or not context else None)
    catalogue, problems = read_catalogue(folder, code)
    for problem in problems:
        click.echo(str(problem), err=True)
    if not catalogue:
        raise Refused(
            f"locale/{code}.po: no translation",
            expected=f"a gettext catalogue in {folder}",
            do=f"tutela extract {folder}, and translate it",
        )
    own = code == kit.language
    return Speech(code, words, lambda context, text: look_up(catalogue, context, text) or (text if own else None))


def _tell_gaps(form: Form, speech: Speech) -> None:
    """Say how much of a form is not translated; those texts stand in the language of the kit."""
    said = form.says
    lacking = list(dict.fromkeys(text for phrase in said for text in speech.lacks(phrase)))
    if not lacking:
        return
    whole = len({text for phrase in said for text in Speech("", speech.words, lambda *_: None).lacks(phrase)})
    click.echo(
        f"warning: {speech.code}: {len(lacking)} of {whole} texts of this form are not translated; they stand as in "
        f"the kit. The first: {lacking[0]}",
        err=True,
    )
