"""What a survey question asks and what counts as the deprivation belong together."""

from __future__ import annotations

import re

from tutela.model.problem import Problem
from tutela.source.draft import Draft

_NUMBER = re.compile(r"\bhow many\b|\bwhat age\b", re.IGNORECASE)
_WORDS = ("no number", "one number", "two numbers")
_FITS = (
    "`yes` or `no`",
    "`more-than-0`, or another number",
    "`first-below-second`, `second-below-first` or `first-per-second`",
)


def check(draft: Draft) -> list[Problem]:
    """Report factors whose `counts` does not fit the numbers that the question asks."""
    problems: list[Problem] = []
    for factor in draft.pieces.factors:
        observe = factor.value.observe
        asked = min(2, len(_NUMBER.findall(observe.question)))
        if asked != observe.numbers:
            what = f"`counts` is {observe.counts}, and the question asks {_WORDS[asked]}"
            do = "mend one of the two"
            line = factor.line_of("observe", "counts")
            problems.append(Problem(factor.file, line, what, f"expected {_FITS[asked]}", do))
    return problems
