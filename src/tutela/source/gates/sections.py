"""Exercises and tools have their fixed sections, filled and in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tutela.model.problem import Problem
from tutela.source import exercises, tools
from tutela.source.draft import Draft, Piece

_EXERCISE = {f"section/{id}": title for id, title in exercises.SECTIONS.items()}
_VARIATIONS = {f"section/{id}": title for id, title in exercises.VARIATIONS.items()}
_TOOL = {f"section/{id}": title for id, title in tools.SECTIONS.items()}


def check(draft: Draft) -> list[Problem]:
    """Report sections that are missing, empty or out of order."""
    problems: list[Problem] = []
    for exercise in draft.pieces.exercises:
        problems += _check(exercise, _EXERCISE, "##") + _check(exercise, _VARIATIONS, "###")
        filled = {
            "Preparation": exercise.value.preparation,
            "Steps": exercise.value.steps,
            "Debrief": exercise.value.debrief,
            "Good answers contain": exercise.value.good_answers,
            "Half the time": exercise.value.half_steps,
            "Paper only": exercise.value.paper_only,
            "Online": exercise.value.online,
            "Low literacy": exercise.value.low_literacy,
            "More than 60 people": exercise.value.many_people,
            "Facilitator notes": exercise.value.notes,
        }
        problems += _empty(exercise, filled, {**_EXERCISE, **_VARIATIONS})
    for tool in draft.pieces.tools:
        filled = {"How to use it": tool.value.how, "Limits": tool.value.limits, "The tool": tool.value.tool}
        problems += _check(tool, _TOOL, "##") + _empty(tool, filled, _TOOL)
    return problems


def _check(piece: Piece[Any], wanted: Mapping[str, str], mark: str) -> list[Problem]:
    missing = [title for key, title in wanted.items() if key not in piece.lines]
    problems = [
        Problem(
            piece.file,
            piece.line,
            f"the section `{title}` is missing",
            f"expected `{mark} {title}`, in this order: {', '.join(wanted.values())}",
            "write it",
        )
        for title in missing
    ]
    lines = [piece.lines[key] for key in wanted if key in piece.lines]
    for key, title in wanted.items():
        if key in piece.lines and any(line > piece.lines[key] for line in lines[: lines.index(piece.lines[key])]):
            expected = f"expected this order: {', '.join(wanted.values())}"
            problems.append(
                Problem(piece.file, piece.lines[key], f"the section `{title}` stands too early", expected, "move it")
            )
    return problems


def _empty(piece: Piece[Any], filled: Mapping[str, Any], wanted: Mapping[str, str]) -> list[Problem]:
    return [
        Problem(piece.file, piece.lines[key], f"the section `{title}` is empty", "expected a text", "write it")
        for key, title in wanted.items()
        if key in piece.lines and title in filled and not filled[title]
    ]
