"""The hub's own pages in the language of the package: every text listed for translators, and found again by Django."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import polib

from tutela.server.hub_words import choose_language, list_hub_words, write_hub_words

WORDS = list_hub_words()
KEYS = {text: key for key, text in WORDS.items()}


def test_texts_of_templates_and_code_are_listed_with_their_plurals() -> None:
    assert {"Skip to the text", "%(n)s answer", "%(n)s answers"} <= KEYS.keys()
    assert "Write at least {least} lines, one below the other." in KEYS
    assert all(key.startswith("hub.") for key in WORDS)


def test_a_plural_and_its_singular_become_one_entry(tmp_path: Path) -> None:
    said = {KEYS["%(n)s answer"]: "%(n)s réponse", KEYS["%(n)s answers"]: "%(n)s réponses"}
    assert write_hub_words(said, "pt-br", tmp_path)
    catalogue = polib.mofile(str(tmp_path / "pt_BR" / "LC_MESSAGES" / "django.mo"))
    assert ("%(n)s answer", "%(n)s answers", {0: "%(n)s réponse", 1: "%(n)s réponses"}) in [
        (entry.msgid, entry.msgid_plural, entry.msgstr_plural) for entry in catalogue
    ]


def test_a_translation_that_lost_a_value_is_left_out(tmp_path: Path) -> None:
    said = {KEYS["%(n)s answer"]: "une réponse", KEYS["Write at least {least} lines, one below the other."]: "Plus."}
    assert not write_hub_words(said, "fr", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_without_words_of_the_hub_its_pages_stay_english(tmp_path: Path) -> None:
    for package in (None, tmp_path):
        assert choose_language(package, tmp_path / "locale") == "en"
    (tmp_path / "package.json").write_bytes(msgspec.json.encode({"language": "fr", "interface": {"web.leave": "Non"}}))
    assert choose_language(tmp_path, tmp_path / "locale") == "en"


_SHOW = """
import sys
from pathlib import Path
from tutela.server.start import HubPlan, set_environment
folder = Path(sys.argv[1])
set_environment(HubPlan(folder / "site", folder / "data", "room", 8000, True, (), "", folder / "package"))
import django
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
sys.stdout.buffer.write(Client().get("/hub/join/").content)
"""


def test_a_hub_speaks_the_language_of_its_package(tmp_path: Path) -> None:
    """With Django's own settings, in a process of its own: those of the tests are English."""
    for name in ("site", "package"):
        (tmp_path / name).mkdir()
    interface = {KEYS["Skip to the text"]: "إلى النص"}
    head = {"language": "ar", "interface": interface}
    (tmp_path / "package" / "package.json").write_bytes(msgspec.json.encode(head))
    site = Path(os.environ["TUTELA_SITE"]) / "package.json"
    (tmp_path / "site" / "package.json").write_bytes(site.read_bytes())
    shown = subprocess.run(
        [sys.executable, "-c", _SHOW, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    assert '<html lang="ar" dir="rtl">' in shown
    assert ">إلى النص</a>" in shown
