"""The command line: one verb a file; composes the rooms."""

from __future__ import annotations

import click

from tutela.cli.verbs import Verbs

VERBS = (
    "check",
    "build",
    "preview",
    "print",
    "plan",
    "course",
    "serve",
    "facilitator",
    "schemas",
    "extract",
    "replay",
    "export",
    "backup",
    "restore",
    "merge",
    "evidence",
    "kit",
)
"""Each verb is `tutela.cli.VERB` with a click command named `command`, loaded only when called."""


@click.group(cls=Verbs, package=__name__, verbs=VERBS)
@click.version_option(package_name="tutela")
def main() -> None:
    """Tutela: an open training package and toolkit against child trafficking."""
