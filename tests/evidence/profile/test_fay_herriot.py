"""The published results on fresh milk.

Figures of 43 areas: Arora and Lahiri (1997), Statistica Sinica 7, 1053-1063, with the major areas of You and Chapman
(2006), Survey Methodology 32, 97-103. Fit: Molina and Marhuenda (2015), The R Journal 7(1), 81-98 (package sae).
"""

from __future__ import annotations

import numpy as np
import pytest

from tutela.evidence.profile.fay_herriot import fit_fay_herriot
from tutela.evidence.refused import Refused

MEAN = np.array(
    [
        "1.099",
        "1.075",
        "1.105",
        "0.628",
        "0.753",
        "0.981",
        "1.257",
        "1.095",
        "1.405",
        "1.356",
        "0.615",
        "1.460",
        "1.338",
        "0.854",
        "1.176",
        "1.111",
        "1.257",
        "1.430",
        "1.278",
        "1.292",
        "1.002",
        "1.183",
        "1.044",
        "1.267",
        "1.193",
        "0.791",
        "0.795",
        "0.759",
        "0.796",
        "0.565",
        "0.886",
        "0.952",
        "0.807",
        "0.582",
        "0.684",
        "0.787",
        "0.440",
        "0.759",
        "0.770",
        "0.800",
        "0.756",
        "0.865",
        "0.640",
    ],
    dtype=float,
)
SD = np.array(
    [
        "0.163",
        "0.080",
        "0.083",
        "0.109",
        "0.119",
        "0.141",
        "0.202",
        "0.127",
        "0.168",
        "0.178",
        "0.100",
        "0.201",
        "0.148",
        "0.143",
        "0.149",
        "0.145",
        "0.135",
        "0.172",
        "0.137",
        "0.163",
        "0.125",
        "0.247",
        "0.140",
        "0.171",
        "0.106",
        "0.121",
        "0.121",
        "0.259",
        "0.106",
        "0.089",
        "0.225",
        "0.205",
        "0.119",
        "0.067",
        "0.106",
        "0.126",
        "0.092",
        "0.132",
        "0.100",
        "0.113",
        "0.083",
        "0.121",
        "0.129",
    ],
    dtype=float,
)
MAJOR = np.repeat([1, 2, 3, 4], [7, 7, 11, 18])
X = np.column_stack([np.ones(43), *(area == MAJOR for area in (2, 3, 4))]).astype(float)


def test_the_fit_is_the_published_one() -> None:
    model = fit_fay_herriot(MEAN, X, SD**2)
    assert model.coefficients == pytest.approx([0.9681890, 0.1327801, 0.2269462, -0.2413011], abs=1e-6)
    assert model.se == pytest.approx([0.06936208, 0.10300072, 0.09232981, 0.08161707], abs=1e-6)
    # The published fit stops its iteration at a relative step of 1e-4; ours goes on.
    assert model.between == pytest.approx(0.01855022, abs=2e-7)
    assert model.log_likelihood == pytest.approx(12.67748, abs=1e-4)


def test_estimates_and_errors_of_areas_are_the_published_ones() -> None:
    model = fit_fay_herriot(MEAN, X, SD**2)
    assert model.eblup[[0, 1, 2, 42]] == pytest.approx([1.0219703, 1.0476018, 1.0679513, 0.6810870], abs=1e-6)
    assert model.mse[[0, 1, 2, 42]] == pytest.approx([0.0134602, 0.0053729, 0.0057020, 0.0099036], abs=1e-6)


def test_covariates_that_repeat_each_other_are_refused() -> None:
    with pytest.raises(Refused, match="43 areas and 5 covariates; expected variances above 0"):
        fit_fay_herriot(MEAN, np.column_stack([X, X[:, 1]]), SD**2)
