"""Countries: the files of a release as published, and what only the country itself can fill."""
