"""Writes the parts of a page that change; without a request and its tokens, so that equal rows give equal bytes."""

from __future__ import annotations

from collections.abc import Mapping

from django.template.loader import render_to_string


def write_parts(templates: Mapping[str, str], context: Mapping[str, object]) -> dict[str, str]:
    """Give the HTML of each part by name."""
    # Adding "" makes a plain string of Django's own kind, which the JSON writer does not know.
    return {name: render_to_string(template, dict(context)) + "" for name, template in templates.items()}
