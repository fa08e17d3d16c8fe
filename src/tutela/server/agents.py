"""How the hub names an actor in statements."""

from __future__ import annotations

from tutela.statements.check import Json

HOME_PAGE = "https://tutela.example/hub"
"""One for all hubs: actor names are random, so that two logs can be merged and nobody tells which hub was whose."""


def agent_of(actor: str) -> dict[str, Json]:
    """Give the xAPI agent of a random actor name."""
    return {"objectType": "Agent", "account": {"homePage": HOME_PAGE, "name": actor}}
