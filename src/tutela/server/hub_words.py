"""The words of the hub's own pages: listed for translators, and handed to Django in the language of the package."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec
import polib
from django.template import Engine, Template
from django.template.base import Node
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.translation import to_locale

from tutela.model.counting import MOST_FORMS, RULE, counted_words
from tutela.model.language import read_untranslated
from tutela.server import framework_words

_FOLDER = Path(__file__).parent
COUNTED = "ngettext"
"""The call whose two texts are the forms of a counted word."""
CALLS = frozenset(("_", "_lazy", "gettext", "gettext_lazy", "gettext_noop"))
"""Calls in the code whose texts are listed for translators."""
_VALUE = re.compile(r"%(?:\(\w+\))?[sd]\b|\{\w+\}")


class _Head(msgspec.Struct, frozen=True):
    """What is asked of a compiled package here."""

    language: str
    interface: dict[str, str] = {}


class _Said(msgspec.Struct, frozen=True, order=True):
    """A text and, where a number decides, its plural; the file and the line where it stands, none for Django's."""

    one: str
    other: str = ""
    file: str = ""
    line: int = 0


def choose_language(package: Path | None, folder: Path) -> str:
    """Give the language of the hub's pages, that of the package where its translation has words of them, else English.

    Its catalogue is written below `folder`. A package that cannot be read is told by those who serve it.
    """
    try:
        head = msgspec.json.decode((package / "package.json").read_bytes(), type=_Head) if package else None
    except (OSError, msgspec.DecodeError):
        head = None
    if head and head.language != "en" and write_hub_words(read_untranslated(head.interface), head.language, folder):
        return head.language
    return "en"


def list_hub_words() -> dict[str, str]:
    """Give every text of the hub's templates and code, and of Django in its forms, by key: `hub.` and a hash of it.

    A counted text has two keys, those of its singular with `.one` and `.other`. Reads the files of the hub; nothing of
    it runs.
    """
    found = set(_list_said())
    words = {_key(said.one): said.one for said in sorted(found) if not said.other}
    for said in sorted(found):
        if said.other:
            words |= {f"{_key(said.one)}.one": said.one, f"{_key(said.one)}.other": said.other}
    return words


def find_hub_places() -> dict[str, tuple[tuple[str, int], ...]]:
    """Give where each text stands, file below `src` and line, by its key; a counted text by its key without a form."""
    places: dict[str, tuple[tuple[str, int], ...]] = {}
    for said in sorted(set(_list_said())):
        if said.line:
            places[_key(said.one)] = (*places.get(_key(said.one), ()), (said.file, said.line))
    return places


def _list_said() -> Iterator[_Said]:
    for file in sorted(_FOLDER.rglob("*.html")):
        yield from _read_template(_below(file), file.read_text("utf-8"))
    for file in sorted(_FOLDER.rglob("*.py")):
        yield from _read_code(_below(file), file.read_text("utf-8"))
    yield from (_Said(text) for text in framework_words.SINGLE)
    yield from (_Said(*both) for both in framework_words.COUNTED)


def _below(file: Path) -> str:
    return file.relative_to(_FOLDER.parents[1]).as_posix()


def write_hub_words(interface: Mapping[str, str], language: str, folder: Path) -> bool:
    """Write the translated texts as Django's catalogue below `folder`; False, with nothing written, if there are none.

    A translation with other values in it than its text is left out: Django would fail when it fills them in.
    """
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Plural-Forms": interface.get(RULE, "nplurals=2; plural=(n != 1);"),
    }
    words = list_hub_words()
    counted = counted_words(words)
    for key, text in words.items():
        new = interface.get(key, text)
        if key.rpartition(".")[0] not in counted and new != text and _values(new) == _values(text):
            catalogue.append(polib.POEntry(msgid=text, msgstr=new))
    for key, (one, other) in counted.items():
        forms = {form: interface[f"{key}.{form}"] for form in range(MOST_FORMS) if f"{key}.{form}" in interface}
        if forms and all(_values(form) <= _values(other) for form in forms.values()):
            catalogue.append(polib.POEntry(msgid=one, msgid_plural=other, msgstr_plural=forms))
    if not catalogue:
        return False
    file = folder / to_locale(language) / "LC_MESSAGES" / "django.mo"
    file.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save_as_mofile(str(file))
    return True


def _values(text: str) -> set[str]:
    return set(_VALUE.findall(text))


@cache
def _engine() -> Engine:
    """Give an engine that knows the tags of the hub's templates; a hub in English needs none."""
    own = {
        file.stem: f"tutela.server.{file.parts[-3]}.templatetags.{file.stem}"
        for file in _FOLDER.glob("*/templatetags/[a-z]*.py")
    }
    return Engine(
        libraries={**{name: f"django.templatetags.{name}" for name in ("i18n", "l10n", "static", "tz")}, **own}
    )


def _key(text: str) -> str:
    return f"hub.{sha256(text.encode()).hexdigest()[:12]}"


def _nodes(source: str) -> Iterator[Node]:
    nodes = Template(source, engine=_engine()).nodelist
    for kind in (TranslateNode, BlockTranslateNode):
        yield from nodes.get_nodes_by_type(kind)


def _read_template(file: str, source: str) -> Iterator[_Said]:
    for node in _nodes(source):
        line = (node.token and node.token.lineno) or 0
        if isinstance(node, BlockTranslateNode):
            yield _Said(*_read_block(node), file, line)
        elif isinstance(node, TranslateNode):
            # Django marks it as safe; joined it is a plain text
            yield _Said("" + node.filter_expression.var.literal, "", file, line)
    for found in re.finditer(r'\b_\("([^"]+)"\)', source):
        yield _Said(found[1], "", file, source.count("\n", 0, found.start()) + 1)


def _read_block(node: BlockTranslateNode) -> tuple[str, str]:
    """Give the text of a block as Django looks it up, and that of its plural, empty where it has none."""
    singular, _ = node.render_token_list(node.singular)
    plural, _ = node.render_token_list(node.plural) if node.plural else ("", [])
    return singular, plural


def _read_code(file: str, source: str) -> Iterator[_Said]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in (COUNTED, *CALLS):
            texts = [text.value for text in node.args if isinstance(text, ast.Constant) and isinstance(text.value, str)]
            if texts:
                yield _Said(texts[0], texts[1] if node.func.id == COUNTED else "", file, node.lineno)
