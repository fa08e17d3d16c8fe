"""Every interface word that the course's scripts ask for is there and reaches their pages; none is left over."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from tutela.delivery.web.frame import SCRIPT_WORDS

ROOT = Path(__file__).parents[2]
PLAYER = ROOT / "src/tutela/player"
WORDS: dict[str, str] = {
    key: words
    for file in ("interface.course.yaml", "interface.countries.yaml")
    for key, words in msgspec.yaml.decode((ROOT / "src/tutela/delivery/web" / file).read_bytes()).items()
    if file == "interface.course.yaml" or key.startswith("player.")
}
KEY = re.compile(
    r'["`]((?:player|learner|read|home|assess|search|join|files)\.[a-z-]+(?:\.[a-z-]+)*(?:\$\{[^}]*\})?(?:-[a-z]+)?)["`]'
)
FILE_ERROR = re.compile(r'UnreadableFile\("([a-z.-]+)"')
PLURALS = ("one", "other")


def asked() -> set[str]:
    """Give the keys in the scripts; `…${}` stands for any ending."""
    sources = [file.read_text("utf-8") for folder in ("course", "pages") for file in (PLAYER / folder).glob("*.js")]
    keys = {key for source in sources for key in KEY.findall(source)}
    errors = {f"files.{key}" for source in sources for key in FILE_ERROR.findall(source)}
    return {re.sub(r"\$\{[^}]*\}", "*", key) for key in keys} | errors


def base(key: str) -> str:
    """Give a key without the ending of its plural form."""
    stem, _, last = key.rpartition(".")
    return stem if last in PLURALS else key


def holds(pattern: str, key: str) -> bool:
    """Tell whether a key is one that a pattern asks for."""
    return re.fullmatch(re.escape(pattern).replace(r"\*", r"[\w-]+"), base(key)) is not None


def test_every_word_asked_for_is_there() -> None:
    missing = [pattern for pattern in asked() if not any(holds(pattern, key) for key in WORDS)]
    assert missing == []


def test_every_word_of_a_script_is_asked_for() -> None:
    dynamic = {"player.*", "learner.*", "assess.*"}
    patterns = asked() - dynamic
    indirect = re.compile(
        r"learner\.(constituent|reach)(-none)?|assess\.(hard|good|easy|date|test|result|outcome)"
        r"|read\.(passed|kept)(-done)?"
    )
    left = [
        key
        for key in WORDS
        if not key.partition(".")[0].endswith("-page")
        and not indirect.fullmatch(base(key))
        and not any(holds(pattern, key) for pattern in patterns)
    ]
    assert left == []


def test_plural_words_have_both_english_forms() -> None:
    counted = {base(key) for key in WORDS if base(key) != key}
    assert [key for key in counted if any(f"{key}.{form}" not in WORDS for form in PLURALS)] == []


def test_each_group_reaches_a_page_kind() -> None:
    groups = {key.partition(".")[0] for key in WORDS if not key.partition(".")[0].endswith("-page")}
    assert groups <= {name for names in SCRIPT_WORDS.values() for name in names}
