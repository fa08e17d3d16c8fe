"""What a translation left in the kit's own language is marked as such, and nothing else is (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.delivery.half_translated import TODAY, half_translated
from tests.delivery.site_checks import NO_BUNDLES
from tutela.compiler import compile_kit, write_package
from tutela.delivery.package import read_package
from tutela.delivery.web import write_site
from tutela.delivery.web.elements import join, tag
from tutela.delivery.web.open import open_site
from tutela.delivery.web.words import read_words
from tutela.model.language import MixedText, UntranslatedText, fill_text, join_texts

_LATIN, _ARABIC = re.compile("[A-Za-z]{3,}"), re.compile("[\u0600-\u06ff]")
OWN = UntranslatedText("Two words", "en")


def list_untranslated(value: Any) -> Iterator[UntranslatedText]:
    """Give each text in a value that is in another language."""
    if isinstance(value, UntranslatedText):
        yield value
    elif isinstance(value, msgspec.Struct):
        yield from list_untranslated([getattr(value, name) for name in value.__struct_fields__])
    elif isinstance(value, Mapping):
        yield from list_untranslated(list(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from list_untranslated(one)


class Spoken(HTMLParser):
    """Reads a page as a screen reader does: each text with the language it is said in."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.said: list[tuple[str, str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = Counter(name for name, _ in attrs)
        assert max(names.values(), default=1) == 1, f"{tag} has an attribute twice"
        given = dict(attrs)
        if tag not in {"br", "hr", "img", "input", "link", "meta"}:
            self.open.append((tag, given.get("lang") or (self.open[-1][1] if self.open else "")))

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        tags = [name for name, _ in self.open]
        if tags and "script" not in tags:
            self.said.append((data.strip(), self.open[-1][1], tags))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("half")
    write_site(compile_kit(half_translated(), today=TODAY), out, hub=None, bundles=NO_BUNDLES)
    return out


def test_every_text_of_every_page_is_said_in_its_own_language(site: Path) -> None:
    kit = half_translated()
    # Names of publishers and titles of publications stay as they were printed.
    published = {*(source.by for source in kit.sources), *(source.title for source in kit.sources)}
    published |= {release.publisher for release in kit.atlas.releases}
    published |= {correction.source for country in kit.atlas.countries for correction in country.own.corrections}
    faults = []
    for path in sorted(site.rglob("*.html")):
        reader = Spoken()
        reader.feed(path.read_text("utf-8"))
        for text, language, tags in reader.said:
            bare = re.sub("\u2068[^\u2069]*\u2069", "", text) if tags[-1] == "title" or language == "en" else text
            for name in published:
                bare = bare.replace(name, "")
            wrong = _ARABIC if language == "en" else _LATIN
            if wrong.search(bare) and tags[-1] not in ("code", "cite"):
                faults.append(f"{path.name} {language} {tags[-2:]}: {bare}")
    assert faults == []


def test_a_block_is_marked_itself_and_nothing_is_put_around_what_is_translated(site: Path) -> None:
    html = (site / "first-steps" / "on-the-road.html").read_text("utf-8")
    assert '<h1 lang="en" dir="ltr">On the road</h1>' in html or "<h1>هن طحو رهاد</h1>" in html
    assert re.search(r'<p lang="en" dir="ltr">[^<]*[A-Za-z]', html)
    assert 'lang="ar"' not in re.sub(r'^.*?<body|<(a|span) [^>]*class="fact"[^>]*>', "", html, flags=re.DOTALL)


def test_the_script_of_a_page_is_told_what_is_in_another_language(site: Path) -> None:
    html = (site / "first-steps" / "on-the-road.html").read_text("utf-8")
    found = re.search(r'id="tutela-page">(.*?)</script>', html)
    assert found is not None
    data = json.loads(found[1])
    told = data["untranslated"]
    assert (told["language"], told["direction"]) == ("en", "ltr")
    with_script = {key for key in told["keys"] if key.startswith("files.")}  # come with the script of that name
    assert "files.saved" in with_script
    said = {key for key, text in data["strings"].items() if re.search("[A-Za-z]{2,}", text)}
    assert said | with_script == set(told["keys"])
    assert not said & with_script
    assert "\x02" not in found[1]


