"""Our quantiles are those of scipy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutela.results.quantiles import f_quantile, incomplete_beta, t_quantile

stats = pytest.importorskip("scipy.stats")
SHARES = st.floats(0.001, 0.999)


@given(SHARES, st.integers(1, 2000))
def test_t(share: float, df: int) -> None:
    assert t_quantile(share, df) == pytest.approx(stats.t.ppf(share, df), rel=1e-8, abs=1e-9)


@given(SHARES, st.integers(1, 500), st.integers(1, 20_000))
def test_f(share: float, above: int, below: int) -> None:
    assert f_quantile(share, above, below) == pytest.approx(stats.f.ppf(share, above, below), rel=1e-8)


@pytest.mark.parametrize(("x", "expected"), [(0.0, 0.0), (1.0, 1.0), (-1.0, 0.0), (0.5, 0.5)])
def test_the_ends_of_the_beta_function(x: float, expected: float) -> None:
    assert incomplete_beta(x, 3, 3) == pytest.approx(expected)
