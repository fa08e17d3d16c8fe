"""Slows down guessing of passwords, course codes and phrases: a few tries, then a pause."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest

TRIES = 10
PAUSE_SECONDS = 300


def _key(purpose: str, who: str) -> str:
    return f"tries:{purpose}:{who}"


def address_of(request: HttpRequest) -> str:
    """Give the address the request came from; behind a proxy the server has already put the client's there."""
    return str(request.META.get("REMOTE_ADDR", ""))


def is_paused(purpose: str, *who: str) -> bool:
    """Tell whether any of `who` (an address, a name) has used up its tries for the purpose."""
    return any(cache.get(_key(purpose, one), 0) >= TRIES for one in who)


def count_failure(purpose: str, *who: str) -> None:
    """Count one failed try against each of `who`; the count is forgotten PAUSE_SECONDS after the first."""
    for one in who:
        if not cache.add(_key(purpose, one), 1, PAUSE_SECONDS):
            cache.incr(_key(purpose, one))


def forget_failures(purpose: str, *who: str) -> None:
    """Forget the failed tries after a success."""
    cache.delete_many([_key(purpose, one) for one in who])
