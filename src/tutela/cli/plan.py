"""tutela plan: a course plan from the menu, by what a facilitator wishes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from tutela.cli.day import this_day
from tutela.cli.opened import need, open_kit
from tutela.cli.planfile import read_plan_file, read_shaped, write_plan_file
from tutela.delivery.publication.telling import teller_of
from tutela.delivery.web.site import Site
from tutela.model.kit import Competency, Named
from tutela.model.language import join_texts
from tutela.model.plan import CoursePlan, write_out
from tutela.model.sentence import Tell

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
    _check_names("competency", wished.competencies, site.manifest.competencies)
    _check_names("thing at hand", wished.lacking, site.manifest.at_hand)
    offers = [offer_of(entry) for entry in site.manifest.exercises]
    kept, tell = read_plan_file(keep) if keep else None, teller_of(site)
    try:
        planned = plan_course(wished, offers, site.manifest.taught_order, site.words, kept=kept)
    except (NoPlan, TooShort, UnknownExercise) as fault:
        raise click.ClickException(tell(fault.args[0])) from fault
    write_plan_file(write_out(_name_people(planned.plan, wished.audience.constituents, site), tell), out)
    _tell(planned, site, tell)
    click.echo(str(out))


def _tell(planned: Planned, site: Site, tell: Tell) -> None:
    """Tell what was given up, what is not covered and what that would cost, and what is wrong with the plan."""
    words = site.words
    menu = {each.id: each.title for each in site.manifest.exercises}
    titles = {each.id: each.title for each in site.manifest.competencies}
    for wish in planned.given_up:
        click.echo(words("planner.told-given-up", wish=tell(wish)), err=True)
    for each in planned.uncovered:
        key, said = f"planner.told-{each.state}", {"competency": titles[each.competency]}
        if each.exercise:
            click.echo(words.count(f"{key}-cost", each.minutes, exercise=menu[each.exercise], **said))
        else:
            why = (tell(each.unsuited),) if each.unsuited else ()
            click.echo(join_texts(": ", (words(key, **said), *why)))
    for fault in planned.balance.faults:
        place = {"day": fault.day, "session": fault.session}
        click.echo(words("planner.told-fault", what=tell(fault.what), do=tell(fault.do), **place))


def _name_people(plan: CoursePlan, people: Mapping[str, int], site: Site) -> CoursePlan:
    """Give a plan that says who comes in the language of the kit: the ids of constituents are English words."""
    if site.manifest.language == "en":
        return plan
    titles = {each.id: each.title for each in site.manifest.constituents}
    who = ", ".join(f"{number} {titles.get(id, id)}" for id, number in people.items())
    return msgspec.structs.replace(plan, who=who)


def _check_names(what: str, ids: Iterable[str], named: Iterable[Named | Competency]) -> None:
    known = [each.id for each in named]
    for id in ids:
        if id not in known:
            expected = f"one of {', '.join(known)}" if known else "none"
            raise click.ClickException(f"the {what} {id!r} is not in the kit; expected {expected}; mend the wish")
