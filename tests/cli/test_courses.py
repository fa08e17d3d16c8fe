"""tutela plan, course and print: what they write, and what they say to wrong files."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner, Result

from tests.delivery.publication.smallest import KIT, first_plan, words_of
from tests.roads.journeys.right_to_left import copy_with_arabic, write_arabic
from tutela.cli import main
from tutela.cli.day import this_day
from tutela.cli.opened import open_kit
from tutela.cli.planfile import read_plan_file, write_plan_file
from tutela.delivery.course import DOCUMENTS

WISHES = """\
title: A short day
audience:
  constituents: {government: 8, workers: 4}
days:
  - {begins: "09:00", ends: "12:00", pauses: []}
competencies: [tell-apart]
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def plan(tmp_path: Path, wishes: str, *more: object) -> Result:
    file = tmp_path / "wishes.yaml"
    file.write_text(wishes, "utf-8")
    return run("plan", file, "--kit", KIT, "-o", tmp_path / "plan.yaml", *more)


def test_wishes_become_a_plan_that_can_be_read_again(tmp_path: Path) -> None:
    result = plan(tmp_path, WISHES)
    assert result.exit_code == 0, result.output
    made = read_plan_file(tmp_path / "plan.yaml")
    assert [session.exercise for session in made.days[0].sessions if session.exercise] == ["first-signs"]
    assert made.who == "8 government, 4 workers"


def test_what_no_exercise_of_a_plan_trains_is_told_with_what_it_would_cost(tmp_path: Path) -> None:
    told = plan(tmp_path, WISHES.replace("[tell-apart]", "[tell-apart]\navoid: [first-signs]")).output
    said = (
        "missing: Tell situations apart; no exercise of the plan trains it; nothing in the menu is left for it: "
        "“First signs” is to be avoided by wish"
    )
    assert said in told.splitlines()


@pytest.mark.parametrize(("lacking", "chosen"), [("tables", []), ("projector", ["first-signs"])])
def test_what_is_lacking_is_not_needed_by_what_is_chosen(tmp_path: Path, lacking: str, chosen: list[str]) -> None:
    told = plan(tmp_path, f"{WISHES}lacking: [{lacking}]\n").output
    made = read_plan_file(tmp_path / "plan.yaml")
    assert [session.exercise for session in made.days[0].sessions if session.exercise] == chosen
    assert ("“First signs” needs what is lacking: Tables" in told) == (not chosen)


def test_a_plan_is_made_in_a_language(tmp_path: Path) -> None:
    kit = tmp_path / "kit"
    shutil.copytree(KIT, kit)
    (kit / "locale").mkdir()
    (kit / "locale" / "fr.po").write_text('msgid "Tell situations apart"\nmsgstr "Distinguer"\n', "utf-8")
    wishes = tmp_path / "wishes.yaml"
    wishes.write_text(WISHES, "utf-8")
    result = run("plan", wishes, "--kit", kit, "--language", "fr", "-o", tmp_path / "plan.yaml")
    assert result.exit_code == 0, result.output
    whys = [why for day in read_plan_file(tmp_path / "plan.yaml").days for each in day.sessions for why in each.why]
    assert "Trains: Distinguer." in whys


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the smallest kit with a whole translation into Arabic letters."""
    return copy_with_arabic(KIT, tmp_path_factory.mktemp("arabic") / "kit")


DARK = """\
title: "1"
audience:
  constituents: {government: 8, workers: 4}
days:
  - {begins: "09:00", ends: "11:30", pauses: [], without_power: [["10:00", "11:00"]]}
  - {begins: "09:00", ends: "12:00", pauses: []}
