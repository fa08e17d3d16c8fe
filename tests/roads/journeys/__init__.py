"""Journeys through the whole product: a real hub process, real Chromium, and a learner between them."""
