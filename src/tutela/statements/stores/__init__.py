"""Where the log is kept: one file a database, the shared steps in `steps`."""
