"""Lets `python -m tutela.cli` run the command line."""

from tutela.cli.ending import run

run()
