"""Pages where a facilitator uploads a survey or overlapping lists and sees the report of `tutela evidence`.

The command line does the work in a process of its own; nothing here imports the evidence road. Files stand in a
private folder for as long as they are needed, and are erased.
"""
