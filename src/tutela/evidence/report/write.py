"""Write a report and its tables into a folder: all files are made first, then each is put in its place at once."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from tutela.evidence.charts import Outline
from tutela.evidence.findings.find import Findings
from tutela.evidence.report.blocks import Document
from tutela.evidence.report.bundle import write_bundle
from tutela.evidence.report.document import make_document
from tutela.evidence.report.page import make_page
from tutela.evidence.report.tidy import tidy_lines, write_csv, write_json, write_parquet

__all__ = ["write_report"]


Writer = Callable[[Document, Path], None]
"""Writes a report in one further format to a path."""


def write_report(
    findings: Findings,
    folder: Path,
    *,
    outlines: tuple[Outline, ...] = (),
    styles: str = "",
    others: Mapping[str, Writer] = MappingProxyType({}),
) -> list[Path]:
    """Write report.html with report.css, the tidy tables (CSV, JSON, Parquet) and the bundle; give their paths.

    `styles`: style sheet of the package that the report's own is laid over. `others`: writers of further formats by the
    ending of their file. Names of invented data say so.
    """
    folder.mkdir(parents=True, exist_ok=True)
    prefix = "invented-for-training-" if findings.dataset.mapping.invented else ""
    own = (resources.files("tutela.evidence.report") / "report.css").read_text("utf-8")
    lines = tidy_lines(findings)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".part-") as place:
        draft = Path(place)
        document = make_document(findings, outlines)
        (draft / f"{prefix}report.html").write_text(make_page(document), "utf-8")
        for ending, writer in others.items():
            writer(document, draft / f"{prefix}report{ending}")
        (draft / "report.css").write_text(styles + own, "utf-8")
        write_csv(lines, draft / f"{prefix}tables.csv")
        write_json(lines, draft / f"{prefix}tables.json")
        write_parquet(lines, draft / f"{prefix}tables.parquet")
        write_bundle(findings, draft / f"{prefix}bundle.json")
        written = []
        for file in sorted(draft.iterdir()):
            shutil.move(file, folder / file.name)
            written.append(folder / file.name)
    return written
