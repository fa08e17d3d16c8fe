"""Lets `python -m tutela.cli` run the command line."""

from tutela.cli import main

main()
