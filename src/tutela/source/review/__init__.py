"""What a kit covers and how it reads: coverage, reading level, spelling, citations; never what it says."""
