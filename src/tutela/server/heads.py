"""Requests for the head of a page alone, as monitors and some proxies send them: they look, and take nothing."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse


class HeadsTakeNothing:
    """Keeps what a page tells once for the next page that somebody sees."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Give the answer; of a head, the messages in it count as not told."""
        response = self._get_response(request)
        if request.method == "HEAD":
            get_messages(request).used = False  # type: ignore[union-attr]  # behind MessageMiddleware it is no list
        return response
