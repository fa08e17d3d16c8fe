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
    texts = {text for file in sorted(_FOLDER.rglob("*.html")) for text in _read_template(file.read_text("utf-8"))}
    texts |= {text for file in sorted(_FOLDER.rglob("*.py")) for text in _read_code(file.read_text("utf-8"))}
    texts |= set(framework_words.SINGLE)
    words = {_key(text): text for text in sorted(texts)}
    for one, other in sorted(_list_plurals()):
        words |= {f"{_key(one)}.one": one, f"{_key(one)}.other": other}
    return words


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


def _read_template(source: str) -> Iterator[str]:
    for node in _nodes(source):
        if isinstance(node, BlockTranslateNode) and not node.plural:
            yield _read_block(node)[0]
        elif isinstance(node, TranslateNode):
            yield "" + node.filter_expression.var.literal  # Django marks it as safe; joined it is a plain text
    for found in re.finditer(r'\b_\("([^"]+)"\)', source):
        yield found[1]


def _read_block(node: BlockTranslateNode) -> tuple[str, str]:
    """Give the text of a block as Django looks it up, and that of its plural, empty where it has none."""
    singular, _ = node.render_token_list(node.singular)
    plural, _ = node.render_token_list(node.plural) if node.plural else ("", [])
    return singular, plural


def _list_plurals() -> Iterator[tuple[str, str]]:
    yield from framework_words.COUNTED
    for file in sorted(_FOLDER.rglob("*.html")):
        for node in _nodes(file.read_text("utf-8")):
            if isinstance(node, BlockTranslateNode) and node.plural:
                yield _read_block(node)

    for file in sorted(_FOLDER.rglob("*.py")):
        for one, other, *_ in _calls(file.read_text("utf-8"), frozenset((COUNTED,))):
            yield one, other


def _read_code(source: str) -> Iterator[str]:
    for text, *_ in _calls(source, CALLS):
        yield text


def _calls(source: str, names: frozenset[str]) -> Iterator[list[str]]:
    """Give the texts that each call of one of the names is given."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            texts = [text.value for text in node.args if isinstance(text, ast.Constant) and isinstance(text.value, str)]
            if texts:
                yield texts
