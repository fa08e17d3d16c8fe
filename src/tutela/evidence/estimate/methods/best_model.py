"""The best log-linear model by BIC or AIC, chosen among all and anew in each bootstrap draw."""

from __future__ import annotations

from functools import partial

import numpy as np

from tutela.evidence.estimate.bootstrap import bca, resample
from tutela.evidence.estimate.histories import Floats, Histories
from tutela.evidence.estimate.interval import Interval
from tutela.evidence.estimate.methods.method import Method, Result, Settings, Told
from tutela.evidence.estimate.models import default_order, hierarchical_models, notation
from tutela.evidence.estimate.search import Criterion, choose, prepare


def run_best_model(
    criterion: Criterion, histories: Histories, settings: Settings, rng: np.random.Generator, told: Told
) -> Result:
    """Choose a model among all hierarchical ones, and its BCa interval with the choice made anew in each draw."""
    models = hierarchical_models(histories.width, settings.order or default_order(histories.width))
    counts = histories.counts.astype(np.float64)
    plan = prepare(models, counts, criterion, settings.top)
    chosen = choose(plan, counts[None, :])
    model = int(chosen.model[0])
    if model < 0:
        return Result(None, "no model has an estimate for this table: the lists overlap too little")

    def totals(tables: Floats) -> Floats:
        found: Floats = choose(plan, tables, told).unseen + tables[:, 1:].sum(axis=1)
        return found

    estimate = float(counts.sum() + chosen.unseen[0])
    resampled = resample(histories, totals, settings.bootstraps, rng)
    low, high = bca(estimate, resampled, settings.level)
    searched = f"the {settings.top} best" if settings.top else f"all {len(models):,}"
    note = (
        f"model {notation(models, model, histories.lists)}, the best by {criterion.upper()} of {searched} hierarchical "
        f"models with at most {models.order} lists in a term; {settings.bootstraps:,} bootstrap draws, each with a "
        "choice of its own; BCa interval"
    )
    if resampled.failed:
        note += f"; {resampled.failed} draws had no estimate and are left out"
    doubt = "more than 1 in 20 draws had no estimate" if resampled.failed * 20 > settings.bootstraps else ""
    return Result(Interval(estimate, low, high, settings.level), note, doubt)


def _method(criterion: Criterion, penalty: str) -> Method:
    return Method(
        key=criterion,
        name=f"Best log-linear model by {criterion.upper()}",
        kind="estimate",
        assumes="The lists may depend on each other in any way but one: all lists together share no dependence of "
        f"their own. The simplest model that fits is near the truth ({penalty}).",
        breaks="People who are found by no kind of list at all; a dependence among all lists; records wrongly matched "
        "or not matched; a population that changes while the lists are kept.",
        source="Silverman, Chan & Vincent 2024, Statistics and Computing 34:44",
        widths=range(3, 7),
        steps=lambda settings: settings.bootstraps,
        run=partial(run_best_model, criterion),
    )


BIC = _method("bic", "each term must earn the logarithm of the number of cases")
AIC = _method("aic", "each term must earn 2; AIC takes up more terms than BIC and is unstable with small overlaps")
