"""A compiled package becomes one target: one folder or file a target."""
