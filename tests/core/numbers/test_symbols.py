import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import symbols
from tests.core.numbers.samples import SAMPLES
from tests.helpers.labs import GENUINE_LOOKING

DIGITS = st.lists(st.integers(0, symbols.BASE - 1), min_size=1, max_size=30)


def test_the_alphabet_has_one_of_each_group_of_look_alikes() -> None:
    assert len(set(symbols.ALPHABET)) == symbols.BASE == 29
    for group in ("0OQ", "1IL", "2Z", "5S", "8B"):
        assert len(set(group) & set(symbols.ALPHABET)) == 1


def test_folding_leaves_the_alphabet_as_it_is() -> None:
    assert symbols.fold(symbols.ALPHABET) == symbols.ALPHABET


@given(DIGITS)
def test_digits_come_back_from_characters(digits: list[int]) -> None:
    assert symbols.to_digits(symbols.from_digits(digits)) == digits


@given(st.integers(0, symbols.BASE**5 - 1))
def test_whole_numbers_come_back_from_digits(value: int) -> None:
    assert symbols.digits_to_number(symbols.number_to_digits(value, 5)) == value


@pytest.mark.parametrize("value", [symbols.BASE**5, -1])
def test_a_number_that_does_not_fit_is_an_error(value: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        symbols.number_to_digits(value, 5)


@given(DIGITS)
def test_check_digits_make_a_number_intact(digits: list[int]) -> None:
    assert symbols.is_intact(symbols.with_checks(digits))


@given(DIGITS, st.data())
def test_the_original_is_among_the_repairs_of_a_slip(
    digits: list[int], data: st.DataObject
) -> None:
    right = symbols.with_checks(digits)
    place = data.draw(st.integers(0, len(right) - 2))
    swapped = [*right]
    swapped[place : place + 2] = right[place + 1], right[place]
    wrong = [*right]
    wrong[place] = (right[place] + data.draw(st.integers(1, 28))) % symbols.BASE

    assert right in symbols.repairs(wrong)
    assert swapped == right or right in symbols.repairs(swapped)


KEY = GENUINE_LOOKING


@pytest.mark.parametrize(
    "text",
    [
        KEY,
        KEY.lower(),
        KEY.replace("-", ""),
        KEY.replace("-", " "),
        KEY.replace("-", "\n"),
        KEY.replace("B", "Z"),
        f"key:{KEY}",
        f"The key is {KEY}, keep it.",
        f"({KEY.replace('-', '–')})",
        f"code {KEY.replace('-', '')} of 2022",
        KEY.translate({ord("B"): "В", ord("M"): "М"}),  # noqa: RUF001
        "".join(chr(ord(c) + 0xFEE0) for c in KEY),
        "\u200b".join(KEY),
    ],
)
def test_what_could_be_a_real_key_looks_genuine(text: str) -> None:
    assert symbols.looks_genuine(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Example Corp",
        KEY[:-1],
        f"{KEY}2",
        f"2{KEY}",
        f"{KEY}-BCDFG",
        f"TRKEY-{KEY}",
        KEY.replace("B", "A"),
        KEY.replace("2", "1"),
        "BCDFG-HJKMN",
        "WXY23 " * 4,
    ],
)
def test_other_texts_do_not_look_genuine(text: str) -> None:
    assert not symbols.looks_genuine(text)


@pytest.mark.parametrize("number", [number for _, number in SAMPLES])
def test_training_numbers_do_not_look_genuine(number: str) -> None:
    assert not symbols.looks_genuine(number)
    assert not symbols.looks_genuine(f"Number {symbols.grouped(number)}.")


@given(st.text())
def test_normalised_text_is_normalised(text: str) -> None:
    once = symbols.normalise(text)

    assert symbols.normalise(once) == once
