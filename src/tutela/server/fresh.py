"""Pages of the hub may show a person's own things: no browser or proxy keeps a copy."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers


class NeverStored:
    """Marks every answer `no-store`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Give the answer with the mark."""
        response = self._get_response(request)
        add_never_cache_headers(response)
        return response
