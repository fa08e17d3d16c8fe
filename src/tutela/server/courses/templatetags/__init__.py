"""Filters of the hub's templates."""
