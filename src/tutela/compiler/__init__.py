"""A Kit becomes a compiled package: content-addressed, the same bytes for the same input."""
