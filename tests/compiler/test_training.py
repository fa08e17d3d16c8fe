"""Exercises, tools, chapters, cases and agendas are objects with what their pages need, and entries of the manifest."""

from __future__ import annotations

import msgspec

from tests.compiler.test_objects import decode
from tests.sample_kit import KIT, TODAY
from tutela.compiler import compile_kit
from tutela.model.package import AgendaObject, CaseObject, ChapterObject, ExerciseObject, Manifest, ToolObject

MANIFEST = compile_kit(KIT, today=TODAY).manifest


def test_an_exercise_brings_its_cases_facts_and_sources() -> None:
    held = decode(KIT, MANIFEST.exercises[0].object)
    assert isinstance(held, ExerciseObject)
    assert [case.id for case in held.cases] == ["harbour-1"]
    assert [fact.id for fact in held.facts] == ["EST-14"]
    assert "sample-convention" in [source.id for source in held.sources]


def test_the_manifest_has_what_lists_show_and_the_menu_filters() -> None:
    entry = MANIFEST.exercises[0]
    assert (entry.minutes.least, entry.half, entry.level, entry.plan) == (30, 15, "introductory", ("situation",))
    assert [(case.id, case.part) for case in MANIFEST.cases] == [
        ("boy-on-the-farm", 0),
        ("harbour-1", 1),
        ("harbour-2", 2),
    ]
    assert (MANIFEST.agendas[0].days, MANIFEST.agendas[0].minutes) == (1, 150)


def test_a_package_of_before_things_at_hand_is_read() -> None:
    older = msgspec.json.decode(msgspec.json.encode(MANIFEST))
    del older["at_hand"]
    for entry in older["exercises"]:
        del entry["requires"]
    manifest = msgspec.convert(older, Manifest)
    assert (manifest.at_hand, {entry.requires for entry in manifest.exercises}) == ((), {()})


def test_each_entry_names_an_object_of_its_kind() -> None:
    assert MANIFEST.guide is not None
    kinds = {
        MANIFEST.tools[0].object: ToolObject,
        MANIFEST.guide.chapters[0].object: ChapterObject,
        MANIFEST.cases[0].object: CaseObject,
        MANIFEST.agendas[0].object: AgendaObject,
    }
    assert all(isinstance(decode(KIT, hash), kind) for hash, kind in kinds.items())


def test_a_change_of_one_exercise_changes_one_object() -> None:
    first = KIT.exercises[0]
    changed = msgspec.structs.replace(
        KIT, exercises=(msgspec.structs.replace(first, room="Outside."), *KIT.exercises[1:])
    )
    before, after = compile_kit(KIT, today=TODAY).objects, compile_kit(changed, today=TODAY).objects
    assert len(set(after) - set(before)) == 1
