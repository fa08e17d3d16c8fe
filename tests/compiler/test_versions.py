"""An item's version names its content and nothing else."""

from __future__ import annotations

import msgspec

from tests.sample_items import CHOICE, inlines, why
from tests.sample_kit import KIT, TODAY
from tutela.compiler import compile_kit
from tutela.compiler.versions import with_version


def test_the_version_is_twelve_hexadecimal_digits_and_ignores_an_earlier_version() -> None:
    version = with_version(CHOICE).version
    assert len(version) == 12
    assert int(version, 16) >= 0
    assert with_version(with_version(CHOICE)).version == version


def test_a_changed_word_of_feedback_changes_the_version() -> None:
    option = msgspec.structs.replace(CHOICE.options[0], feedback=why("Another reason."))
    changed = msgspec.structs.replace(CHOICE, options=(option, *CHOICE.options[1:]))
    assert with_version(changed).version != with_version(CHOICE).version


def test_a_changed_neighbour_leaves_the_version_of_an_item_as_it_was() -> None:
    book = KIT.books[0]
    first = book.units[0]
    changed_item = msgspec.structs.replace(first.items[1], prompt=why("Asked otherwise?"))
    unit = msgspec.structs.replace(first, title="Another title", items=(first.items[0], changed_item, *first.items[2:]))
    kit = msgspec.structs.replace(
        KIT, books=(msgspec.structs.replace(book, units=(unit, *book.units[1:])), *KIT.books[1:])
    )
    before = compile_kit(KIT, today=TODAY).manifest.books[0].units[0].items
    after = compile_kit(kit, today=TODAY).manifest.books[0].units[0].items
    assert after[0] == before[0]
    assert after[1] != before[1]
    assert after[2:] == before[2:]


def test_the_manifest_names_items_and_questions_with_version_and_kind() -> None:
    manifest = compile_kit(KIT, today=TODAY).manifest
    id, version, kind = manifest.books[0].units[0].items[0]
    assert (id, version, kind) == ("farmers-part", with_version(CHOICE).version, "choice")
    assert [question[0] for question in manifest.books[1].questions] == [f"numbers-{n:02}" for n in range(1, 5)]
    assert {question[2] for question in manifest.books[1].questions} == {"read-figures"}


def test_inlines_count_as_content() -> None:
    option = msgspec.structs.replace(CHOICE.options[0], text=inlines("A lender"))
    changed = msgspec.structs.replace(CHOICE, options=(option, *CHOICE.options[1:]))
    assert with_version(changed).version != with_version(CHOICE).version
