"""The sections of the report, one a file, in the order in which they are read. Each gives blocks, perhaps none."""

from __future__ import annotations

from collections.abc import Callable

from tutela.evidence.charts import Outline
from tutela.evidence.findings.find import Findings
from tutela.evidence.report.blocks import Block
from tutela.evidence.report.sections import beyond, corridors, everybody, groups, index, maps, small_areas

__all__ = ["SECTIONS"]

SECTIONS: tuple[Callable[[Findings, tuple[Outline, ...]], list[Block]], ...] = (
    everybody.section,
    index.section,
    beyond.section,
    groups.section,
    maps.section,
    small_areas.section,
    corridors.section,
)
