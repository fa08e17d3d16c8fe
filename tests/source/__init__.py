"""Tests of reading a kit."""
