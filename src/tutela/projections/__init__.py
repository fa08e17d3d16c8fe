"""Folds over the log: progress, mastery, attempts, answers; delete and replay gives the same rows."""

from tutela.projections.projections import FOLDS, Projections, delete_projections, open_projections

__all__ = ["FOLDS", "Projections", "delete_projections", "open_projections"]
