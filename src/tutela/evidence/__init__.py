"""The evidence road: what surveys say of children found in households, workplaces and institutions.

Never of the risk of trafficking, and never of one child.
"""
