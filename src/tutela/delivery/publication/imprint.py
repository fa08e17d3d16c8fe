"""What stands on the back of a cover: version, licence, what is outstanding, whom nobody speaks for."""

from __future__ import annotations

from tutela.delivery.web.site import Site


def imprint_of(site: Site) -> tuple[str, ...]:
    """Give the lines of the imprint (safeguarding rules 31, 34 and 35)."""
    words, manifest = site.words, site.manifest
    return (
        f"{manifest.title}. {manifest.subtitle}",
        words("print.version", version=manifest.version, digest=manifest.digest[:12]),
        words("print.licence"),
        words("print.endorsement"),
        words("print.outstanding"),
    )