def test_what_is_kept_between_runs_is_marked_as_before(tmp_path: Path) -> None:
    package = compile_kit(half_translated(), today=TODAY)
    for out in ("cold", "warm"):
        write_site(package, tmp_path / out, hub=None, bundles=NO_BUNDLES, kept=tmp_path / "kept")
    pages = {path.relative_to(tmp_path / "cold") for path in (tmp_path / "cold").rglob("*") if path.is_file()}
    changed = [
        path for path in pages if (tmp_path / "cold" / path).read_bytes() != (tmp_path / "warm" / path).read_bytes()
    ]
    assert changed == []


def test_a_package_read_back_is_marked_as_it_was_and_can_be_read_without_marks(tmp_path: Path) -> None:
    package = compile_kit(half_translated(), today=TODAY)
    write_package(package, tmp_path)
    read = read_package(tmp_path)
    assert read == package
    marked = list(list_untranslated(package.manifest))
    assert marked
    assert set(list_untranslated(read.manifest)) == set(marked)  # the words of the interface have no order
    assert list(list_untranslated(open_site(read, marked=False).manifest)) == []


def test_an_element_that_holds_nothing_else_is_marked_itself() -> None:
    assert tag("h1", OWN) == '<h1 lang="en" dir="ltr">Two words</h1>'
    assert tag("h1", OWN, id="a") == '<h1 id="a" lang="en" dir="ltr">Two words</h1>'
    assert tag("p", OWN, " · ", "كلمة") == '<p><span lang="en" dir="ltr">Two words</span> · كلمة</p>'
    assert tag("li", OWN) == '<li><span lang="en" dir="ltr">Two words</span></li>'
    assert tag("a", "كلمة", aria_label=OWN) == '<a aria-label="Two words">كلمة</a>'
    assert tag("title", join_texts(" · ", (OWN, "كلمة"))) == "<title>\u2068Two words\u2069 · كلمة</title>"


def test_texts_are_joined_and_filled_in_with_their_languages() -> None:
    assert type(join_texts(", ", ("a", "b"))) is str
    assert isinstance(join_texts(", ", (OWN, OWN)), UntranslatedText)
    mixed = join_texts(": ", ("كلمة", OWN))
    assert isinstance(mixed, MixedText)
    assert join(mixed) == 'كلمة: <span lang="en" dir="ltr">Two words</span>'
    assert join(fill_text("قال {what}!", {"what": OWN})) == 'قال <span lang="en" dir="ltr">Two words</span>!'
    assert fill_text(UntranslatedText("Next: {title}, {n}", "en"), {"title": "كلمة", "n": 3}) == (
        "Next: \u2068كلمة\u2069, 3"
    )


def test_lists_and_sentences_have_the_signs_of_their_language() -> None:
    words = read_words({"list.comma": "، ", "list.stop": "।"})
    assert words.join("comma", ("واحد", "اثنان", "ثلاثة")) == "واحد، اثنان، ثلاثة"
    assert words.end("كلمة") == "كلمة।"
    assert join(words.end(OWN)) == '<span lang="en" dir="ltr">Two words.</span>'


def test_signs_that_are_not_translated_do_not_make_a_list_english() -> None:
    words = read_words({"list.colon": UntranslatedText(": ", "en")})
    assert words.join("colon", ("كلمة", "معنى")) == "كلمة: معنى"
    assert type(words.join("colon", ("كلمة", "معنى"))) is str


def test_words_that_are_not_translated_keep_their_language_when_filled_in() -> None:
    words = read_words({"book-page.units.one": UntranslatedText("{n} unit", "en")})
    assert tag("p", words.count("book-page.units", 1)) == '<p lang="en" dir="ltr">1 unit</p>'
