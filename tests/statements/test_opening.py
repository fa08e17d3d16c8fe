"""Opening a database: what is said where it cannot be, never with the password of its address."""

from __future__ import annotations

import pytest

from tutela.statements.log import LogUnavailable
from tutela.statements.stores.opening import reach_postgres

EXPECTED = "postgresql://user:password@host:port/name expected; leave it out to use SQLite"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("mysql://hub:secret@localhost/hub", f"the database address is none of PostgreSQL's; {EXPECTED}"),
        ("host=localhost password=secret", f"the database address is none of PostgreSQL's; {EXPECTED}"),
        ("postgresql://hub:secret@[localhost/hub", f"the database address cannot be read; {EXPECTED}"),
        ("postgresql://hub:secret@localhost/hub?no=1", f"the database address cannot be read; {EXPECTED}"),
    ],
)
def test_an_address_that_is_none_is_told_without_it(address: str, told: str) -> None:
    with pytest.raises(LogUnavailable) as refused:
        reach_postgres(address)
    assert str(refused.value) == told


def test_a_server_that_does_not_answer_is_told_with_its_place() -> None:
    with pytest.raises(LogUnavailable) as refused:
        reach_postgres("postgresql://hub:secret@/hub?host=/nowhere")
    told = str(refused.value)
    assert told.startswith("the database cannot be reached: ")
    assert told.endswith("; see that it runs and lets the hub in")
    assert "/nowhere" in told
    assert "secret" not in told
    assert "\n" not in told
