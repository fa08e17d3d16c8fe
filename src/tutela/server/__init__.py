"""The hub: people, courses and the xAPI door; the only room that knows the framework."""
