"""A written package is read back as it was; a second run touches only what changed."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.sample_items import paragraph
from tests.sample_kit import KIT, TODAY
from tutela.compiler import Written, compile_kit, write_package
from tutela.delivery.package import DamagedPackage, read_package
from tutela.model.kit import Kit

PACKAGE = compile_kit(KIT, today=TODAY)


def changed_kit() -> Kit:
    page = msgspec.structs.replace(KIT.pages[0], blocks=(paragraph("Another text."),))
    return msgspec.structs.replace(KIT, pages=(page, *KIT.pages[1:]))


def files_in(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_a_package_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    write_package(PACKAGE, tmp_path)
    assert read_package(tmp_path) == PACKAGE


def test_a_second_run_touches_nothing(tmp_path: Path) -> None:
    write_package(PACKAGE, tmp_path)
    before = files_in(tmp_path)
    assert write_package(PACKAGE, tmp_path) == Written(written=0, kept=len(PACKAGE.objects), removed=0)
    assert files_in(tmp_path) == before


def test_a_changed_page_writes_one_object_and_removes_one(tmp_path: Path) -> None:
    write_package(PACKAGE, tmp_path)
    changed = compile_kit(changed_kit(), today=TODAY)
    assert write_package(changed, tmp_path) == Written(written=1, kept=len(PACKAGE.objects) - 1, removed=1)
    assert len(files_in(tmp_path)) == len(changed.objects) + 1


def test_a_folder_without_a_package_is_told(tmp_path: Path) -> None:
    with pytest.raises(DamagedPackage) as error:
        read_package(tmp_path)
    assert str(error.value) == (
        f"{tmp_path}/package.json: not found; expected a compiled package; compile the kit again"
    )


def test_a_package_of_another_format_is_told(tmp_path: Path) -> None:
    write_package(PACKAGE, tmp_path)
    head = tmp_path / "package.json"
    head.write_bytes(head.read_bytes().replace(b'"format":1', b'"format":2'))
    with pytest.raises(DamagedPackage) as error:
        read_package(tmp_path)
    assert str(error.value) == f"{head}: format 2; expected format 1; compile the kit again"


def test_an_object_that_was_changed_on_disk_is_told(tmp_path: Path) -> None:
    write_package(PACKAGE, tmp_path)
    hash = PACKAGE.manifest.glossary
    path = tmp_path / "objects" / hash[:2] / f"{hash}.json"
    path.write_bytes(b"{}")
    with pytest.raises(DamagedPackage) as error:
        read_package(tmp_path)
    assert str(error.value) == (
        f"{path}: its content has the hash 44136fa355b3678a1146ad16f7e8649e; "
        "expected an object of that name; compile the kit again"
    )


def test_an_object_that_is_missing_is_told(tmp_path: Path) -> None:
    write_package(PACKAGE, tmp_path)
    hash = PACKAGE.manifest.evidence
    path = tmp_path / "objects" / hash[:2] / f"{hash}.json"
    path.unlink()
    with pytest.raises(DamagedPackage) as error:
        read_package(tmp_path)
    assert str(error.value) == f"{path}: not found; expected an object of that name; compile the kit again"


def test_a_manifest_that_is_no_manifest_is_told(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text("[]")
    with pytest.raises(DamagedPackage) as error:
        read_package(tmp_path)
    assert str(error.value) == (
        f"{tmp_path}/package.json: Expected `object`, got `array`; expected a manifest; compile the kit again"
    )
