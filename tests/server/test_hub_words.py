"""The hub's own pages in the language of the package: every text listed for translators, and found again by Django."""

from __future__ import annotations

import gettext
import os
import subprocess
import sys
from pathlib import Path

import msgspec

import tutela.server
from tutela.model.language import UntranslatedText, write_untranslated
from tutela.server.hub_words import choose_language, find_hub_places, list_hub_words, write_hub_words

ROOT = Path(tutela.server.__file__).parents[2]
WORDS = list_hub_words()
KEYS = {text: key for key, text in WORDS.items()}


def test_texts_of_templates_and_code_are_listed_with_their_plurals() -> None:
    assert {"Skip to the text", "%(n)s answer", "%(n)s answers"} <= KEYS.keys()
    assert {"“%(title)s” now has %(minutes)s minute.", "“%(title)s” now has %(minutes)s minutes."} <= KEYS.keys()
    assert KEYS["%(n)s answers"] == KEYS["%(n)s answer"].replace(".one", ".other")
    assert "Write at least {least} lines, one below the other." in KEYS
    assert all(key.startswith("hub.") for key in WORDS)


def test_each_text_of_the_hub_names_the_line_where_it_stands() -> None:
    places = find_hub_places()
    (place,) = places[KEYS["Skip to the text"]]
    assert place[0] == "tutela/server/templates/hub/base.html"
    assert "Skip to the text" in (ROOT / place[0]).read_text("utf-8").splitlines()[place[1] - 1]
    assert len(places[KEYS["%(n)s answer"].removesuffix(".one")]) >= 1
    one = KEYS["“%(title)s” now has %(minutes)s minute."].removesuffix(".one")
    assert [file for file, _ in places[one]] == ["tutela/server/plans/requests.py"]


def test_a_counted_text_has_the_forms_and_the_rule_of_its_language(tmp_path: Path) -> None:
    key = KEYS["%(n)s answer"].removesuffix(".one")
    forms = ("%(n)s ответ", "%(n)s ответа", "%(n)s ответов")
    rule = "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;"
    said = {**{f"{key}.{form}": text for form, text in enumerate(forms)}, "plural.rule": rule}
    assert write_hub_words(said, "pt-br", tmp_path)
    file = tmp_path / "pt_BR" / "LC_MESSAGES" / "django.mo"
    with file.open("rb") as opened:
        found = gettext.GNUTranslations(opened)
    assert [found.ngettext("%(n)s answer", "%(n)s answers", n) % {"n": n} for n in (1, 3, 11)] == [
        "1 ответ",
        "3 ответа",
        "11 ответов",
    ]


def test_a_translation_that_lost_a_value_is_left_out(tmp_path: Path) -> None:
    lost = KEYS["%(n)s answer"].replace(".one", ".0")
    said = {lost: "%(m)s réponse", KEYS["Write at least {least} lines, one below the other."]: "Plus."}
    assert not write_hub_words(said, "fr", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_without_words_of_the_hub_its_pages_stay_english(tmp_path: Path) -> None:
    for package in (None, tmp_path):
        assert choose_language(package, tmp_path / "locale") == "en"
    (tmp_path / "package.json").write_bytes(msgspec.json.encode({"language": "fr", "interface": {"web.leave": "Non"}}))
    assert choose_language(tmp_path, tmp_path / "locale") == "en"
    untranslated = {KEYS["Skip to the text"]: write_untranslated(UntranslatedText("Skip to the text", "en"))}
    (tmp_path / "package.json").write_bytes(msgspec.json.encode({"language": "fr", "interface": untranslated}))
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
