"""Django's name for this part, and what happens when somebody signs out."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out


def _erase_own(request: Any = None, **_given: Any) -> None:
    from tutela.server.evidence.runs import open_runs

    if request is not None and request.session.session_key:
        open_runs().erase_of(request.session.session_key)


class Evidence(AppConfig):
    """Reports of surveys and lists."""

    name = "tutela.server.evidence"
    label = "hub_evidence"

    def ready(self) -> None:
        """Erase what a person brought when that person signs out."""
        user_logged_out.connect(_erase_own, dispatch_uid="erase evidence at sign-out")
