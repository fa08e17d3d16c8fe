from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.evidence.estimate.published import TABLES
from tutela.cli import main
from tutela.cli.evidence import command
from tutela.cli.evidence import estimate as verb

QUICK = ("--bootstraps", "20", "--iterations", "400")


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["evidence", "estimate", *arguments])
    return result.exit_code, result.output


def test_the_command_writes_the_report_and_says_it_in_words(tmp_path: Path) -> None:
    out = tmp_path / "out"
    file = str(TABLES / "artificial_three_lists.csv")
    code, said = run(file, "-o", str(out), "--main", "stepwise", "--seed", "7", *QUICK)
    assert code == 0
    assert "The main method puts the whole number, with those on no list, between" in said
    assert "96" not in said.split("written:")[0]
    assert "Before you use a number: The estimate does not exist for half or more of the 8 models" in said
    assert sorted(path.name for path in out.iterdir()) == [
        "counts.csv",
        "estimates.csv",
        "estimates.json",
        "report.html",
    ]


def test_lists_are_merged_and_left_out_before_the_run(tmp_path: Path) -> None:
    file = str(TABLES / "western_us_five_lists.csv")
    out = tmp_path / "out"
    code, _ = run(file, "-o", str(out), "--merge", "A,E", "--omit", "D", *QUICK)
    assert code == 0
    page = (out / "report.html").read_text("utf-8")
    assert "3 lists: A+E, B, C. Merged: A and E; Left out: D." in page


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--main", "chapman"), "Error: main method 'chapman' is not made for 3 lists; use bic or aic or stepwise or"),
        (("--omit", "Z"), "Error: there is no list 'Z'; the lists are A, B, C"),
        (("--merge", "A"), "Error: merge: two different lists or more are needed; 1 given"),
        (("--order", "3"), "order 3 of 3 lists: give an order from 1 to 2"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_written(
    tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    out = tmp_path / "out"
    code, said = run(str(TABLES / "artificial_three_lists.csv"), "-o", str(out), *arguments, *QUICK)
    assert code == 1
    assert told in said
    assert not out.exists()


def test_faults_of_the_file_are_told_by_line(tmp_path: Path) -> None:
    file = tmp_path / "lists.csv"
    file.write_text("A,B,count\n1,0,5\n1,x,5\n", "utf-8")
    code, said = run(str(file), "-o", str(tmp_path / "out"))
    assert code == 1
    assert said == "Error: lists.csv:3: column B holds neither 0 nor 1; expected 0 or 1; mend the row\n"


def test_control_c_during_the_run_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_given: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(verb, "compose", interrupted)
    out = tmp_path / "out"
    code, said = run(str(TABLES / "artificial_three_lists.csv"), "-o", str(out))
    assert code == 1
    assert "Aborted!" in said
    assert not out.exists()


def test_a_missing_library_is_told_with_its_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}", name="numpy")

    monkeypatch.setattr("tutela.cli.verbs.importlib.import_module", missing)
    result = CliRunner().invoke(command, ["estimate", "--help"])
    assert result.output == "Error: numpy is missing; install it: pip install tutela[evidence]\n"
