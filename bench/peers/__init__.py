"""The peers, each installed from PyPI into an environment of its own."""
