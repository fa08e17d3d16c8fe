"""Slides of a course: few words, large; as PPTX to be changed and as PDF to be shown."""
