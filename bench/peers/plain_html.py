"""The floor: the same text as plain HTML with a little CSS and a script that only tells right from wrong."""

from __future__ import annotations

import html
import shutil
from html.parser import HTMLParser
from pathlib import Path

KEPT = {"href": "a", "type": "input", "name": "input", "value": "input", "data-right": "li", "data-entry": "li"}
VOID = ("input", "br", "hr", "img")
DROPPED = ("script", "style", "svg", "button", "template")
STYLE = "body{max-width:40rem;margin:auto;padding:1rem;font:1.1rem/1.5 sans-serif}label{display:block}"
SCRIPT = """for (const form of document.querySelectorAll("fieldset")) form.addEventListener("change", () => {
  const inputs = [...form.querySelectorAll("input")];
  const right = inputs.every((one) => one.checked === !!one.closest("label").dataset.right);
  form.append(right ? " Right." : " Not yet.");
});
"""


class _Plain(HTMLParser):
    """Keeps the text and its tags, and of their attributes only what links and inputs need."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._dropped = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in DROPPED:
            self._dropped += 1
        elif not self._dropped:
            kept = [f' {name}="{html.escape(value or "")}"' for name, value in attributes if KEPT.get(name) == tag]
            self.parts.append(f"<{'div' if '-' in tag else tag}{''.join(kept)}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in DROPPED:
            self._dropped -= 1
        elif not self._dropped and tag not in VOID:
            self.parts.append(f"</{'div' if '-' in tag else tag}>")

    def handle_data(self, data: str) -> None:
        if not self._dropped:
            self.parts.append(html.escape(data))


def write_floor(page: Path, folder: Path) -> None:
    """Write the text of one of our built pages as the floor."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    plain = _Plain()
    source = page.read_text()
    plain.feed(source[source.index("<main") : source.index("</main>")])
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    head += '<title>Floor</title><link rel="stylesheet" href="style.css"><script src="script.js" defer></script>'
    (folder / "index.html").write_text(head + "".join(plain.parts))
    (folder / "style.css").write_text(STYLE)
    (folder / "script.js").write_text(SCRIPT)
