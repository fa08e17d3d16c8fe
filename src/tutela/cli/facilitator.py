"""`tutela facilitator`: make a facilitator's account on the command line, give a new password, or erase it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from tutela.cli.places import telling
from tutela.server.start import HubPlan, set_environment
from tutela.statements.erasures import open_erasures
from tutela.statements.folder import ERASURES
from tutela.statements.stores.opening import reach_postgres


@click.command()
@click.argument("name")
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=Path("tutela-hub"),
    show_default=True,
    help="The hub's data folder.",
)
@click.option("--database", default="", help="postgresql://… instead of SQLite.")
@click.option("--password", help="Asked for when left out, which keeps it out of the shell's history.")
@click.option(
    "--no-second-step", is_flag=True, help="Also switch off the code after the password: phone and codes lost."
)
@click.option("--erase", is_flag=True, help="Erase the account with its roles; courses stay with those who run them.")
def command(name: str, data: Path, database: str, password: str | None, no_second_step: bool, erase: bool) -> None:
    """Make the account NAME, or give it a new password, or erase it."""
    with telling():
        if database:
            reach_postgres(database)
    is_new_folder = not database and not data.exists()
    set_environment(HubPlan(data, data, "room", 8000, True, (), database))
    import django

    django.setup()
    if erase:
        _erase(name, data)
        return
    password = password or click.prompt("Password", hide_input=True, confirmation_prompt=True)
    _give_password(name, password, no_second_step=no_second_step)
    if is_new_folder:
        click.echo(f"{data}: a new data folder; for a hub that is there already, name its folder with --data", err=True)


def _give_password(name: str, password: str, *, no_second_step: bool) -> None:
    from django.contrib.auth import get_user_model
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    user = get_user_model().objects.filter(username=name).first() or get_user_model()(username=name)
    try:
        user.full_clean(exclude=["password"])
        validate_password(password, user)
    except ValidationError as refused:
        raise click.ClickException("; ".join(refused.messages)) from refused
    is_known = user.pk is not None
    user.set_password(password)
    user.save()
    if no_second_step:
        from tutela.server.second_step.models import SecondStep

        SecondStep.objects.filter(user=user).delete()
    click.echo(f"{name} has a new password." if is_known else f"{name} can sign in.")


def _erase(name: str, data: Path) -> None:
    """Erase an account; the hub may run, so only the register is opened."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    from tutela.server.courses.removal import erase_account, find_left_alone
    from tutela.server.record import now_in_microseconds

    call_command("migrate", verbosity=0)
    user = get_user_model().objects.filter(username=name).first()
    if user is None:
        raise click.ClickException(f"no account {name}; expected the name of one; look at who runs the courses")
    if alone := find_left_alone(user):
        titles = "; ".join(alone)
        raise click.ClickException(
            f"{name} alone organises: {titles}; expected another organiser there; make one under Who runs it"
        )
    with closing(open_erasures(data / ERASURES)) as register:
        erase_account(user, lambda names: register.enter(names, now_in_microseconds()))
    click.echo(f"{name} is erased.")
