"""Measurements of the hub, the page and the compiler, each beside a peer in the same run. See README.md."""
