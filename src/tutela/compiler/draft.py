"""What the stages of the compiler hand on: the kit and the objects made so far."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import msgspec

from tutela.model.kit import Kit
from tutela.model.package import PackageObject


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A package in the making.

    `objects` stand by name: `unit/ID`, `bank/BOOK`, `page/ID`, `case/ID`, `exercise/ID`, `tool/ID`, `chapter/ID`,
    `agenda/ID`, `icebreakers`, `glossary`, `evidence`, `framework`, `country/ID`, `countries`.
    """

    kit: Kit
    today: datetime.date
    objects: Mapping[str, PackageObject] = msgspec.field(default_factory=dict)

    def with_objects(self, objects: Mapping[str, PackageObject]) -> Draft:
        """Give the draft with more objects."""
        return msgspec.structs.replace(self, objects={**self.objects, **objects})
