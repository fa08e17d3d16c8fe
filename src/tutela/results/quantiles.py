"""Quantiles of Student's t and of F, from the regularised incomplete beta function.

The hub's light installation carries no scipy; the tests hold these to it.
"""

from __future__ import annotations

import math

_TINY = 1e-300
_TERMS = 300
_HALVINGS = 200


def t_quantile(share: float, df: float) -> float:
    """Give the value below which `share` of Student's t with `df` degrees of freedom lies; 0 < share < 1, df > 0.

    >>> round(t_quantile(0.975, 9), 4)
    2.2622
    """
    if share < 0.5:
        return -t_quantile(1 - share, df)
    # P(|T| > t) = I(df / (df + t²); df/2, 1/2), Abramowitz and Stegun 26.7.1 and 26.5.27.
    x = _beta_quantile(2 * (1 - share), df / 2, 0.5)
    return math.sqrt(df * (1 - x) / x)


def f_quantile(share: float, above: float, below: float) -> float:
    """Give the value below which `share` of F with `above` and `below` degrees of freedom lies.

    >>> round(f_quantile(0.95, 5, 10), 4)
    3.3258
    """
    x = _beta_quantile(share, above / 2, below / 2)
    return below * x / (above * (1 - x))


def incomplete_beta(x: float, a: float, b: float) -> float:
    """Give the regularised incomplete beta function I(x; a, b) by its continued fraction (DLMF 8.17.22)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(1 - x, b, a)
    log_front = a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return math.exp(log_front) / (a * _continued_fraction(x, a, b))


def _continued_fraction(x: float, a: float, b: float) -> float:
    """Give 1 + d1/(1 + d2/(1 + …)) by the modified Lentz algorithm."""
    value, c, d = 1.0, 1.0, 0.0
    for term in range(1, _TERMS):
        m, odd = divmod(term, 2)
        if odd:
            step = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            step = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / _off_zero(1 + step * d)
        c = _off_zero(1 + step / c)
        value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return value


def _off_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def _beta_quantile(share: float, a: float, b: float) -> float:
    """Give x with I(x; a, b) = share by halving; sure, and quick enough for the few intervals of a report."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if incomplete_beta(middle, a, b) < share else (low, middle)
    return (low + high) / 2
