"""Rounding, as an option."""

from __future__ import annotations

from tutela.evidence.disclosure import round_row
from tutela.evidence.profile.row import Row
from tutela.evidence.report.sentences import in_brackets, shown


def test_shares_become_whole_per_cents_and_counts_multiples_of_the_base() -> None:
    row = round_row(Row("x", (), 0.1234, 0.0178, 0.09, 0.157, 1234, 98_765.4), 5)
    assert (row.estimate, row.se, row.low, row.high, row.n, row.weighted_n) == (0.12, 0.02, 0.09, 0.16, 1235, 98_765)
    assert (shown(row), in_brackets(row)) == ("12", "9 to 16")


def test_totals_are_counts() -> None:
    assert round_row(Row("x", (), 1234.0, 8.0, n=33, kind="count"), 10).estimate == 1230
