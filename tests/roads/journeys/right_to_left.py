"""A kit in letters that run from right to left: every word in Arabic letters, for looks and not for reading."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import polib

from tests.roads.journeys.hub_process import run_tutela

_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابثدوفجحيكقلمنهبخرسطعظصزغش")
_ARABIC = (
    "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;"
)
_KEPT = re.compile(r"(%(?:\(\w+\))?[sd]\b|\{[a-z]+:[^{}|]*\||\{[^{}]*\}|\]\([^)]*\)|`[^`]*`|\\\n)")
"""What a translator leaves as it is: roles, values, addresses, code."""


def write_arabic(text: str) -> str:
    """Give the text in Arabic letters, one for one."""
    parts = _KEPT.split(text)
    return "".join(part if at % 2 else part.lower().translate(_LETTERS) for at, part in enumerate(parts))


def copy_with_arabic(kit: Path, to: Path, every: int = 1) -> Path:
    """Copy a kit and give it a translation `locale/ar.po` of `every` n-th string that `tutela extract` finds."""
    shutil.copytree(kit, to, ignore=shutil.ignore_patterns("editions"))
    template = to.parent / "template.pot"
    run_tutela("extract", to, "-o", template)
    catalogue = polib.pofile(str(template))
    for entry in catalogue[::every]:
        if entry.msgid_plural:
            entry.msgstr_plural = dict.fromkeys(range(6), write_arabic(entry.msgid_plural))
        else:
            entry.msgstr = write_arabic(entry.msgid)
    catalogue.metadata |= {"Language": "ar", "Plural-Forms": _ARABIC}
    (to / "locale").mkdir()
    catalogue.save(str(to / "locale" / "ar.po"))
    return to
