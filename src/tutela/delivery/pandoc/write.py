"""Runs pandoc on a publication's tree; the output is written whole or not at all."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pypandoc

from tutela.delivery.pandoc.finish import finish_docx
from tutela.delivery.pandoc.pictures import write_pictures
from tutela.delivery.pandoc.reference import make_reference
from tutela.delivery.pandoc.tree import make_tree
from tutela.delivery.publication.paper import Publication

_STYLE = Path(__file__).parent / "epub.css"


def write_docx(publication: Publication, path: Path, *, today: datetime.date) -> Path:
    """Write the publication as DOCX; a book with its contents."""
    with tempfile.TemporaryDirectory() as folder:
        reference = Path(folder) / "reference.docx"
        reference.write_bytes(make_reference(publication.foot, landscape=publication.landscape))
        options = [f"--reference-doc={reference}"]
        if publication.shape == "book":
            options += ["--toc", "--toc-depth=1", f"--metadata=toc-title:{publication.contents}", _dated(today)]
        with _beside(path) as part:
            _run(publication, part, "docx", options, today)
            finish_docx(part, publication)
    return path


def write_epub(publication: Publication, path: Path, *, today: datetime.date) -> Path:
    """Write the publication as EPUB 3, a file for each chapter."""
    options = (
        f"--css={_STYLE}",
        "--split-level=1",
        "--toc",
        "--toc-depth=2",
        f"--metadata=identifier:{publication.id}",
        _dated(today),
    )
    with _beside(path) as part:
        _run(publication, part, "epub3", options, today)
    return path


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Give a path to write to, whose file takes the place of `path` once it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.stem}.part{path.suffix}")
    yield part
    part.replace(path)


def _dated(today: datetime.date) -> str:
    return f"--metadata=date:{today.isoformat()}"


def _run(publication: Publication, path: Path, target: str, options: Sequence[str], today: datetime.date) -> None:
    moment = datetime.datetime.combine(today, datetime.time(), datetime.UTC)
    command = [pypandoc.get_pandoc_path(), "--from=json", f"--to={target}", "--sandbox=false", "--standalone"]
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}
    with tempfile.TemporaryDirectory() as pictures:
        write_pictures(publication, Path(pictures))
        subprocess.run(  # noqa: S603 - pandoc from its package, our own tree
            [*command, *options, f"--resource-path={pictures}", "-o", str(path)],
            input=json.dumps(make_tree(publication)).encode(),
            env=environment,
            check=True,
            capture_output=True,
        )
