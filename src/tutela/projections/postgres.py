"""The projections in PostgreSQL, in a schema of their own beside the log's; needs the extra `postgres`."""

from __future__ import annotations

from collections.abc import Callable, Collection

from tutela.projections.projections import PACKAGE, SCHEMA, Projections
from tutela.statements.stores.postgres_connection import PostgresConnection


def open_postgres_projections(
    address: str, *, afresh: bool = False, find_erased: Callable[[], Collection[str]] = frozenset
) -> Projections:
    """Open the projections in a database, made when missing; `afresh` deletes what is there, as do other folds."""
    connection = PostgresConnection(address, SCHEMA, PACKAGE)
    if afresh:
        connection.run("drop_schema", [{}])
    connection.create(SCHEMA, "schema")
    projections = Projections(connection, find_erased)
    if not projections.are_of_these_folds():
        connection.run("drop_schema", [{}])
        connection.create(SCHEMA, "schema")
    projections.forget_erased()
    return projections
