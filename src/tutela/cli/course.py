"""tutela course: all the papers of a course from its plan."""

from __future__ import annotations

from pathlib import Path

import click

from tutela.cli.day import this_day
from tutela.cli.opened import need, open_kit
from tutela.cli.planfile import read_plan_file
from tutela.cli.print import find_writer
from tutela.delivery.course import DOCUMENTS


@click.command("course")
@click.argument("plan", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--kit", type=click.Path(path_type=Path), help="The kit of the plan; left out, the shipped one.")
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Where to write.")
@click.option("--edition", help="Lay this edition over the kit.")
@click.option("--language", help="In this language, by KIT/locale/LANGUAGE.po.")
def command(plan: Path, kit: Path | None, out: Path, edition: str | None, language: str | None) -> None:
    """Write agenda, session plans, workbook, slides and all other papers of PLAN, as PDF and to be edited."""
    writers = {target: find_writer(target) for target in ("pdf", "docx")}
    try:
        from tutela.delivery.pdf import write_slides
        from tutela.delivery.slides.pptx import write_pptx
        from tutela.delivery.slides.show import make_show
    except ImportError as missing:
        raise need("documents", missing) from missing
    today = this_day()
    course = read_plan_file(plan)
    site = open_kit(kit, edition, today, language)
    for name, make in DOCUMENTS.items():
        for target, write in writers.items():
            write(make(site, course), out / f"{name}.{target}", today=today)
    show = make_show(site, course)
    write_slides(show, out / "slides.pdf", today=today)
    write_pptx(show, out / "slides.pptx", today=today)
    click.echo(f"{out}: {', '.join((*DOCUMENTS, 'slides'))}")
