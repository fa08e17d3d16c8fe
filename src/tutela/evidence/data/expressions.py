"""The small language of a mapping: comparisons, and, or, not, in, between, arithmetic, CASE.

Parsed by sqlglot; only the kinds of node listed here pass, so nothing else can reach the database.
"""

from __future__ import annotations

from collections.abc import Mapping as Names

import sqlglot
from sqlglot import exp

from tutela.evidence.refused import Refused

__all__ = ["columns_of", "compile_expression"]

_ALLOWED = (
    exp.Column, exp.Identifier, exp.Literal, exp.Boolean, exp.Null, exp.Paren,
    exp.And, exp.Or, exp.Not, exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Between, exp.In, exp.Is,
    exp.Add, exp.Sub, exp.Mul, exp.Div, exp.Neg, exp.Case, exp.If, exp.Coalesce, exp.Greatest, exp.Least, exp.Abs,
    exp.Floor, exp.Round, exp.Tuple,
)  # fmt: skip
_LONGEST = 4000
_MEANS = "comparisons, and, or, not, in (…), between, is null, + - * /, CASE, coalesce, greatest, least, abs, floor"


def _parse(text: str, where: str) -> exp.Condition:
    if len(text) > _LONGEST:
        raise Refused(f"{where}: an expression of {len(text)} characters", expected=f"{_LONGEST} at most", do="cut it")
    try:
        tree = sqlglot.parse_one(text, dialect="duckdb", into=exp.Condition)
    except (sqlglot.errors.SqlglotError, RecursionError):
        raise Refused(f'{where}: "{text}" cannot be read', expected=_MEANS, do="mend the expression") from None
    for node in tree.walk():
        if not isinstance(node, _ALLOWED) or (isinstance(node, exp.In) and node.args.get("query")):
            word = node.name if isinstance(node, exp.Anonymous) else node.key
            raise Refused(f'{where}: "{word}" is not part of the language', expected=_MEANS, do="mend the expression")
    return tree


def columns_of(text: str, where: str) -> tuple[str, ...]:
    """Give the names that an expression uses, in order, each once."""
    return tuple(dict.fromkeys(column.name for column in _parse(text, where).find_all(exp.Column)))


def compile_expression(text: str, names: Names[str, str], where: str) -> str:
    """Give the SQL of an expression.

    `names` gives the SQL of every name it may use, keys in lower case. Missing values follow SQL's logic of three
    values: `true or missing` is true, `false or missing` is missing. Raise Refused for anything outside the language.
    """
    tree = _parse(text, where)

    def placed(node: exp.Expression) -> exp.Expression:
        if not isinstance(node, exp.Column):
            return node
        sql = names.get(node.name.lower())
        if sql is None or node.table:
            near = ", ".join(sorted(names)[:12])
            raise Refused(
                f'{where}: there is no column or variable "{node.name}"',
                expected=f"one of {near}{', …' if len(names) > 12 else ''}",
                do="mend the name",
            )
        return exp.Paren(this=sqlglot.parse_one(sql, dialect="duckdb"))

    return tree.transform(placed).sql(dialect="duckdb")
