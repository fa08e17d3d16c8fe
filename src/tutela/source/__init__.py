"""A kit folder, overlays included, becomes a Kit, or a list of problems with file and line."""
