"""Frozen values shared by the rooms; imports nothing of ours.

Modules of values that are read from files do without `from __future__ import annotations`: msgspec compiles annotations
that are text, 650 of them, at every start.
"""
