"""What is published of a survey: estimates that have passed disclosure control. One section a file."""

from tutela.evidence.findings.find import Findings, Request, find
from tutela.evidence.findings.tables import Note, Table

__all__ = ["Findings", "Note", "Request", "Table", "find"]
