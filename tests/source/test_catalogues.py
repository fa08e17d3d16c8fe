"""What a translator reads whose catalogue is broken, lost something or waits for a text that changed: exact text."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.source.copies import TODAY, KitCopy
from tutela.cli.check import command
from tutela.source.catalogue import check_catalogues, read_catalogue

INTERFACE = {"page.search": "Search", "page.units-done": "{n} of {m} units done"}


HEAD = 'msgid ""\nmsgstr "Language: fr"\n\n'


def told(kit: KitCopy, text: str) -> list[str]:
    (kit.root / "locale").mkdir(exist_ok=True)
    (kit.root / "locale" / "fr.po").write_text(HEAD + text, "utf-8")
    return [str(problem) for problem in check_catalogues(kit.root, INTERFACE, today=TODAY)]


def test_a_whole_catalogue_has_no_problems(kit: KitCopy) -> None:
    assert told(kit, 'msgctxt "page.search"\nmsgid "Search"\nmsgstr "Chercher"\n') == []


@pytest.mark.parametrize("open_line", ['msgstr "Chercher', 'msgstr "', 'msgstr ""\n"Chercher'])
def test_a_quote_that_is_not_closed(kit: KitCopy, open_line: str) -> None:
    line = 5 + open_line.count("\n")
    assert told(kit, f'msgid "Search"\n{open_line}\n') == [
        f"locale/fr.po:{line}: a quote is not closed; expected it closed at the end of the line; close it"
    ]


def test_a_line_that_is_none(kit: KitCopy) -> None:
    assert told(kit, 'msgid "Search"\nChercher\n') == [
        "locale/fr.po:5: this is no line of a gettext catalogue; expected msgid, msgstr or a comment; mend the line"
    ]


def test_a_catalogue_may_be_as_large_as_a_whole_kit_twice_in_letters_of_three_bytes(kit: KitCopy) -> None:
    entry = 'msgctxt "page.search"\nmsgid "Search"\nmsgstr "Chercher"\n'
    assert told(kit, f"# {'x' * 5_000_000}\n{entry}") == []
    assert read_catalogue(kit.root, "fr")[0] == {("page.search", "Search"): "Chercher"}
    assert told(kit, f"# {'x' * 32 * 1024 * 1024}\n") == [
        "locale/fr.po: the file has 32.0 MB; expected at most 32 MB; split it, or take out what is no text"
    ]


def test_a_text_that_the_kit_does_not_say(kit: KitCopy) -> None:
    unknown = (
        "warning: no text of this kit is translated here; expected a text of the kit or of the interface; "
        "tutela extract and msgmerge bring it up to date"
    )
    assert told(kit, 'msgid "Gone"\nmsgstr "Parti"\n\nmsgctxt "page.other"\nmsgid "Search"\nmsgstr "Chercher"\n') == [
        f"locale/fr.po:4: {unknown}",
        f"locale/fr.po:7: {unknown}",
    ]


def test_a_text_of_an_edition_is_known(kit: KitCopy) -> None:
    assert (kit.root / "editions" / "coast" / "edition.yaml").is_file()
    title = next(
        line.removeprefix("title: ").strip("\"'")
        for line in (kit.root / "editions" / "coast" / "edition.yaml").read_text("utf-8").splitlines()
        if line.startswith("title: ")
    )
    assert told(kit, f'msgid "{title}"\nmsgstr "Autre"\n') == []


def test_a_translation_that_lost_a_value_is_told_and_not_used(kit: KitCopy) -> None:
    text = 'msgctxt "page.units-done"\nmsgid "{n} of {m} units done"\nmsgstr "{n} sur {mm}"\n'
    assert told(kit, text) == [
        "locale/fr.po:4: the translation has other values in braces than the text; expected {m}, {n}; "
        "mend it; until then the text stays untranslated"
    ]
    assert read_catalogue(kit.root, "fr")[0] == {}


TEXT = "Look at [the page](page:worried) and at [the law](https://tutela.example/en)."


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("Voir [la page](page:inquiet)", "the translation links other pieces than the text; expected page:worried"),
        ("Voir la page", "the translation links other pieces than the text; expected page:worried"),
        ("Voir <b>[la page](page:worried)</b>", "HTML stands in the text: <b>; expected Markdown only"),
        ("Voir [](page:worried)", "the link to `page:worried` has no words; expected `[words](address)`"),
    ],
)
def test_a_translation_with_other_links_is_told_and_not_used(kit: KitCopy, said: str, fault: str) -> None:
    assert told(kit, f'msgid "{TEXT}"\nmsgstr "{said}"\n')[0] == (
        f"locale/fr.po:4: {fault}; mend it; until then the text stays untranslated"
    )
    assert read_catalogue(kit.root, "fr")[0] == {}


def test_a_translation_may_lead_to_a_web_page_in_its_own_language(kit: KitCopy) -> None:
    told(kit, f'msgid "{TEXT}"\nmsgstr "[la loi](https://tutela.example/fr), [la page](page:worried)"\n')
    assert len(read_catalogue(kit.root, "fr")[0]) == 1


def test_the_command_tells_problems_of_catalogues_with_those_of_the_kit(kit: KitCopy, tmp_path: Path) -> None:
    told(kit, "nothing\n")
    result = CliRunner().invoke(command, [str(kit.root), "--today", TODAY.isoformat()])
    assert result.exit_code == 1
    assert result.output.splitlines()[-2:] == [
        "locale/fr.po:4: this is no line of a gettext catalogue; expected msgid, msgstr or a comment; mend the line",
        "1 error, no warnings",
    ]
