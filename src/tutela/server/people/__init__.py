"""People: learners, their devices, and the free text they chose to share. Every row here can be erased."""
