"""Editions: what goes wrong with them, and what they replace."""

from __future__ import annotations

from tests.source.copies import TODAY, UNIT, KitCopy
from tutela.source import read_kit
from tutela.source.overlays import find_layers

COAST = "editions/coast/edition.yaml"


def test_layers_are_found_from_the_kit_upwards(kit: KitCopy) -> None:
    assert find_layers(kit.root, "harbour") == (["", "editions/coast", "editions/harbour"], [])


def test_an_unknown_edition(kit: KitCopy) -> None:
    assert kit.problems("cost")[0] == (
        "editions/cost: there is no such edition; expected one of coast, harbour; did you mean `coast`?"
    )


def test_a_loop_of_editions(kit: KitCopy) -> None:
    kit.put(COAST, "over: ../..", "over: ../harbour")
    assert kit.problems("harbour") == [
        "editions/harbour/edition.yaml:3: editions lie in a ring: editions/harbour over editions/coast over "
        "editions/harbour; expected `over` to end at the kit; mend one `over`"
    ]


def test_an_edition_over_itself(kit: KitCopy) -> None:
    kit.put(COAST, "over: ../..", "over: .")
    assert kit.problems("coast") == [
        "editions/coast/edition.yaml:3: editions lie in a ring: editions/coast over editions/coast; "
        "expected `over` to end at the kit; mend one `over`"
    ]


def test_an_edition_that_leaves_the_kit(kit: KitCopy) -> None:
    kit.put(COAST, "over: ../..", "over: ../../..")
    assert kit.problems("coast") == [
        "editions/coast/edition.yaml:3: `over: ../../..` leads out of the kit; expected a folder of this kit; "
        "write `../..` or `../NAME`"
    ]


def test_an_edition_over_something_else(kit: KitCopy) -> None:
    kit.put(COAST, "over: ../..", "over: ../../cases")
    assert kit.problems("coast") == [
        "editions/coast/edition.yaml:3: `over: ../../cases` names no kit and no edition; "
        "expected `../..` for the kit, `../NAME` for an edition; mend it"
    ]


def test_an_edition_without_its_head(kit: KitCopy) -> None:
    (kit.root / COAST).unlink()
    assert kit.problems("coast") == [
        "editions/coast/edition.yaml: the file is missing; expected a file here; add it, or name another folder"
    ]


def test_an_edition_that_removes_what_is_not_there(kit: KitCopy) -> None:
    kit.put("editions/harbour/edition.yaml", "[debt-to-recruiter]", "[dept-to-recruiter]")
    assert kit.problems("harbour") == [
        "editions/harbour/edition.yaml:4: `remove` names `dept-to-recruiter`, which is not below; "
        "expected the id of a piece; did you mean `debt-to-recruiter`?"
    ]


def test_an_edition_that_removes_what_the_text_names(kit: KitCopy) -> None:
    kit.put("editions/harbour/edition.yaml", "[debt-to-recruiter]", "[seat-on-the-bus]")
    assert kit.problems("harbour")[0] == (
        f"{UNIT}:13: there is no case `seat-on-the-bus`; expected the id of a case of this kit; "
        "mend the id, or write the case"
    )


def test_a_unit_taken_out_goes_with_its_questions(kit: KitCopy) -> None:
    gone = "[on-the-road, first-signs, whom-to-tell, one-day]"
    kit.put("editions/harbour/edition.yaml", "[debt-to-recruiter]", gone)
    assert [problem for problem in kit.problems("harbour") if "on-the-road" in problem] == []


def test_a_chapter_taken_out_leaves_the_list_of_the_guide(kit: KitCopy) -> None:
    kit.put("exercises/first-signs.md", "and [the chapter](chapter:a-good-room)", "and ask")
    kit.put("editions/harbour/edition.yaml", "[debt-to-recruiter]", "[a-good-room]")
    reading = read_kit(kit.root, today=TODAY, edition="harbour")
    assert reading.problems == ()
    assert reading.kit is not None
    assert reading.kit.guide is not None
    assert reading.kit.guide.chapters == ()


def test_an_edition_replaces_an_exercise_and_an_icebreaker(kit: KitCopy) -> None:
    text = (kit.root / "exercises/first-signs.md").read_text("utf-8")
    kit.write(
        "editions/coast/exercises/first-signs.md", text.replace("title: First signs", "title: Signs on the coast")
    )
    text = (kit.root / "guide/icebreakers.yaml").read_text("utf-8").partition("- id: stretch")[0]
    kit.write("editions/coast/guide/icebreakers.yaml", text.replace("title: Name and thread", "title: Name and net"))
    reading = read_kit(kit.root, today=TODAY, edition="coast")
    assert reading.problems == ()
    assert reading.kit is not None
    assert [exercise.title for exercise in reading.kit.exercises] == ["Signs on the coast"]
    assert [icebreaker.title for icebreaker in reading.kit.icebreakers] == ["Name and net", "Stretch"]


def test_an_edition_in_another_language_is_not_read_with_english_words(kit: KitCopy) -> None:
    kit.put(COAST, "over: ../..", "over: ../..\nlanguage: fr")
    kit.put("editions/coast/pages/contacts.md", "No office", "Un minor de 14 ans. No office")
    assert kit.problems("coast") == []
