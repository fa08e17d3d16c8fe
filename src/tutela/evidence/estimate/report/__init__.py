"""The report: composed, told in words, drawn, written."""
