"""The language of a mapping: what passes, what it becomes, and what is refused in words."""

from __future__ import annotations

import duckdb
import pytest

from tutela.evidence.data.expressions import columns_of, compile_expression
from tutela.evidence.refused import Refused

NAMES = {"age": '"AGE"', "hours": 'CASE WHEN "H" IN (98.0) THEN NULL ELSE "H" END', "town": '"town"'}


@pytest.mark.parametrize(
    ("text", "age", "hours", "means"),
    [
        ("age between 5 and 11 and hours >= 1", 7, 1, True),
        ("age between 5 and 11 and hours >= 1", 7, 98, None),
        ("age < 5 or hours >= 14", 4, 98, True),
        ("not (age in (1, 2))", 3, 0, True),
        ("CASE WHEN age < 12 THEN hours >= 1 ELSE hours >= 14 END", 13, 13, False),
        ("coalesce(hours, 0) + 2 * age > 20", 10, 98, False),
        ("hours is null", 1, 98, True),
        ("age / 2 = 3.5", 7, 0, True),
    ],
)
def test_an_expression_means_what_it_says(text: str, age: int, hours: int, means: bool | None) -> None:
    sql = compile_expression(text, NAMES, "indicators.x")
    row = duckdb.execute(f'SELECT {sql} FROM (SELECT {age}.0 AS "AGE", {hours}.0 AS "H")').fetchone()
    assert row == (means,)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("age in (select 1)", "query"),
        ("read_csv('/etc/passwd') = 1", "readcsv"),
        ("(select max(age) from rows) > 1", "subquery"),
        ("age > 1; drop table rows", None),
        ("pg_sleep(9) > 0", "pg_sleep"),
        ("cast(age as varchar) = '1'", "cast"),
        ("age over () > 1", None),
        ("__import__('os')", "__import__"),
        ("age like '%'", "like"),
    ],
)
def test_everything_outside_the_language_is_refused(text: str, word: str | None) -> None:
    with pytest.raises(Refused, match="expected comparisons, and, or, not") as raised:
        compile_expression(text, NAMES, "indicators.x")
    if word and word != "query":
        assert f'"{word}"' in str(raised.value)


def test_an_unknown_name_is_told_with_those_there_are() -> None:
    with pytest.raises(Refused) as raised:
        compile_expression("agee > 4", NAMES, "indicators.x.yes")
    assert str(raised.value) == (
        'indicators.x.yes: there is no column or variable "agee"; expected one of age, hours, town; mend the name'
    )


def test_names_are_found_once_each_in_order() -> None:
    assert columns_of("b > 1 and a < b", "x") == ("b", "a")
