"""Every page kind of the package and of the hub, by its path on the hub."""

from __future__ import annotations

PACKAGE = (
    "index.html",
    "exercises/index.html",
    "exercises/first-signs.html",
    "toolkit/index.html",
    "toolkit/whom-to-tell.html",
    "guide/index.html",
    "guide/a-good-room.html",
    "icebreakers/index.html",
    "agendas/index.html",
    "agendas/one-day.html",
    "cases/index.html",
    "cases/two-letters.html",
    "vulnerability/index.html",
    "vulnerability/family.html",
    "first-steps/index.html",
    "first-steps/on-the-road.html",
    "first-steps/precheck.html",
    "first-steps/test.html",
    "first-steps/review.html",
    "review.html",
    "progress.html",
    "certificate.html",
    "search.html",
    "glossary.html",
    "sources.html",
    "take-along.html",
    "worried.html",
    "leave.html",
)
HUB = ("/", "/hub/join/", "/hub/continue/", "/hub/sign-in/", "/hub/nowhere/")
JOINED = ("/hub/me/", "/")
