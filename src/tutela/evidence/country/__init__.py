"""A teaching country, invented for training: districts, households' children, schools, workplaces, journeys."""

from tutela.evidence.country.plan import LABEL, Plan, lay_out
from tutela.evidence.country.write import write_country

__all__ = ["LABEL", "Plan", "lay_out", "write_country"]
