"""Reports: a page in plain words, tidy tables, and the bundle that exercises name."""

from tutela.evidence.report.page import make_page
from tutela.evidence.report.write import write_report

__all__ = ["make_page", "write_report"]
