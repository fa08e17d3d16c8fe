"""mkdocs with the Material theme from PyPI: the text of the kit as its own Markdown, questions as fold-outs.

Everything in the kit becomes a page: units, cases, pages, the question bank, facts, glossary.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bench.places import KIT, ROOT, install_peer

REQUIREMENTS = ("mkdocs==1.6.1", "mkdocs-material==9.8.1")
FOLDER = ROOT / "mkdocs" / "project"
# Fonts would come from another host.
CONFIGURATION = """\
site_name: Understanding child trafficking
theme: {name: material, font: false}
markdown_extensions: [admonition, tables, pymdownx.details]
"""


def write_project() -> Path:
    """Write the kit as an mkdocs project; give its folder."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    (FOLDER / "docs").mkdir(parents=True)
    (FOLDER / "mkdocs.yml").write_text(CONFIGURATION)
    for path, text in _write_pages():
        file = FOLDER / "docs" / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    return FOLDER


def build_command(*options: str) -> list[str]:
    """Give the command that builds the project."""
    program = install_peer("mkdocs", *REQUIREMENTS) / "mkdocs"
    return [str(program), "build", "-q", "-f", str(FOLDER / "mkdocs.yml"), *options]


def _write_pages() -> Iterator[tuple[str, str]]:
    yield "index.md", "# Understanding child trafficking\n\nFor people who make and carry out policy.\n"
    for file in sorted((KIT / "textbooks").rglob("*.md")):
        yield f"units/{file.stem}.md", translate(file.read_text())
    for folder in ("cases", "pages"):
        for file in sorted((KIT / folder).glob("*.md")):
            yield f"{folder}/{file.name}", translate(file.read_text())
    for file in sorted((KIT / "questions").rglob("*.yaml")):
        yield f"bank/{file.stem}.md", f"# {file.stem}\n\n" + "\n".join(map(_write_question, _read(file)))
    for file in sorted([*(KIT / "facts").glob("*.yaml"), *(KIT / "facts" / "glossary").glob("*.yaml")]):
        yield f"lists/{file.stem}.md", f"# {file.stem}\n\n" + "\n".join(map(_write_entry, _read(file)))


def _read(file: Path) -> list[dict[str, Any]]:
    return list(yaml.load(file.read_text(), Loader=yaml.CSafeLoader) or [])


def _write_question(question: dict[str, Any]) -> str:
    options = "\n".join(f"- {option['says']}: {option['why']}" for option in question["options"])
    return f"## {question['ask']}\n\n{_plain(options)}\n"


def _write_entry(entry: dict[str, Any]) -> str:
    return "\n".join(f"- **{name}**: {value}" for name, value in entry.items()) + "\n\n---\n"


def translate(text: str) -> str:
    """Give a unit, case or page in the Markdown of Material: containers become fold-outs, short codes their words."""
    _, front, body = text.split("---\n", 2)
    title = re.search(r"^title: \"?(.*?)\"?$", front, re.M)
    lines, inside = [f"# {title.group(1) if title else ''}", ""], False
    for line in _plain(body).splitlines():
        if line.startswith(":::") and line != ":::":
            lines += [f'??? question "{line[3:].strip().split(" ")[0]}"', ""]
            inside = True
        elif line == ":::":
            lines.append("")
            inside = False
        else:
            lines.append(f"    {line}" if inside else line)
    return "\n".join(lines)


def _plain(text: str) -> str:
    text = re.sub(r"\{\w+:([^}|]*\|)?([^}]*)\}", r"\2", text)
    return re.sub(r"\]\((?:unit|case|page|term):([\w-]+)\)", r"](https://example.org/\1)", text)
