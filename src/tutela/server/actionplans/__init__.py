"""The action plan of a course: pieces that groups brought or that were typed at the desk, merged into one plan."""
