"""Does a model have an estimate for a sparse table?

Two questions (Fienberg & Rinaldo 2012, Annals of Statistics 40:996-1023; Chan, Silverman & Vincent 2021, JASA
116:1297-1306, section 2.3). After the terms with a zero margin have gone to minus infinity, together with the histories
that contain them:

- existence: the observed margins are those of some strictly positive table. A linear programme decides it. The answer
  depends only on which histories were observed at all, so it is kept for each pattern of observed histories.
- identifiability: the remaining design has full column rank. If not, the intercept, and so the number of unseen cases,
  is not determined even where the fit is.

A converged fit with all means well above zero is itself such a positive table, so most fits need no programme.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from tutela.evidence.estimate.fits import CLOSE, Fits, contains
from tutela.evidence.estimate.models import Models

Verdict = Literal["estimate", "no maximum", "not identifiable", "no maximum and not identifiable"]

_CERTAIN = 1e-4
"""A converged fit whose smallest mean is above this proves by itself that the maximum exists."""


def verdict(terms: NDArray[np.int64], observed: NDArray[np.bool_]) -> Verdict:
    """Say whether a model has an estimate.

    `terms`: shape (p,), the terms of the model. `observed`: shape (2**t,), histories with at least one case.
    """
    design = _design(terms, observed)
    identifiable = np.linalg.matrix_rank(design.matrix) == design.matrix.shape[1]
    if _positive_table(design.matrix, design.observed):
        return "estimate" if identifiable else "not identifiable"
    return "no maximum" if identifiable else "no maximum and not identifiable"


@dataclass(frozen=True)
class _Design:
    matrix: NDArray[np.float64]
    observed: NDArray[np.float64]


def _design(terms: NDArray[np.int64], observed: NDArray[np.bool_]) -> _Design:
    within = contains(len(observed).bit_length() - 1)
    seen = observed.astype(np.float64)
    seen[0] = 0
    empty = (seen @ within)[terms] <= 0
    alive = within[:, terms[empty]].sum(axis=1) == 0
    alive[0] = False
    return _Design(within[np.ix_(alive, terms[~empty])], seen[alive])


def _positive_table(design: NDArray[np.float64], observed: NDArray[np.float64]) -> bool:
    """Say whether some table above zero everywhere has the margins of the observed one: maximise its least cell."""
    cells, terms = design.shape
    if observed.all():
        return True
    goal = np.zeros(cells + 1)
    goal[-1] = -1
    solved = linprog(
        goal,
        A_ub=np.hstack([-np.eye(cells), np.ones((cells, 1))]),
        b_ub=np.zeros(cells),
        A_eq=np.hstack([design.T, np.zeros((terms, 1))]),
        b_eq=design.T @ observed,
        bounds=(None, None),
        method="highs",
    )
    return bool(solved.status == 0 and -solved.fun > 1e-7)


@dataclass(frozen=True)
class Judge:
    """Decides for fits of one set of models, and keeps what it has decided."""

    models: Models
    _exists: dict[tuple[int, bytes], bool] = field(default_factory=dict)
    _ranked: dict[tuple[int, bytes], bool] = field(default_factory=dict)

    def has_estimate(self, model: int, counts: NDArray[np.float64], fits: Fits, row: int) -> bool:
        """Say whether fit `row`, of `model` to the table `counts` (shape (2**t,)), is an estimate."""
        terms = self.models.terms[model, : self.models.sizes[model]]
        dropped = fits.dropped[row].tobytes()
        key = (model, dropped)
        if key not in self._ranked:
            matrix = _design(terms, counts > 0).matrix
            self._ranked[key] = bool(np.linalg.matrix_rank(matrix) == matrix.shape[1])
        if not self._ranked[key]:
            return False
        if fits.decrement[row] <= CLOSE and fits.means[row][fits.alive[row]].min() > _CERTAIN:
            return True
        pattern = (model, (counts > 0).tobytes())
        if pattern not in self._exists:
            design = _design(terms, counts > 0)
            self._exists[pattern] = _positive_table(design.matrix, design.observed)
        return self._exists[pattern]
