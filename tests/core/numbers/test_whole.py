"""Whole numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers.whole import read_whole

BLANKS = " \u00a0\u202f\u2009"
NOT_WHOLE = [
    *("", " ", "1.5", "1,00", "1,0000", "10,00", "1e3", "-1", "+1", "1,000.5", "1.000"),
    *("1,000 000", "1,,000", ",000", "1,000,", "1_000", "0x10", "ten", "²", "½", "1 2"),
]


@given(st.integers(0, 10**12), st.sampled_from(["", ",", "\u066c", *BLANKS]))
def test_thousands_may_stand_apart(number: int, between: str) -> None:
    assert read_whole(f"{number:,}".replace(",", between)) == number


@pytest.mark.parametrize("zero", "0٠۰०๐０")  # noqa: RUF001 – other scripts
def test_the_digits_of_other_scripts_are_read_as_meant(zero: str) -> None:
    typed = "".join(chr(ord(zero) + int(d)) for d in "1090")

    assert read_whole(typed) == 1090


def test_what_cannot_be_seen_is_passed_over() -> None:
    assert read_whole("\u200f1,000\u200e\ufeff ") == 1000


@pytest.mark.parametrize("text", NOT_WHOLE)
def test_no_other_text_is_taken_for_one(text: str) -> None:
    assert read_whole(text) is None


def test_a_very_long_one_is_read_as_far_as_it_shows_that_it_is_too_large() -> None:
    number = read_whole("9" * 100_000)

    assert number is not None
    assert number > 10**100
