"""The methods, one a file; METHODS is their order in every report."""

from __future__ import annotations

from tutela.evidence.estimate.methods.aic_chosen_pairs import AIC_PAIRS
from tutela.evidence.estimate.methods.best_model import AIC, BIC
from tutela.evidence.estimate.methods.graphs_averaged import GRAPHS
from tutela.evidence.estimate.methods.latent_classes import LATENT
from tutela.evidence.estimate.methods.lower_bound import CHAO
from tutela.evidence.estimate.methods.method import Method, Result, Settings
from tutela.evidence.estimate.methods.pair_of_lists import CHAPMAN, PETERSEN
from tutela.evidence.estimate.methods.stepwise_pairs import STEPWISE

__all__ = ["METHODS", "Method", "Result", "Settings", "default_main", "methods_for"]

METHODS = (BIC, AIC, STEPWISE, AIC_PAIRS, GRAPHS, LATENT, CHAO, CHAPMAN, PETERSEN)
"""AIC runs only where it is the main method: with small overlaps it takes up too many terms."""


def default_main(width: int) -> str:
    """Give the main method when none is declared: chapman for 2 lists, bic for 3 to 6, stepwise for 7 to 9."""
    if width == 2:
        return CHAPMAN.key
    return BIC.key if width in BIC.widths else STEPWISE.key


def methods_for(width: int, main: str) -> tuple[Method, ...]:
    """Give the methods that a report of `width` lists shows.

    Raises ValueError when the main method is unknown, gives no estimate of its own, or is not made for so many lists.
    """
    named = {method.key: method for method in METHODS if method.kind == "estimate"}
    if main not in named:
        raise ValueError(f"main method {main!r} is not one of {', '.join(named)}")
    if width not in named[main].widths:
        fit = [key for key, method in named.items() if width in method.widths]
        raise ValueError(f"main method {main!r} is not made for {width} lists; use {' or '.join(fit) or 'fewer lists'}")
    return tuple(method for method in METHODS if width in method.widths and (method is not AIC or main == AIC.key))
