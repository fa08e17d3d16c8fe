"""Slows down guessing of passwords, course codes and phrases: a few tries, then a pause."""

from __future__ import annotations

import ipaddress
import secrets
import threading

from django.core.cache import cache
from django.http import HttpRequest

TRIES = 10
"""Of one device, one name, or one address where somebody signs in."""
TRIES_TOGETHER = 100
"""Of one address where learners join: a whole class may stand behind one router while one of them guesses."""
PAUSE_SECONDS = 300


_DEVICE = "guesses-as"
"""Where a session keeps the random name under which wrong tries of its device are counted."""


def _key(purpose: str, who: str) -> str:
    return f"tries:{purpose}:{who}"


_turn = threading.Lock()
"""Between the look at a count and the count itself: else tries sent at once would all be made."""


def address_of(request: HttpRequest) -> str:
    """Give the address the request came from; behind a proxy the server has already put the client's there.

    Of IPv6 its first 64 bits: a line at home has as many addresses of the rest as it wants (RFC 6177).
    """
    told = str(request.META.get("REMOTE_ADDR", ""))
    try:
        address = ipaddress.ip_address(told)
    except ValueError:
        return told
    if isinstance(address, ipaddress.IPv4Address):
        return told
    return str(address.ipv4_mapped or ipaddress.ip_network((int(address) >> 64 << 64, 64)))


def begin_try(purpose: str, *who: str) -> bool:
    """Count a try against each of `who` before it is made; False, and nothing counted, where one has used up its own.

    A try that was right is forgotten afterwards (`forget_failures`).
    """
    with _turn:
        if is_paused(purpose, *who):
            return False
        count_failure(purpose, *who)
    return True


def is_paused(purpose: str, *who: str, tries: int = TRIES) -> bool:
    """Tell whether any of `who` (an address, a name) has used up its tries for the purpose."""
    return any(cache.get(_key(purpose, one), 0) >= tries for one in who)


def is_device_paused(purpose: str, request: HttpRequest) -> bool:
    """Tell whether the device that asks, or all behind its address together, used up their tries for the purpose."""
    device = request.session.get(_DEVICE)
    return (device is not None and is_paused(purpose, device)) or is_paused(
        purpose, address_of(request), tries=TRIES_TOGETHER
    )


def count_failure_of_device(purpose: str, request: HttpRequest) -> None:
    """Count one failed try against the device that asks and against its address.

    A device is known again by its session; one that drops it is held by what its address may do.
    """
    device = request.session.setdefault(_DEVICE, secrets.token_hex(16))
    count_failure(purpose, device, address_of(request))


def count_failure(purpose: str, *who: str) -> None:
    """Count one failed try against each of `who`; the count is forgotten PAUSE_SECONDS after the first."""
    for one in who:
        if not cache.add(_key(purpose, one), 1, PAUSE_SECONDS):
            cache.incr(_key(purpose, one))


def forget_failures(purpose: str, *who: str) -> None:
    """Forget the failed tries after a success."""
    cache.delete_many([_key(purpose, one) for one in who])
