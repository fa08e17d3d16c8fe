"""Reports: a page in plain words, tidy tables, and the bundle that exercises name."""

from tutela.evidence.report.document import make_document
from tutela.evidence.report.page import make_page
from tutela.evidence.report.tidy import tidy_lines
from tutela.evidence.report.write import write_report

__all__ = ["make_document", "make_page", "tidy_lines", "write_report"]
