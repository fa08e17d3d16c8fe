"""The compiled package as the hub's own pages see it: its title, its style sheet, its script for joining."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from tutela.server.disk import open_disk


def site_folder() -> Path:
    """Give the folder of the static site that this hub serves."""
    return Path(os.environ["TUTELA_SITE"])


@lru_cache(maxsize=1)
def read_site() -> dict[str, Any]:
    """Give the head of the served package; the hub is started anew when the package changes."""
    head: dict[str, Any] = json.loads((site_folder() / "package.json").read_text("utf-8"))
    return head


def site_context(request: HttpRequest) -> dict[str, Any]:
    """Give the templates what the package decides: names, language, hashed files; and whether the disk has room."""
    head = read_site()
    return {
        "package": head,
        "disk_told": open_disk().tell(),
        **{name: f"/learn/{path}" for name, path in head["assets"].items()},
    }


def write_block(value: object) -> SafeString:
    """Give JSON for a data block of a page; `<` is escaped so that nothing in it can close the block."""
    return mark_safe(msgspec.json.encode(value).decode().replace("<", "\\u003c"))  # noqa: S308 - escaped just here


def is_loopback(request: HttpRequest) -> bool:
    """Tell whether the request came from this very machine."""
    return str(request.META.get("REMOTE_ADDR", "")) in {"127.0.0.1", "::1"}


def may_carry_passwords(request: HttpRequest) -> bool:
    """Tell whether a password may travel: over TLS or on this machine; a room's Wi-Fi can be listened to."""
    return request.is_secure() or is_loopback(request)


def where_passwords_may_travel(view: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Give the view of a page that takes a password or a code; where these could be overheard it refuses in words."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not may_carry_passwords(request):
            return render(request, "hub/sign_in_elsewhere.html", status=403)
        return view(request)

    return guarded
