"""Disclosure control: the one room that every output passes. Small numbers are hidden, and so is what would give them.

Safeguarding rules 18 to 21: no count under 10 may be read or worked out; sensitive indicators stop at the first
administrative level; no group of people is crossed with a place.
"""

from tutela.evidence.disclosure.levels import may_cross
from tutela.evidence.disclosure.quality import FEW, TOO_FEW
from tutela.evidence.disclosure.rounding import round_row
from tutela.evidence.disclosure.suppression import LEAST, WIDTH, Cells, Hidden, hide, hide_counts

__all__ = ["FEW", "LEAST", "TOO_FEW", "WIDTH", "Cells", "Hidden", "hide", "hide_counts", "may_cross", "round_row"]
