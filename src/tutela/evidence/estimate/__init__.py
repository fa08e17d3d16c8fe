"""How many are hidden: estimates from overlapping lists, several methods side by side, each with its interval.

import tutela.evidence as te
lists = te.estimate.read_lists("lists.csv").histories
report = te.estimate.compose(lists, te.estimate.Settings(seed=1), main="bic")
te.estimate.write_files(report, "out")
"""

from __future__ import annotations

from tutela.evidence.estimate.aic_pairs import choose_by_aic
from tutela.evidence.estimate.averaging import average_over_graphs
from tutela.evidence.estimate.chao import chao_classic, chao_lower_bound
from tutela.evidence.estimate.hiding import printable
from tutela.evidence.estimate.histories import Histories, merge_lists, of_rows, omit_list
from tutela.evidence.estimate.interval import Interval
from tutela.evidence.estimate.latent import sample_latent_classes
from tutela.evidence.estimate.methods import METHODS, Method, Result, Settings
from tutela.evidence.estimate.model_fit import ModelFit, fit_model
from tutela.evidence.estimate.report.compose import Report, compose
from tutela.evidence.estimate.report.files import write_files
from tutela.evidence.estimate.reported import Searches, reported_cases
from tutela.evidence.estimate.scale_up import Respondents, scale_up
from tutela.evidence.estimate.sensitivity import with_missed_matches
from tutela.evidence.estimate.tables import Reading, TableFaults, read_lists
from tutela.evidence.estimate.two_lists import chapman, lincoln_petersen

__all__ = [
    "METHODS",
    "Histories",
    "Interval",
    "Method",
    "ModelFit",
    "Reading",
    "Report",
    "Respondents",
    "Result",
    "Searches",
    "Settings",
    "TableFaults",
    "average_over_graphs",
    "chao_classic",
    "chao_lower_bound",
    "chapman",
    "choose_by_aic",
    "compose",
    "fit_model",
    "lincoln_petersen",
    "merge_lists",
    "of_rows",
    "omit_list",
    "printable",
    "read_lists",
    "reported_cases",
    "sample_latent_classes",
    "scale_up",
    "with_missed_matches",
    "write_files",
]
