"""Frozen values shared by the rooms; imports nothing of ours."""
