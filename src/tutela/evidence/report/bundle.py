"""The data bundle for other programmes: what was found, in words and numbers, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tutela.evidence.findings.find import Findings
from tutela.evidence.report.parts import unit_of
from tutela.evidence.report.sentences import of_100

__all__ = ["write_bundle"]


def write_bundle(findings: Findings, path: Path) -> None:
    """Write the bundle: `id`, `title`, `invented`, `indicators`, `groups`, `tables`, `index`, `notes`."""
    path.write_text(json.dumps(_bundle(findings), ensure_ascii=False, indent=1), "utf-8")


def _bundle(findings: Findings) -> dict[str, Any]:
    dataset, mapping = findings.dataset, findings.dataset.mapping
    index = findings.index.index if findings.index else None
    return {
        "format": "tutela-evidence-1",
        "id": mapping.id,
        "title": mapping.title,
        "unit": mapping.unit,
        "invented": mapping.invented,
        "label": "invented for training" if mapping.invented else "",
        "indicators": {
            name: {
                "label": indicator.label,
                "level": indicator.level,
                "sensitive": indicator.sensitive,
                "of": unit_of(findings, name),
            }
            for name, indicator in mapping.indicators.items()
        },
        "groups": {name: {"label": group.label, "labels": group.labels} for name, group in dataset.groups.items()},
        "index": index and {"title": index.title, "cutoff": index.cutoff, "indicators": index.indicators},
        "tables": [
            {
                "id": table.id,
                "title": table.title,
                "by": table.by,
                "rows": [
                    {
                        "indicator": row.indicator,
                        "groups": dict(row.groups),
                        "of_100": None if row.estimate is None or row.kind != "share" else round(row.estimate * 100, 1),
                        "low": None if row.low is None or row.kind != "share" else round(row.low * 100, 1),
                        "high": None if row.high is None or row.kind != "share" else round(row.high * 100, 1),
                        "says": of_100(row.low, row.high, unit_of(findings, row.indicator))
                        if row.kind == "share"
                        else "",
                        "flag": row.flag,
                    }
                    for row in table.rows
                ],
            }
            for table in findings.tables
        ],
        "notes": findings.notes,
    }