competencies: [tell-apart]
delivery: online
languages: العربية
at_hand: طاولات
"""


def test_no_english_sentence_is_left_in_a_plan_in_another_language_nor_on_its_papers(
    tmp_path: Path, arabic: Path
) -> None:
    wishes, file = tmp_path / "wishes.yaml", tmp_path / "plan.yaml"
    wishes.write_text(DARK, "utf-8")
    result = run("plan", wishes, "--kit", arabic, "--language", "ar", "-o", file)
    assert result.exit_code == 0, result.output
    made = read_plan_file(file)
    said = [made.who, made.notes, *(day.title for day in made.days)]
    said += [str(text) for day in made.days for each in day.sessions for text in (each.title, *each.why)]
    assert latin_in(said) == set()
    assert made.days[1].title == f"{write_arabic('Day')} 2"
    assert f"{write_arabic('no power from')} 10:00 {write_arabic('to')} 11:00" in made.notes
    site = open_kit(arabic, None, this_day(), "ar")
    agenda = words_of(DOCUMENTS["agenda"](site, made))
    assert made.notes in agenda
    assert latin_in([agenda]) == {"agenda", "sheets", "ar", "rtl"}, "its name, its kind, its language and its direction"


@pytest.mark.parametrize(
    ("changed", "code", "numbers"),
    [
        ("avoid: [first-signs]", 0, []),
        ("lacking: [tables]", 0, []),
        ("include: [first-signs]\nlacking: [tables]", 0, []),
        ("facilitators: 1", 0, []),
        ("include: [no-such]", 1, []),
        ("ceremony: 120\ntests: first-steps", 1, ["1", "150", "30", "09:00", "11:30"]),
    ],
)
def test_what_the_command_tells_of_a_plan_is_in_its_language(
    tmp_path: Path, arabic: Path, changed: str, code: int, numbers: list[str]
) -> None:
    wishes = tmp_path / "wishes.yaml"
    wishes.write_text(f"{DARK}{changed}\n", "utf-8")
    result = run("plan", wishes, "--kit", arabic, "--language", "ar", "-o", tmp_path / "plan.yaml")
    assert result.exit_code == code, result.output
    told = result.output.replace(str(tmp_path / "plan.yaml"), "").replace("no-such", "").removeprefix("Error: ")
    assert latin_in([told]) == set()
    assert [number for number in numbers if number not in told] == []


def test_the_sentences_of_the_planner_are_given_to_translators(arabic: Path) -> None:
    entries = {entry.msgctxt: entry for entry in polib.pofile(str(arabic.parent / "template.pot"))}
    assert entries["planner.why-trains"].msgid == "Trains: {competency}."
    assert entries["planner.why-trains"].comment == "A word of the interface; keep {competency}."
    counted = entries["planner.fault-short"]
    assert (counted.msgid, counted.msgid_plural) == (
        "{exercises} has {n} minute and needs {least}",
        "{exercises} has {n} minutes and needs {least}",
    )


def latin_in(texts: list[str]) -> set[str]:
    return {word for text in texts for word in re.findall("[A-Za-z]{2,}", text)}


def test_a_plan_written_is_the_plan_read(tmp_path: Path) -> None:
    write_plan_file(first_plan(), tmp_path / "plan.yaml")
    assert read_plan_file(tmp_path / "plan.yaml") == first_plan()


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        (
            WISHES.replace("government: 8", "government: 0"),
            "wishes.yaml:3: `government` is the number 0; expected a number of people from 1 to 1000; mend the value",
        ),
        (
            WISHES.replace("tell-apart", "fly"),
            "Error: the competency 'fly' is not in the kit; expected one of tell-apart; mend the wish",
        ),
        (
            WISHES + "lacking: [tabels]\n",
            "Error: the thing at hand 'tabels' is not in the kit; expected one of tables, projector; mend the wish",
        ),
        (
            WISHES + "include: [no-such]\n",
            "Error: the exercise 'no-such' is not in the menu; expected an id of kit/exercises; mend the wish",
        ),
    ],
)
def test_wrong_wishes_are_told_in_one_line(tmp_path: Path, wishes: str, said: str) -> None:
    result = plan(tmp_path, wishes)
    assert result.exit_code == 1
    assert result.output.strip().splitlines()[0].removeprefix(f"{tmp_path}/") == said
    assert not (tmp_path / "plan.yaml").exists()


def test_wishes_that_are_no_yaml_are_told_once(tmp_path: Path) -> None:
    result = plan(tmp_path, "title: [\n")
    assert result.exit_code == 1
    assert result.output.removeprefix(f"{tmp_path}/") == (
        "wishes.yaml:2: this is no YAML: a value is missing (begun on line 2); expected YAML 1.2; mend the line, or "
        "put the text in quotes\n"
    )


def test_a_course_gets_all_its_papers(tmp_path: Path) -> None:
    write_plan_file(first_plan(), tmp_path / "plan.yaml")
    result = run("course", tmp_path / "plan.yaml", "--kit", KIT, "-o", tmp_path / "papers")
    assert result.exit_code == 0, result.output
    expected = {f"{name}.{target}" for name in DOCUMENTS for target in ("pdf", "docx")} | {"slides.pdf", "slides.pptx"}
    assert {path.name for path in (tmp_path / "papers").iterdir()} == expected


def test_a_file_that_is_no_plan_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("title: [\n", "utf-8")
    result = run("course", file, "--kit", KIT, "-o", tmp_path / "papers")
    assert result.exit_code == 1
    assert f"{file}:" in result.output
    assert not (tmp_path / "papers").exists()


def test_a_missing_plan_is_told(tmp_path: Path) -> None:
    result = run("course", tmp_path / "none.yaml", "--kit", KIT, "-o", tmp_path / "papers")
    said = f"Error: {tmp_path}/none.yaml: No such file or directory; expected a YAML file; mend the path\n"
    assert (result.exit_code, result.output) == (1, said)


def test_one_book_is_printed_and_an_unknown_one_is_told(tmp_path: Path) -> None:
    assert run("print", KIT, "--only", "toolkit", "-o", tmp_path).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["toolkit.pdf"]
    result = run("print", KIT, "--only", "atlas", "-o", tmp_path)
    assert result.output.endswith(
        "Error: no book is called 'atlas'; expected one of first-steps, exercises, guide, toolkit\n"
    )
