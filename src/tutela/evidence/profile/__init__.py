"""Who is most vulnerable: design-based estimates, a counting index, and what they mean beyond poverty."""
