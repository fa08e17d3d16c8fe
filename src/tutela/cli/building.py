"""What `build` and `preview` share: a kit as somebody chose it is read, compiled and written as a site."""

from __future__ import annotations

import datetime
import hashlib
import os
from pathlib import Path

import click
import msgspec

import tutela
from tutela.compiler import compile_kit, write_package
from tutela.delivery.web import FolderInUse, SiteReport, write_site
from tutela.model.kit import Kit
from tutela.source import Reading, read_kit

BUNDLES = Path(tutela.__file__).parent / "player" / "bundles"
"""Where the player's scripts stand once they are bundled; a wheel carries them."""


class Choice(msgspec.Struct, frozen=True):
    """A kit's folder, the edition to lay over it and the language to put it in."""

    kit: Path
    edition: str | None = None
    language: str | None = None

    @property
    def cache(self) -> Path:
        """Give the folder that keeps, between runs, what was read and compiled of this choice."""
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        named = f"{self.kit.resolve()}\n{self.edition or ''}\n{self.language or ''}"
        return base / "tutela" / hashlib.sha256(named.encode()).hexdigest()[:16]


def read_chosen(choice: Choice, today: datetime.date) -> Reading:
    """Read the kit; what an earlier run read of the same files is not read again."""
    return read_kit(choice.kit, today=today, edition=choice.edition, cache=choice.cache / "sheets")


def write_chosen(
    choice: Choice,
    kit: Kit,
    out: Path,
    *,
    today: datetime.date,
    hub: str | None = None,
    zip_to: Path | None = None,
    package_to: Path | None = None,
) -> tuple[SiteReport, str]:
    """Compile a kit that was read and write its site, and its package where asked; give what was done and its digest.

    Raises ClickException where the folder is in use, and where the language has no catalogue.
    """
    package = compile_kit(_translated(kit, choice), today=today)
    if package_to:
        write_package(package, package_to)
    try:
        report = write_site(package, out, hub=hub, bundles=BUNDLES, zip_to=zip_to, kept=choice.cache / "pages")
    except FolderInUse as error:
        raise click.ClickException(str(error)) from error
    return report, package.manifest.digest


def _translated(kit: Kit, choice: Choice) -> Kit:
    if not choice.language:
        return kit
    from tutela.cli.translating import translate_kit  # the words of gettext, which no other build needs

    return translate_kit(kit, choice.kit, choice.language)
