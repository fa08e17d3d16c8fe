"""The web target: a static site that can be read without JavaScript and works from a folder."""
