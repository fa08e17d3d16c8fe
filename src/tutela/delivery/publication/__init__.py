"""A package as printed matter: publications made of paper blocks, from which PDF, DOCX and EPUB are written."""
