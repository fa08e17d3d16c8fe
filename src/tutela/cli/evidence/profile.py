"""`tutela evidence profile`: from a survey file to a report."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import get_args

import click

from tutela.cli.day import this_day
from tutela.cli.evidence.paper import paper_writers
from tutela.cli.evidence.refusing import refusing
from tutela.delivery.web.assets import gather_styles, squeeze
from tutela.evidence.charts import Outline, read_outlines
from tutela.evidence.data import Dataset, open_survey, read_mapping
from tutela.evidence.findings import Request, find
from tutela.evidence.findings.places import Covariates
from tutela.evidence.profile.corridors import first_level
from tutela.evidence.profile.variance import Lonely
from tutela.evidence.refused import Refused
from tutela.evidence.report import write_report

_STEPS = 4


@click.command("profile")
@click.argument("data", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--map", "mapping", required=True, help="A mapping: a YAML file, or the id of a shipped one.")
@click.option("--by", multiple=True, help="A grouping, or several crossed: --by region --by sex,age_group.")
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option(
    "--single-unit",
    "lonely",
    type=click.Choice(get_args(Lonely)),
    default="adjust",
    show_default=True,
    help="Rule for a stratum with a single sampling unit.",
)
@click.option("--small-areas", default="", help="The grouping whose areas are estimated by a model.")
@click.option(
    "--areas",
    "covariates",
    type=click.Path(path_type=Path, dir_okay=False),
    help="CSV of figures on those areas; its first text column names them.",
)
@click.option("--geojson", type=click.Path(path_type=Path, dir_okay=False), help="A map of the first level.")
@click.option("--map-name", default="", help="The property of the map that holds an area's name.")
@click.option(
    "--round",
    "rounding",
    type=click.IntRange(0, 1000),
    default=0,
    help="Round counts to this base, shares to whole per cents.",
)
@click.option("--paper", is_flag=True, help="Write the report as PDF and DOCX too (extra: documents).")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True)
@click.option("--encoding", default="", help="Encoding of the file's texts, where it is not UTF-8.")
def command(
    data: Path,
    mapping: str,
    by: tuple[str, ...],
    folder: Path,
    lonely: Lonely,
    small_areas: str,
    covariates: Path | None,
    geojson: Path | None,
    map_name: str,
    rounding: int,
    paper: bool,
    seed: int,
    encoding: str,
) -> None:
    """Profile DATA (.csv, .json, .parquet, .sav, .dta): a report with its tables. Nothing leaves this machine."""
    with refusing():
        _check_together(small_areas, covariates, geojson, map_name)
        chosen = read_mapping(mapping)
        outlines = read_outlines(geojson, map_name) if geojson else ()
        dataset = open_survey(data, chosen, encoding=encoding)
        if small_areas and small_areas not in dataset.groups:
            raise Refused(
                f'there is no grouping "{small_areas}"', expected=f"one of {', '.join(dataset.groups)}", do="choose one"
            )
        crossings = tuple(tuple(part.strip() for part in text.split(",")) for text in by)
        request = Request(
            by=_with_map(crossings, dataset, outlines) if outlines else crossings,
            lonely=lonely,
            seed=seed,
            rounding=rounding,
            small_areas=small_areas,
            covariates=_covariates(covariates, dataset, small_areas) if covariates and small_areas else None,
        )
        with click.progressbar(length=_STEPS, label="Profiling") as bar:
            findings = find(dataset, request, lambda _: bar.update(1))
        others = paper_writers(this_day()) if paper else {}
        styles = squeeze(gather_styles())
        written = write_report(findings, folder, outlines=outlines, styles=styles, others=others)
    for fault in dataset.faults:
        click.echo(str(fault))
    for path in written:
        click.echo(str(path))


def _check_together(small_areas: str, covariates: Path | None, geojson: Path | None, map_name: str) -> None:
    """Raise Refused where an option would do nothing, since another is missing."""
    if covariates and not small_areas:
        raise Refused("--areas without --small-areas", expected="the grouping of those areas", do="name it")
    if map_name and not geojson:
        raise Refused("--map-name without --geojson", expected="the map whose property it is", do="name it")


def _with_map(
    crossings: tuple[tuple[str, ...], ...], dataset: Dataset, outlines: tuple[Outline, ...]
) -> tuple[tuple[str, ...], ...]:
    """Give the crossings with that of the first level, which is what a map shows."""
    area = first_level(dataset)
    if area is None:
        raise Refused("a map, and no areas", expected="a grouping with `area: 1`", do="add it to the mapping")
    names = sorted({outline.name for outline in outlines})
    if not set(names) & set(area.labels):
        raise Refused(
            f"no area of the map is one of the survey: {', '.join(names[:3])}{', …' if len(names) > 3 else ''}",
            expected=f"names as in the survey: {', '.join(area.labels[:3])}{', …' if len(area.labels) > 3 else ''}",
            do="name the property with --map-name, or label the grouping in the mapping",
        )
    return crossings if not crossings or (area.id,) in crossings else ((area.id,), *crossings)


def _covariates(file: Path, dataset: Dataset, grouping: str) -> Covariates:
    """Read a CSV: the column that holds the areas' names is found by them, every column of numbers is a covariate."""
    try:
        with file.open(newline="", encoding="utf-8-sig") as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error):
        raise Refused(f"{file.name}: cannot be read", expected="CSV in UTF-8", do="export it again") from None
    names = list(rows[0]) if rows else []
    known = set(dataset.groups[grouping].labels)
    key = max(names, key=lambda name: len({row[name] for row in rows} & known), default="")
    numbers = [name for name in names if name != key and all(_number(row[name]) is not None for row in rows)]
    if not key or not numbers:
        raise Refused(
            f"{file.name}: no areas and numbers", expected="a column of names and columns of numbers", do="mend it"
        )
    values = {row[key]: tuple(_number(row[name]) or 0.0 for name in numbers) for row in rows}
    return Covariates(tuple(numbers), values)


def _number(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None
