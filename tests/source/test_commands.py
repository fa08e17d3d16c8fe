"""The verbs check, schemas and extract on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from tests.source.copies import FACTS, SMALLEST, UNIT, KitCopy
from tutela.cli import main
from tutela.source.yaml12 import read_yaml


def run(*words: object) -> Result:
    """Run `tutela` with these words."""
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


def test_check_ends_with_0_when_there_are_warnings_only(kit: KitCopy) -> None:
    result = run("check", kit.root, "--today", "2028-01-01")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "no errors, 12 warnings"


def test_check_ends_with_1_on_errors_and_tells_them(kit: KitCopy) -> None:
    kit.put(FACTS, "  year: 2000\n", "  yeer: 2000\n")
    result = run("check", kit.root, "--today", "2026-11-23")
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        f"{FACTS}:5: the key `yeer` is not known; expected one of id, says, value, unit, about, bound, parts, kind, "
        "period, year, place, source, where, note, checked, review_by, superseded_by; did you mean `year`?",
        "1 error, no warnings",
    ]


def test_check_of_an_edition(kit: KitCopy) -> None:
    assert run("check", kit.root, "--edition", "harbour", "--today", "2026-11-23").output == "no errors, no warnings\n"


def test_check_reads_each_edition_too(kit: KitCopy) -> None:
    kit.put("editions/coast/edition.yaml", "over: ../..", "over: ../harbour")
    result = run("check", kit.root, "--today", "2026-11-23")
    ring = "editions lie in a ring: editions/{0} over editions/{1} over editions/{0}"
    assert result.output.splitlines() == [
        f"editions/{one}/edition.yaml:3: {ring.format(one, other)}; expected `over` to end at the kit; mend one `over`"
        for one, other in (("coast", "harbour"), ("harbour", "coast"))
    ] + ["2 errors, no warnings"]


def test_check_tells_once_what_an_edition_only_warns_of(kit: KitCopy) -> None:
    kit.put(UNIT, ":::for workers", ":::for government")
    result = run("check", kit.root, "--today", "2026-11-23")
    assert len([line for line in result.output.splitlines() if "does not speak to workers" in line]) == 1


def test_check_of_no_kit(tmp_path: Path) -> None:
    result = run("check", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert result.output == (
        "kit.yaml: the file is missing; expected a file here; add it, or name another folder\n1 error, no warnings\n"
    )


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("kit", "kit.yaml"),
        ("book", "textbooks/first-steps/book.yaml"),
        ("edition", "editions/harbour/edition.yaml"),
        ("questions", "questions/first-steps/on-the-road.yaml"),
        ("facts", FACTS),
        ("sources", "facts/sources/sources.yaml"),
        ("glossary", "facts/glossary/terms.yaml"),
        ("vulnerability", "vulnerability/family.yaml"),
    ],
)
def test_the_schemas_that_editors_use_accept_the_smallest_kit(tmp_path: Path, schema: str, file: str) -> None:
    assert run("schemas", "-o", tmp_path).exit_code == 0
    rules = json.loads((tmp_path / f"{schema}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(rules)
    value = read_yaml((SMALLEST / file).read_text("utf-8"), file).value
    jsonschema.Draft202012Validator(rules).validate(value)


def test_extract_writes_a_template(kit: KitCopy, tmp_path: Path) -> None:
    result = run("extract", kit.root, "-o", tmp_path / "kit.pot")
    assert result.exit_code == 0
    assert 'msgid "The smallest kit"' in (tmp_path / "kit.pot").read_text("utf-8")


def test_extract_tells_why_it_cannot(kit: KitCopy, tmp_path: Path) -> None:
    kit.write(FACTS, "- id: [\n")
    result = run("extract", kit.root, "-o", tmp_path / "kit.pot")
    assert result.exit_code == 1
    assert result.output.splitlines()[0].startswith(f"{FACTS}:2: this is no YAML")
    assert not (tmp_path / "kit.pot").exists()
