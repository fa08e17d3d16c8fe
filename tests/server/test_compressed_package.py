"""The package as files: what is written beside them for speed is whole or not there."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tutela.server.package_files import compress_package


def test_text_gets_a_sibling_that_follows_it(tmp_path: Path) -> None:
    page = tmp_path / "unit" / "one.html"
    page.parent.mkdir()
    for text in (b"<h1>One</h1>" * 50, b"<h1>Two</h1>" * 50):
        page.write_bytes(text)
        compress_package(tmp_path)
        assert gzip.decompress((page.parent / "one.html.gz").read_bytes()) == text


def test_a_full_disk_leaves_no_half_sibling_and_does_not_stop_the_hub(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.html").write_bytes(b"<h1>One</h1>" * 50)

    def fill_up(path: Path, content: bytes) -> int:
        with path.open("wb") as opened:
            opened.write(content[:5])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", fill_up)
        compress_package(tmp_path)
    assert not (tmp_path / "index.html.gz").exists()
