"""`tutela facilitator`: make a facilitator's account on the command line, or give a new password."""

from __future__ import annotations

from pathlib import Path

import click

from tutela.server.start import HubPlan, set_environment


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
@click.password_option(help="Asked for when left out, which keeps it out of the shell's history.")
@click.option(
    "--no-second-step", is_flag=True, help="Also switch off the code after the password: phone and codes lost."
)
def command(name: str, data: Path, database: str, password: str, no_second_step: bool) -> None:
    """Make the account NAME, or give it a new password."""
    is_new_folder = not database and not data.exists()
    set_environment(HubPlan(data, data, "room", 8000, True, (), database))
    import django

    django.setup()
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
    if is_new_folder:
        click.echo(f"{data}: a new data folder; for a hub that is there already, name its folder with --data", err=True)
    click.echo(f"{name} has a new password." if is_known else f"{name} can sign in.")
