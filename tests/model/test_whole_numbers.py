"""What counts as a whole number in a text that was sent."""

from __future__ import annotations

import pytest

from tutela.model.whole_numbers import MOST_DIGITS, read_signed, read_whole


@pytest.mark.parametrize(
    ("text", "number"), [("0", 0), ("07", 7), ("٣٠", 30), ("9" * MOST_DIGITS, 10**MOST_DIGITS - 1)]
)
def test_digits_of_any_script_are_read(text: str, number: int) -> None:
    assert read_whole(text) == number


@pytest.mark.parametrize("text", ["", "-1", "+1", " 1", "1_0", "1.0", "²", "x", "9" * (MOST_DIGITS + 1), "0" * 5000])
def test_any_other_text_is_none(text: str) -> None:
    assert read_whole(text) is None


@pytest.mark.parametrize(
    ("text", "number"), [("-7", -7), ("7", 7), ("-0", 0), ("--7", None), ("-", None), ("-²", None)]
)
def test_one_minus_makes_a_number_negative(text: str, number: int | None) -> None:
    assert read_signed(text) == number
