"""tutela schemas: write the JSON Schemas of the YAML files, for completion in editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tutela.source.schemas import SCHEMAS, json_schema


@click.command("schemas")
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path, file_okay=False), required=True)
def command(folder: Path) -> None:
    """Write one JSON Schema for each kind of YAML file and front matter."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        file = folder / f"{name}.schema.json"
        file.write_text(json.dumps(json_schema(name), indent=2, ensure_ascii=False) + "\n", "utf-8")
        click.echo(str(file))
