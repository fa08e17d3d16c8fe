"""What the stages of the compiler hand on: the kit and the objects made so far."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tutela.model.kit import Kit
from tutela.model.package import PackageObject


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A package in the making.

    `objects` stand by name: `unit/ID`, `bank/BOOK`, `page/ID`, `case/ID`, `exercise/ID`, `tool/ID`, `chapter/ID`,
    `agenda/ID`, `icebreakers`, `glossary`, `evidence`, `framework`, `country/ID`, `countries`.
    """

    kit: Kit
    today: datetime.date
    objects: Mapping[str, PackageObject] = field(default_factory=dict)

    def with_objects(self, objects: Mapping[str, PackageObject]) -> Draft:
        """Give the draft with more objects."""
        return replace(self, objects={**self.objects, **objects})
