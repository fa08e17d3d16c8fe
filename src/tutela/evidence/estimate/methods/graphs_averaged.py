"""The average over all decomposable graphs."""

from __future__ import annotations

import numpy as np

from tutela.evidence.estimate.averaging import average_over_graphs
from tutela.evidence.estimate.histories import Histories
from tutela.evidence.estimate.interval import Interval
from tutela.evidence.estimate.methods.method import Method, Result, Settings, Told


def run_graphs(histories: Histories, settings: Settings, _rng: np.random.Generator, told: Told) -> Result:
    """Give the posterior median and the central interval."""
    posterior = average_over_graphs(histories)
    told(1)
    tail = (1 - settings.level) / 2
    low, middle, high = (posterior.quantile(level) for level in (tail, 0.5, 1 - tail))
    note = (
        f"posterior median over {len(posterior.graphs):,} graphs, equally likely before the data; prior: one case in "
        "all, spread evenly over the histories; 1/N for the total; at most 30 unseen for each one seen"
    )
    doubt = "the limit of the prior, 30 unseen for each one seen, shapes the result" if posterior.edge > 0.001 else ""
    return Result(Interval(middle, low, high, settings.level), note, doubt)


GRAPHS = Method(
    key="graphs",
    name="Average over decomposable graphs",
    kind="estimate",
    assumes="The lists depend on each other as one of the decomposable graphs says; none of them is preferred before "
    "the data are seen. Given that, all people are alike.",
    breaks="Groups of people with very different chances of being found; a dependence among all lists; when data are "
    "few, the prior speaks loudest; records wrongly matched or not matched.",
    source="Madigan & York 1997, Biometrika 84:19-31; R package dga (Johndrow, Lum & Ball 2015)",
    widths=range(3, 7),
    steps=lambda _settings: 1,
    run=run_graphs,
)
