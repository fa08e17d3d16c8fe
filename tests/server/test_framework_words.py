"""What Django says on the hub's pages is given to translators, word for word as Django looks it up."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import polib
import pytest
from django import forms

import tutela.server
from tutela.server.accounts import AccountForm
from tutela.server.framework_words import COUNTED, SINGLE
from tutela.server.hub_words import list_hub_words

DJANGO = Path(django.__file__).parent
OWN = {
    entry.msgid: entry.msgid_plural
    for folder in ("conf", "contrib/auth")
    for entry in polib.pofile(str(DJANGO / folder / "locale" / "en" / "LC_MESSAGES" / "django.po"))
}
LISTED = {*SINGLE, *(one for one, _ in COUNTED)}
NEVER_SHOWN = {"Please either submit a file or check the clear checkbox, not both."}
"""It is for a field that has a box to clear it; the hub has none."""


def test_django_still_says_each_text_that_is_listed() -> None:
    assert {text: OWN.get(text) for text in SINGLE} == dict.fromkeys(SINGLE, "")
    assert {one: OWN.get(one) for one, _ in COUNTED} == dict(COUNTED)


def _forms(base: type[Any] = forms.BaseForm) -> Iterator[type[Any]]:
    for form in base.__subclasses__():
        yield from (form, *_forms(form)) if form.__module__.startswith("tutela") else _forms(form)


def _said_by(form: type[Any]) -> Iterator[object]:
    yield from getattr(form, "error_messages", {}).values()
    for field in getattr(form, "base_fields", {}).values():
        yield from (field.label, field.help_text, *field.error_messages.values())
        yield from (validator.message for validator in field.validators if not callable(validator.message))


def test_every_text_of_django_in_a_form_of_the_hub_is_listed() -> None:
    for module in pkgutil.walk_packages(tutela.server.__path__, "tutela.server."):
        if not module.name.endswith((".asgi", ".settings")) and ".migrations" not in module.name:
            importlib.import_module(module.name)
    said = {str(text) for form in _forms() for text in _said_by(form)}
    assert "This field is required." in said
    assert (said & OWN.keys()) - LISTED == NEVER_SHOWN


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "password"),
    [("am ina", "password1234"), ("whimbrel-amina", "whimbrel-amina")],
)
def test_what_is_said_of_a_bad_account_is_listed(name: str, password: str) -> None:
    form = AccountForm({"username": name, "password1": password, "password2": password})
    errors = [error for found in form.errors.as_data().values() for error in found]
    assert errors
    assert {str(getattr(error.message, "_proxy____args", (error.message,))[0]) for error in errors} - LISTED == set()


def test_they_reach_the_template() -> None:
    assert {*SINGLE, *(text for pair in COUNTED for text in pair)} <= set(list_hub_words().values())
