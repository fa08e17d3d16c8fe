"""What a course brought: gains, item quality, reliability, evaluation, action plans, and what may be told of them.

Pure functions on values; who answered, where it is kept and how it is shown is for others.
"""
