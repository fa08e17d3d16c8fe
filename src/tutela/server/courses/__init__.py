"""Courses: what a facilitator opens and learners join."""
