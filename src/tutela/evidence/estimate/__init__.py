"""How many are hidden: estimates from overlapping lists, several methods side by side, each with its interval."""
