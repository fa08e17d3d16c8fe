"""Tests that ask about different parts are compared by what both ask, and judged by those who were asked the same."""

from __future__ import annotations

from tutela.results.pairing import Answer, Sitting, compare, find_alike, scores_of


def sitting(person: str, form: str = "1", **scores: float) -> Sitting:
    """Give a sitting; `scores` by question, whose competency is the first letter of its name."""
    answers = tuple(Answer(id, "v", id[0], score, ()) for id, score in scores.items())
    return Sitting(person, "book", form, 0, answers)


def test_a_part_before_and_the_whole_after_are_compared_by_the_part() -> None:
    before, after = sitting("p", a1=0, a2=1), sitting("p", "2", a3=1, a4=1, b1=0, b2=0)
    [pair] = compare({"p": (before, after)})
    assert (pair.before, pair.after) == (0.5, 1)


def test_tests_that_ask_nothing_alike_are_not_compared() -> None:
    assert compare({"p": (sitting("p", a1=1), sitting("p", "2", b1=1))}) == []


def test_those_who_were_asked_the_same_are_judged_together_in_one_order() -> None:
    alike = [sitting("p", a1=0, b1=1), sitting("q", b1=0, a1=1)]
    others = [sitting("r", a1=1, b2=1), sitting("s", a1=1)]
    assert find_alike([*others, *alike]) == alike
    assert scores_of(alike) == [[0, 1], [1, 0]]
    assert find_alike([]) == []


def test_between_equals_the_longest_counts() -> None:
    part, whole = sitting("p", a1=1), sitting("q", a1=1, b1=1)
    assert find_alike([part, whole]) == [whole]
