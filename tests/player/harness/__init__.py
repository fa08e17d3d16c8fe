"""A page with items alone, made from model values: for tests of the items without the rest of the site."""
