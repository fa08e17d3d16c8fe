"""Folds over the log: progress, mastery, attempts; delete and replay gives the same rows."""
