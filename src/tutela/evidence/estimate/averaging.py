"""Bayesian averaging over all decomposable graphs: the posterior of the total in closed form.

Madigan & York 1997 (Biometrika 84:19-31), as in the R package dga (Johndrow, Lum & Ball 2015). Prior: every
decomposable graph equally likely; hyper-Dirichlet with `weight` prior cases in each of the 2**t cells (default 2**-t,
one prior case in all); p(N) proportional to 1/N for N from n + 1 to n (1 + `furthest`), n the cases seen. The limit
`furthest` (default 30, as in Binette & Steorts 2022) is part of the prior: `edge` says how much of the posterior lies
in the last hundredth of the range.

For a graph with cliques C and separators S, p(table | N, graph) is the product of Dirichlet-multinomial likelihoods of
the tables of C over those of S; only the cell of history 0 of each table depends on N.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln, logsumexp

from tutela.evidence.estimate.graphs import Graphs, decomposable_graphs
from tutela.evidence.estimate.histories import Floats, Histories

_CHUNK = 2_000_000


@dataclass(frozen=True)
class Posterior:
    """The posterior of the total, averaged over graphs.

    `totals`: shape (points,), persons; `probability`: shape (points,), sums to 1; `graphs`: the graphs averaged over;
    `graph_probability`: shape (graphs,); `edge`: posterior mass in the last hundredth of the prior's range.
    """

    totals: Floats
    probability: Floats
    graphs: Graphs
    graph_probability: Floats
    edge: float

    def quantile(self, level: float) -> float:
        """Give the smallest total whose cumulative probability exceeds a level."""
        return float(self.totals[int(np.argmax(np.cumsum(self.probability) > level))])


def average_over_graphs(
    histories: Histories, *, weight: float | None = None, furthest: float = 30.0, points: int = 1000
) -> Posterior:
    """Give the posterior of the total for 2 to 6 lists.

    `weight`: prior cases in each cell. `furthest`: the largest number of unseen cases, in multiples of those seen.
    `points`: at how many numbers of unseen cases, evenly spaced, the posterior is computed.
    """
    graphs = decomposable_graphs(histories.width)
    weight = 2.0**-histories.width if weight is None else weight
    unseen = np.unique(np.round(np.linspace(1, furthest * histories.seen, points)))
    parts = _components(histories, unseen, weight)
    common = (
        gammaln(histories.seen + unseen + 1) - gammaln(unseen + 1) - np.log(histories.seen + unseen)
    )  # multinomial coefficient and prior of N, up to a constant
    step = max(1, _CHUNK // len(graphs))
    scores = [
        graphs.share @ parts[:, first : first + step] + common[first : first + step]
        for first in range(0, len(unseen), step)
    ]
    whole = logsumexp([logsumexp(score) for score in scores])
    by_total = np.concatenate([np.exp(logsumexp(score, axis=0) - whole) for score in scores])
    by_graph = sum(np.exp(score - whole).sum(axis=1) for score in scores)
    last = by_total[-max(1, len(by_total) // 100) :].sum()
    return Posterior(histories.seen + unseen, by_total, graphs, np.asarray(by_graph), float(last))


def _components(histories: Histories, unseen: Floats, weight: float) -> Floats:
    """Give for each set of lists the log marginal likelihood of its table, shape (2**t, points)."""
    width = histories.width
    codes = np.arange(2**width)
    whole = weight * 2**width
    parts = np.zeros((2**width, len(unseen)))
    for lists in range(1, 2**width):
        table = np.bincount(codes & lists, weights=histories.counts, minlength=2**width)
        cells = [code for code in range(2**width) if code & lists == code]
        prior = whole / len(cells)
        fixed = sum(gammaln(table[cell] + prior) for cell in cells[1:]) - len(cells) * gammaln(prior)
        parts[lists] = (
            gammaln(table[0] + unseen + prior) + fixed + gammaln(whole) - gammaln(histories.seen + unseen + whole)
        )
    return parts
