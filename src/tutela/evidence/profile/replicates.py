"""Variances from replicate weights: every estimate is made again with each replicate's weights.

Wolter (2007), chapters 3 to 5. The rows are read in pieces, so that a wide file does not have to fit in memory.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tutela.evidence.data.dataset import Dataset, quoted
from tutela.evidence.data.replication import Replication

__all__ = ["Again", "Weighed", "replicate_variance", "weigh"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_CELLS = 30_000_000
"""Numbers that are held at once."""
_DEPENDENT = 1e-10
"""A replicate that the others give but for this share of its squared length adds no degree of freedom (R: 1e-5)."""


@dataclass(frozen=True)
class Again:
    """Totals of R replicates in D domains for K measures, float64[R, D, K] each; df float64[D]."""

    y: Floats
    x: Floats
    df: Floats


@dataclass(frozen=True)
class Weighed:
    """Totals of D domains: y, x, squares, n, yes float64[D, K], codes int64[D] as mixed-radix numbers; and again."""

    codes: Ints
    y: Floats
    x: Floats
    squares: Floats
    n: Floats
    yes: Floats
    again: Again


def replicate_variance(replication: Replication, again: Floats, estimate: Floats) -> Floats:
    """Give the variance of estimates [...] from those of the replicates [R, ...]; one that is not there is left out."""
    known = np.isfinite(again)
    factors = replication.factors.reshape(-1, *(1 for _ in estimate.shape))
    centre = estimate
    if replication.around_mean:
        counts = known & (factors > 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            centre = np.where(counts, again, 0.0).sum(axis=0) / counts.sum(axis=0)
    squares = np.where(known, (again - centre) ** 2, 0.0)
    variance: Floats = np.where(known.any(axis=0), (factors * squares).sum(axis=0), np.nan)
    return variance


def weigh(
    dataset: Dataset, values: Sequence[str], by: Sequence[str], sizes: Sequence[int], where: str, source: str
) -> Weighed:
    """Give the totals of `values` (SQL, NULL where a unit does not count) by the groupings `by`, with all weights."""
    replication = dataset.replicates
    assert replication is not None  # noqa: S101 - only designs with replicates come here
    groups = [quoted(name) for name in by]
    kept = " AND ".join([f"({where})", *(f"{group} IS NOT NULL" for group in groups)])
    weights = ["w", *(quoted(name) for name in replication.columns)]
    listed = [
        *(f"{group} AS g_{number}" for number, group in enumerate(groups)),
        *(f"CAST({weight} AS DOUBLE) AS w_{number}" for number, weight in enumerate(weights)),
        *(f"CAST({value} AS DOUBLE) AS v_{number}" for number, value in enumerate(values)),
    ]
    count = dataset.connection.execute(f"SELECT COUNT(*) FROM {source} WHERE {kept}").fetchone() or (0,)
    pieces = max(1, -(-int(count[0]) * len(listed) // _CELLS))
    domains = _domains(dataset, groups, sizes, kept, source)
    sums = _Sums(len(domains), len(weights), len(values))
    for piece in range(pieces):
        got = dataset.connection.execute(
            f"SELECT {', '.join(listed)} FROM {source} WHERE {kept} AND psu % {pieces} = {piece}"
        ).fetchnumpy()
        flat = np.zeros(len(got["w_0"]), dtype=np.int64)
        for number, size in enumerate(sizes):
            flat = flat * size + np.asarray(got[f"g_{number}"], dtype=np.int64)
        w = np.column_stack([_column(got[f"w_{number}"], 0.0) for number in range(len(weights))])
        v = np.column_stack([_column(got[f"v_{number}"], np.nan) for number in range(len(values))])
        sums.add(np.searchsorted(domains, flat), w, v)
    return sums.weighed(domains)


def _domains(dataset: Dataset, groups: Sequence[str], sizes: Sequence[int], kept: str, source: str) -> Ints:
    if not groups:
        return np.zeros(1, dtype=np.int64)
    listed = ", ".join(groups)
    rows = dataset.connection.execute(f"SELECT DISTINCT {listed} FROM {source} WHERE {kept}").fetchall()
    codes = np.array(rows, dtype=np.int64).reshape(len(rows), len(groups))
    flat = np.zeros(len(rows), dtype=np.int64)
    for column, size in enumerate(sizes):
        flat = flat * size + codes[:, column]
    return np.sort(flat)


def _column(values: NDArray[np.generic], instead: float) -> Floats:
    return np.ma.filled(np.ma.asarray(values, dtype=np.float64), instead)


class _Sums:
    """Sums of the pieces read so far."""

    def __init__(self, domains: int, weights: int, values: int) -> None:
        self.y, self.x = (np.zeros((domains, weights, values)) for _ in range(2))
        self.squares, self.n, self.yes = (np.zeros((domains, values)) for _ in range(3))
        self.units = np.zeros(domains)
        # Products of weights give their rank; where they would fill the memory, that of the whole sample serves all.
        self.apart = domains * (weights - 1) ** 2 <= _CELLS
        self.products = np.zeros((domains if self.apart else 1, weights - 1, weights - 1))

    def add(self, domain: Ints, w: Floats, v: Floats) -> None:
        order = np.argsort(domain, kind="stable")
        ends = np.searchsorted(domain[order], np.arange(len(self.units) + 1))
        for number, (start, end) in enumerate(itertools.pairwise(ends)):
            rows = order[start:end]
            if not len(rows):
                continue
            weights, values = w[rows], v[rows]
            known = ~np.isnan(values)
            filled = np.where(known, values, 0.0)
            self.y[number] += weights.T @ filled
            self.x[number] += weights.T @ known
            self.squares[number] += weights[:, 0] @ filled**2
            self.n[number] += known.sum(axis=0)
            self.yes[number] += (filled != 0).sum(axis=0)
            self.units[number] += len(rows)
            self.products[number if self.apart else 0] += weights[:, 1:].T @ weights[:, 1:]

    def weighed(self, codes: Ints) -> Weighed:
        df = np.minimum(_rank(self.products), self.units) - 1
        y, x = (np.moveaxis(part, 1, 0) for part in (self.y, self.x))
        return Weighed(codes, y[0], x[0], self.squares, self.n, self.yes, Again(y[1:], x[1:], df))


def _rank(products: Floats) -> Floats:
    """Give the rank of the replicate weights of each domain from their products, as R's degf of such a design."""
    length = np.sqrt(np.maximum(np.einsum("drr->dr", products), 1e-300))
    values = np.linalg.eigvalsh(products / (length[:, :, None] * length[:, None, :]))
    rank: Floats = (values > _DEPENDENT * products.shape[1]).sum(axis=1).astype(np.float64)
    return rank
