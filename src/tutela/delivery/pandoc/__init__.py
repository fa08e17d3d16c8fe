"""DOCX and EPUB by pandoc: publications become its document tree, which it writes in the format asked for."""
