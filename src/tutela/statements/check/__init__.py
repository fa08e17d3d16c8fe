"""The rules of xAPI for a statement, one group a file; each takes a parsed value and tells what is wrong with it."""

from tutela.statements.check.fault import Fault, Json, Table
from tutela.statements.check.statement import check_statement

__all__ = ["Fault", "Json", "Table", "check_statement"]
