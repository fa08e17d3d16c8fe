"""Files into a folder: a run that is stopped anywhere does not lock out the next one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutela.delivery.web.put import put_files
from tutela.model.put_file import put_file

LISTING = b'{"files": [["index.html"], ["unit/one.html"]]}'
FILES = {"index.html": b"<h1>New</h1>", "unit/one.html": b"<h1>One</h1>", "package.json": LISTING}


class Stopped(Exception):
    """The power failed."""


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
@pytest.mark.parametrize("writes", range(4))
@pytest.mark.parametrize("earlier", [{}, {"old.html": b"<h1>Old</h1>", "package.json": b'{"files": [["old.html"]]}'}])
def test_a_run_that_was_stopped_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, earlier: dict[str, bytes], writes: int, step: str
) -> None:
    if earlier:
        put_files(earlier, tmp_path)
    left, genuine = [writes], getattr(Path, step)

    def until_stopped(path: Path, *given: object) -> object:
        if left[0] == 0:
            raise Stopped
        left[0] -= 1
        return genuine(path, *given)

    with monkeypatch.context() as patch:
        patch.setattr(Path, step, until_stopped)
        with pytest.raises(Stopped):
            put_files(FILES, tmp_path)
    put_files(FILES, tmp_path)
    assert files_in(tmp_path) == FILES


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_a_file_that_was_not_finished_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    archive = tmp_path / "new" / "site.zip"
    put_file(archive, b"whole")

    def stop(*_: object) -> None:
        raise Stopped

    with monkeypatch.context() as patch:
        patch.setattr(Path, step, stop)
        with pytest.raises(Stopped):
            put_file(archive, b"other")
    assert archive.read_bytes() == b"whole"
