"""The append-only xAPI log: check, append, read."""
