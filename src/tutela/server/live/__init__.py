"""The live room: a course in session, on phones, a big screen and the facilitator's desk.

Its rows belong to the hub's database and can be erased; nothing of it enters the log.
"""
