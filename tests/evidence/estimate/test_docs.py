from __future__ import annotations

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def test_the_worked_examples_of_the_documentation_are_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    tried = doctest.testfile(str(ROOT / "docs" / "estimate.md"), module_relative=False, encoding="utf-8")
    assert tried.attempted > 20
    assert tried.failed == 0
