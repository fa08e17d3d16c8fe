"""Gives every item and question its version, so that a statement can say which content was answered."""

from __future__ import annotations

import hashlib

import msgspec

from tutela.compiler.draft import Draft
from tutela.compiler.encode import encode
from tutela.model.items import Item


def fill_versions(draft: Draft) -> Draft:
    """Give the draft with the version of each item and each question filled in."""
    kit = draft.kit
    books = tuple(
        msgspec.structs.replace(
            book,
            units=tuple(
                msgspec.structs.replace(unit, items=tuple(map(with_version, unit.items))) for unit in book.units
            ),
        )
        for book in kit.books
    )
    questions = tuple(msgspec.structs.replace(question, item=with_version(question.item)) for question in kit.questions)
    return msgspec.structs.replace(draft, kit=msgspec.structs.replace(kit, books=books, questions=questions))


def with_version(item: Item) -> Item:
    """Give an item with its version: 12 hexadecimal digits of the SHA-256 of its content without a version."""
    bare = msgspec.structs.replace(item, version="")
    return msgspec.structs.replace(item, version=hashlib.sha256(encode(bare)).hexdigest()[:12])
