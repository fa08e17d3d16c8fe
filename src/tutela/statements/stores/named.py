"""SQL stands in named files beside the code that runs it, with `:name` for a parameter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import AbstractContextManager
from functools import cache
from importlib import resources
from typing import Any, Protocol

Values = dict[str, Any]

_PARAMETER = re.compile(r"(?<![:\w]):([a-z_0-9]+)")


class Connection(Protocol):
    """A connection that runs the named SQL files of one package."""

    def rows(self, name: str, values: Values) -> list[tuple[Any, ...]]:
        """Give the rows of a query."""
        ...

    def run(self, name: str, many: Iterable[Values]) -> None:
        """Run a statement for each of many values."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Commit what happens inside, or nothing of it."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...


@cache
def load_sql(package: str, name: str) -> str:
    """Give the text of PACKAGE/sql/NAME.sql; `NAME_oldest_first` is the file NAME read in the other order."""
    file = name.removesuffix("_oldest_first")
    text = (resources.files(package) / "sql" / f"{file}.sql").read_text(encoding="utf-8")
    return text if file == name else text.replace(" DESC", " ASC")


@cache
def load_sql_with_percent(package: str, name: str) -> str:
    """Give the text of a named SQL file with `%(name)s` for a parameter, as PostgreSQL's driver writes it."""
    return _PARAMETER.sub(r"%(\1)s", load_sql(package, name).replace("%", "%%"))
