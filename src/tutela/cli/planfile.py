"""Plans and wishes as files: YAML in the format of the guide's agendas, each fault told with its line."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import click
import msgspec

from tutela.model.plan import CoursePlan
from tutela.model.put_file import put_file
from tutela.source import read_plan
from tutela.source.files import decode
from tutela.source.shape_faults import take_shape
from tutela.source.yaml12 import read_yaml

S = TypeVar("S")


def read_shaped(path: Path, shape: type[S]) -> S:
    """Give what a YAML file holds in its shape; tell every fault and stop where there is one."""
    document = read_yaml(_read(path), str(path))
    if document.value is None:
        _stop_at(tuple(document.problems))
    value, faults = take_shape(document.value, shape, document.lines, str(path))
    _stop_at((*document.problems, *faults))
    if value is None:
        raise click.ClickException(f"{path}:1: the file is empty; expected {shape.__name__}; write it")
    return value


def read_plan_file(path: Path) -> CoursePlan:
    """Give the plan of a file; tell every fault and stop where there is one."""
    plan, problems = read_plan(str(path), _read(path))
    _stop_at(problems)
    if plan is None:
        raise click.ClickException(f"{path}:1: the file holds no plan; expected one as in guide/agendas; write it")
    return plan


def write_plan_file(plan: CoursePlan, path: Path) -> None:
    """Write a plan as a file that `read_plan_file` reads."""
    content = msgspec.to_builtins(plan)
    span = plan.people
    content["people"] = f"{span.least}-{span.most}"
    put_file(path, msgspec.yaml.encode(content))


def _read(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise click.ClickException(f"{path}: {fault.strerror}; expected a YAML file; mend the path") from fault
    text, problem = decode(content, str(path))
    if problem:
        raise click.ClickException(str(problem))
    return text


def _stop_at(problems: tuple[object, ...]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        raise SystemExit(1)
