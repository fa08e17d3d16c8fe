"""The rule of quality, as DHS and MICS have it: shares of too few units are not shown, of few stand in brackets."""

from __future__ import annotations

TOO_FEW = 25
"""Under 25 unweighted units nothing is shown."""

FEW = 50
"""From 25 to 49 unweighted units the value stands in brackets."""
