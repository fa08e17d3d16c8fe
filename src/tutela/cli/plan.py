"""tutela plan: a course plan from the menu, by what a facilitator wishes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tutela.cli.opened import need, open_kit, this_day
from tutela.cli.planfile import read_plan_file, read_shaped, write_plan_file
from tutela.delivery.web.site import Site

if TYPE_CHECKING:
    from tutela.planner import Planned


@click.command("plan")
@click.argument("wishes", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--kit", type=click.Path(path_type=Path), help="The kit whose menu is used; left out, the shipped one.")
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The plan to write.")
@click.option(
    "--keep",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Fill the rest of this plan; what is locked in it stays.",
)
@click.option("--edition", help="Lay this edition over the kit.")
@click.option("--language", help="In this language, by KIT/locale/LANGUAGE.po.")
def command(
    wishes: Path, kit: Path | None, out: Path, keep: Path | None, edition: str | None, language: str | None
) -> None:
    """Plan a course by WISHES, a YAML file; tell why, what is not covered, and what it would cost to cover it."""
    try:
        from tutela.planner import NoPlan, TooShort, UnknownExercise, Wishes, offer_of, plan_course
    except ImportError as missing:
        raise need("desk", missing) from missing
    site = open_kit(kit, edition, this_day(), language)
    wished = read_shaped(wishes, Wishes)
    _check_names(wished.competencies, site)
    titles = titles_of(site)
    offers = [offer_of(entry) for entry in site.manifest.exercises]
    try:
        planned = plan_course(wished, offers, titles, kept=read_plan_file(keep) if keep else None)
    except (NoPlan, TooShort, UnknownExercise) as fault:
        raise click.ClickException(str(fault)) from fault
    write_plan_file(planned.plan, out)
    _tell(planned, {offer.id: offer.title for offer in offers}, titles)
    click.echo(str(out))


def _tell(planned: Planned, menu: Mapping[str, str], titles: Mapping[str, str]) -> None:
    """Tell what was given up, what is not covered and what that would cost, and what is wrong with the plan."""
    for wish in planned.given_up:
        click.echo(f"given up: {wish}", err=True)
    for each in planned.uncovered:
        cost = "nothing in the menu is left for it"
        if each.exercise:
            cost = f"{each.minutes} more minutes would cover it with “{menu[each.exercise]}”"
        why = "; no exercise of the plan trains it" if each.state == "missing" else ""
        click.echo(f"{each.state}: {titles[each.competency]}{why}; {cost}")
    for fault in planned.balance.faults:
        click.echo(f"day {fault.day}, session {fault.session}: {fault.what}; {fault.do}")


def titles_of(site: Site) -> dict[str, str]:
    """Give the titles of competencies and of the parts of an action plan."""
    manifest = site.manifest
    return {each.id: each.title for each in manifest.plan} | {each.id: each.title for each in manifest.competencies}


def _check_names(competencies: tuple[str, ...], site: Site) -> None:
    known = [each.id for each in site.manifest.competencies]
    for id in competencies:
        if id not in known:
            raise click.ClickException(f"the competency {id!r} is not in the kit; expected one of {', '.join(known)}")
