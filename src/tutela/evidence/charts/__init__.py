"""Charts as static SVG, each with a table beside it: colours never carry meaning alone."""
