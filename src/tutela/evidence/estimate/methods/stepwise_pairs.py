"""Pairs of lists added step by step, by p-value, in each bootstrap draw anew."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from tutela.evidence.estimate.bootstrap import bca, resample
from tutela.evidence.estimate.histories import Floats, Histories
from tutela.evidence.estimate.interval import Interval
from tutela.evidence.estimate.methods.method import Method, Result, Settings, Told
from tutela.evidence.estimate.stepwise import Stepwise

_BATCH = 250


def run_stepwise(histories: Histories, settings: Settings, rng: np.random.Generator, told: Told) -> Result:
    """Choose pairs by p-value, and the BCa interval with the choice made anew in each draw."""
    stepwise = Stepwise(histories.width, settings.threshold)
    counts = histories.counts.astype(np.float64)
    steps = stepwise.run(counts[None, :])
    if np.isnan(steps.unseen[0]):
        return Result(None, "not even the model without interactions has an estimate: the lists overlap too little")

    def totals(tables: Floats) -> Floats:
        parts = []
        for first in range(0, len(tables), _BATCH):
            parts.append(stepwise.run(tables[first : first + _BATCH]).unseen)
            told(len(parts[-1]))
        found: Floats = np.concatenate(parts) + tables[:, 1:].sum(axis=1)
        return found

    estimate = float(counts.sum() + steps.unseen[0])
    low, high = bca(estimate, resample(histories, totals, settings.bootstraps, rng), settings.level)
    pairs = [
        f"{one}·{two}"
        for entered, (one, two) in zip(steps.pairs[0], combinations(histories.lists, 2), strict=True)
        if entered
    ]
    note = (
        f"pairs that entered at p below {settings.threshold:g}: {', '.join(pairs) or 'none'}; "
        f"{settings.bootstraps:,} bootstrap draws, each with a choice of its own; BCa interval"
    )
    return Result(Interval(estimate, low, high, settings.level), note)


STEPWISE = Method(
    key="stepwise",
    name="Log-linear model, pairs added step by step",
    kind="estimate",
    assumes="The lists depend on each other by pairs only. A pair that shows no strong sign of dependence has none.",
    breaks="Dependence among three or more lists; many weak dependences, each too weak to enter; people who are found "
    "by no kind of list at all; records wrongly matched or not matched.",
    source="Chan, Silverman & Vincent 2021, J. American Statistical Association 116:1297-1306",
    widths=range(3, 10),
    steps=lambda settings: settings.bootstraps,
    run=run_stepwise,
)
