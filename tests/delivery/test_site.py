"""The site as a whole: what every page has, where links lead, what a second run does."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from tests.delivery.site_checks import build, missing_targets, pages_in
from tests.sample_items import inlines, paragraph
from tests.sample_kit import KIT, TODAY
from tutela.delivery.web import FolderInUse
from tutela.model.document import Link
from tutela.source import read_kit

NOT_FRAMED = {"leave.html"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    build(out)
    return out


def test_every_link_asset_and_fragment_is_there(site: Path) -> None:
    assert missing_targets(site) == []


def test_every_page_reaches_help_and_the_exit_in_one_step(site: Path) -> None:
    for name, page in pages_in(site).items():
        if name in NOT_FRAMED:
            continue
        root = "../" * name.count("/")
        links = {link.get("href", "") for link in page.all("a")}
        assert {f"{root}worried.html", f"{root}leave.html", "#main"} <= links, name


def test_no_page_holds_a_script_or_style_of_its_own(site: Path) -> None:
    for name, page in pages_in(site).items():
        assert page.all("style") == [], name
        assert all(script.get("type") == "application/json" or "src" in script for script in page.all("script")), name
        for _, attributes in page.elements:
            assert "style" not in attributes, name
            assert not any(attribute.startswith("on") for attribute in attributes), name


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    for name, page in pages_in(site).items():
        for element, attributes in page.elements:
            if element in {"link", "script", "img"}:
                address = attributes.get("href") or attributes.get("src") or ""
                assert address.startswith("data:image/") or ":" not in address, name


def test_ids_are_unique_and_headings_leave_no_level_out(site: Path) -> None:
    for name, page in pages_in(site).items():
        ids = page.ids()
        assert len(ids) == len(set(ids)), name
        levels = [int(element[1]) for element, _ in page.elements if element in {"h1", "h2", "h3", "h4"}]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), name


def test_headings_of_an_author_take_no_id_that_a_page_needs(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    shutil.copytree("kit/_smallest", kit)
    unit = kit / "textbooks/first-steps/01-on-the-road.md"
    words = ("End", "Main", "Do this", "Remember", "Item driver", "For workers", "Case seat on the bus", "Box 1")
    headings = "".join(f"## {heading}\n\nText.\n\n:::remember\nText.\n:::\n\n" for heading in words)
    unit.write_text(unit.read_text("utf-8").replace("## Two questions", f"{headings}## Two questions"), "utf-8")
    read = read_kit(kit, today=TODAY).kit
    assert read is not None
    build(tmp_path / "site", read)
    ids = pages_in(tmp_path / "site")["first-steps/on-the-road.html"].ids()
    assert len(ids) == len(set(ids))


def test_the_exit_page_names_neither_the_kit_nor_its_subject_and_links_nothing(site: Path) -> None:
    page = pages_in(site)["leave.html"]
    assert page.all("a") == []
    assert not any(word in page.text.lower() for word in ("traffick", "tutela", "sample", "child"))


def test_the_page_data_tells_the_player_where_it_is(site: Path) -> None:
    html = (site / "understanding" / "how-it-happens.html").read_text("utf-8")
    data = json.loads(html.split('id="tutela-page">')[1].split("</script>")[0])
    assert data["kit"] == "sample"
    assert data["kind"] == "read"
    assert (data["book"], data["unit"], data["hub"]) == ("understanding", "how-it-happens", None)
    assert '<html lang="en" dir="ltr" data-root="../">' in html


def test_home_pages_tell_the_player_books_and_competencies(site: Path) -> None:
    html = (site / "index.html").read_text("utf-8")
    data = json.loads(html.split('id="tutela-page">')[1].split("</script>")[0])
    assert [book["id"] for book in data["books"]] == ["understanding", "action"]
    assert data["books"][0]["units"][0] == {
        "id": "how-it-happens",
        "title": "How it happens: a chain of events",
        "competencies": ["see-the-chain"],
        "items": 7,
        "minutes": 35,
    }
    assert {competency["id"] for competency in data["competencies"]} == {
        "apply-definition",
        "see-the-chain",
        "read-figures",
    }


def test_each_book_has_its_own_review_and_the_page_before_them_holds_none(site: Path) -> None:
    pages = pages_in(site)
    asked = {
        book: [template["data-key"] for template in pages[f"{book}/review.html"].all("template")]
        for book in ("understanding", "action")
    }
    assert len(asked["understanding"]) == 17  # nine of eleven items are scored, and eight questions
    assert asked["action"] == ["item/the-number-that-circulates", *(f"question/numbers-0{n}" for n in range(1, 5))]
    for path in ("review.html", "progress.html", "understanding/review.html", "action/review.html"):
        html = (site / path).read_text("utf-8")
        data = json.loads(html.split('id="tutela-page">')[1].split("</script>")[0])
        assert data["cards"] == asked, path
    assert pages["review.html"].all("template") == []
    links = {link.get("href") for link in pages["review.html"].all("a")}
    assert {"understanding/review.html", "action/review.html"} <= links


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    first = build(tmp_path)
    assert first.written == first.files
    assert build(tmp_path).written == 0


def test_files_that_are_no_longer_part_of_the_site_are_removed_and_others_stay(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / "mine.txt").write_text("mine")
    report = build(tmp_path, msgspec.structs.replace(KIT, pages=KIT.pages[1:]))
    assert not (tmp_path / "about.html").exists()
    assert report.removed == 2  # the page, and the search index under its old name
    assert (tmp_path / "mine.txt").is_file()


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(FolderInUse) as error:
        build(tmp_path)
    assert str(error.value) == (
        f"{tmp_path}: holds files that are no Tutela site; expected an empty folder or an earlier site; "
        "name another folder"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_listing_cannot_make_a_run_remove_files_outside(tmp_path: Path) -> None:
    out = tmp_path / "site"
    build(out)
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    listing = json.loads((out / "package.json").read_text())
    listing["files"] += [["../outside.txt", "", 4], [str(outside), "", 4]]
    (out / "package.json").write_text(json.dumps(listing))
    build(out)
    assert outside.is_file()


def test_a_right_to_left_language_turns_the_page(tmp_path: Path) -> None:
    build(tmp_path, msgspec.structs.replace(KIT, language="ar", interface={"page.search": "بحث"}))
    html = (tmp_path / "index.html").read_text("utf-8")
    assert '<html lang="ar" dir="rtl" data-root="">' in html
    assert ">بحث</a>" in html


def test_a_hub_offers_the_whole_site_as_it_is_without_a_hub(tmp_path: Path) -> None:
    hub, alone = tmp_path / "hub", tmp_path / "alone"
    build(hub, hub="/hub/")
    build(alone)
    (archive,) = hub.glob("*.zip")
    with zipfile.ZipFile(archive) as held:
        taken = {name.removeprefix("sample/"): held.read(name) for name in held.namelist()}
    assert taken == {
        path.relative_to(alone).as_posix(): path.read_bytes() for path in alone.rglob("*") if path.is_file()
    }
    assert '"hub":"/hub/"' in (hub / "index.html").read_text("utf-8")


def test_the_same_site_gives_the_same_zip(tmp_path: Path) -> None:
    build(tmp_path / "one", hub="/hub/")
    build(tmp_path / "two", hub="/hub/")
    (one,), (two,) = (tmp_path / "one").glob("*.zip"), (tmp_path / "two").glob("*.zip")
    assert one.name == two.name
    assert one.read_bytes() == two.read_bytes()
    times = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(one.read_bytes())).infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_the_worker_begins_with_the_list_of_files(tmp_path: Path) -> None:
    bundles = tmp_path / "bundles"
    bundles.mkdir()
    (bundles / "sw.js").write_text("self.worker=1;")
    (bundles / "read.js").write_text("self.read=1;")
    report = build(tmp_path / "site", bundles=bundles)
    assert report.missing == (
        "home",
        "desk",
        "assess",
        "search",
        "country",
        "plan",
        "files",
        "language",
        "hub",
        "join",
        "left",
        "room",
    )
    first, rest = (tmp_path / "site" / "sw.js").read_text("utf-8").split("\n", 1)
    listed = json.loads(first.removeprefix("self.tutela=").removesuffix(";"))
    assert rest == "self.worker=1;"
    assert {path for path, *_ in listed["files"]} >= {"index.html", "understanding/how-it-happens.html"}
    assert not {"sw.js", "package.json"} & {path for path, *_ in listed["files"]}
    unit = (tmp_path / "site" / "understanding" / "how-it-happens.html").read_text("utf-8")
    assert '<script src="../assets/read-' in unit


def test_text_of_a_kit_cannot_become_markup(tmp_path: Path) -> None:
    attack = "</script><img src=x onerror=alert(1)>\"'><script>"
    page = msgspec.structs.replace(KIT.pages[0], title=attack, blocks=(paragraph(attack),))
    terms = tuple(msgspec.structs.replace(term, term=attack, means=attack) for term in KIT.terms)
    build(tmp_path, msgspec.structs.replace(KIT, title=attack, pages=(page, *KIT.pages[1:]), terms=terms))
    for name, read in pages_in(tmp_path).items():
        assert read.all("img") == [], name
        assert all("onerror" not in attributes for _, attributes in read.elements), name


def test_an_earlier_zip_is_removed_and_the_worker_does_not_keep_one(tmp_path: Path) -> None:
    bundles = tmp_path / "bundles"
    bundles.mkdir()
    (bundles / "sw.js").write_text("")
    out = tmp_path / "site"
    build(out, hub="/hub/", bundles=bundles)
    build(out, msgspec.structs.replace(KIT, version="0.2.0"), hub="/hub/", bundles=bundles)
    (archive,) = out.glob("*.zip")
    assert archive.name not in (out / "sw.js").read_text("utf-8")
    assert archive.name in (out / "package.json").read_text("utf-8")


def test_a_link_to_a_case_that_no_unit_prints_leads_to_its_own_page(tmp_path: Path) -> None:
    case = msgspec.structs.replace(KIT.cases[0], id="kept-back")
    link = Link("case", "kept-back", inlines("The case"))
    page = msgspec.structs.replace(KIT.pages[0], blocks=(paragraph(link),))
    build(tmp_path, msgspec.structs.replace(KIT, cases=(*KIT.cases, case), pages=(page, *KIT.pages[1:])))
    assert '<a href="cases/kept-back.html">The case</a>' in (tmp_path / "about.html").read_text("utf-8")
    assert "The boy on the farm" in (tmp_path / "cases/kept-back.html").read_text("utf-8")


def test_on_a_hub_the_first_page_leads_to_joining(tmp_path: Path) -> None:
    build(tmp_path, hub="/hub/")
    assert {"href": "/hub/join/"} in pages_in(tmp_path)["index.html"].all("a")
