import pytest

from core.catalog import LicenseProgram
from core.numbers import pasted, purchases, symbols
from core.numbers.kinds import shown
from core.numbers.pasted import Wanted, find_number
from tests.helpers.labs import retail_code

CODE = retail_code(1)
GROUPED = shown(CODE)
AROUND = (
    "{}",
    "  {}\r\n",
    "Your product key: {}.",
    "Key\t{}\t20 CALs",
    "<td>{}</td>",
    "codes {} (these were ordered)",
    "\ufeff\u200b“{}”",
    "x" * 3000 + " {} " + "y" * 3000,
    "https://example.invalid/?key={}&n=1",
    "1. {}\n2. other",
)
SHAPES = (
    GROUPED,
    CODE,
    GROUPED.lower(),
    GROUPED.replace("-", "\u2013"),
    GROUPED.replace("-", " - "),
    GROUPED.replace("-", "\u00a0"),
    GROUPED.replace("-", "\r\n"),
    GROUPED.replace("-", "_"),
    "".join(chr(ord(c) + 0xFEE0) for c in CODE),
)


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_number_is_found_whatever_stands_around_it(around: str, shape: str) -> None:
    found = find_number(around.format(shape), 5)

    assert symbols.normalise(found or "") == CODE


@pytest.mark.parametrize(
    "text",
    ["", "please send me the code as soon as you can", "x" * 100, "-" * 99],
)
def test_where_there_is_none_none_is_found(text: str) -> None:
    assert find_number(text, 5) is None


@pytest.mark.parametrize("text", [f"{CODE}A", GROUPED + "9", GROUPED[:-1], "A1B2C-D"])
def test_a_wrong_number_alone_is_taken_as_it_is(text: str) -> None:
    assert find_number(text, 5) == text


AGREEMENT = purchases.make_agreement_number(LicenseProgram.SELECT, 7)
OPEN = purchases.make_open_numbers(12)[1]
SPACED = f"{AGREEMENT[:3]} {AGREEMENT[3:5]}-{AGREEMENT[5:]}"
WRONG = f"{AGREEMENT[:-1]}{9 - int(AGREEMENT[-1])}"


@pytest.mark.parametrize(
    ("wanted", "text", "number"),
    [
        (pasted.AGREEMENT_NUMBER, f"Agreement {AGREEMENT}, 20 CALs", AGREEMENT),
        (pasted.AGREEMENT_NUMBER, f"of 2026-11-16: {SPACED}.", AGREEMENT),
        (pasted.AGREEMENT_NUMBER, f"order 1234567, number {AGREEMENT}", AGREEMENT),
        (pasted.AGREEMENT_NUMBER, f"number: {WRONG}", WRONG),
        (pasted.AGREEMENT_NUMBER, f"{AGREEMENT}99", f"{AGREEMENT}99"),
        (pasted.AGREEMENT_NUMBER, "order 12345678", None),
        (pasted.AGREEMENT_NUMBER, f"A{AGREEMENT}", None),
        (pasted.LICENSE_NUMBER, "ordered on 2026-11-16", None),
        (pasted.LICENSE_NUMBER, f"License\t{OPEN}\t2026-11-16", OPEN),
        (pasted.WHOLE_NUMBER, "Quantity: 20", "20"),
        (pasted.WHOLE_NUMBER, "1,000 licenses.", "1000"),
        (pasted.WHOLE_NUMBER, "20 licenses of 2022", None),
        (pasted.WHOLE_NUMBER, "-5", None),
        (pasted.WHOLE_NUMBER, "1.5", None),
        (pasted.PRODUCT_KEY, f"Key: {GROUPED}", GROUPED),
        (pasted.PRODUCT_KEY, "no key", None),
    ],
)
def test_a_number_is_found_by_what_it_is(
    wanted: Wanted, text: str, number: str | None
) -> None:
    assert wanted.find(text) == number


@pytest.mark.parametrize(
    ("wanted", "text", "part"),
    [
        (pasted.AGREEMENT_NUMBER, " 001 ", "001"),
        (pasted.AGREEMENT_NUMBER, AGREEMENT, None),
        (pasted.AGREEMENT_NUMBER, "one", None),
        (pasted.WHOLE_NUMBER, "\u200b20\n", "20"),
        (pasted.WHOLE_NUMBER, "about 20", None),
        (pasted.PRODUCT_KEY, "train-abc", "TRAIN-ABC"),
        (pasted.PRODUCT_KEY, "", ""),
        (pasted.PRODUCT_KEY, "12-ABCDE-3", "12-ABCDE-3"),
        (pasted.PRODUCT_KEY, "I have no key", None),
        (pasted.PRODUCT_KEY, "TRAIN?", None),
        (pasted.PRODUCT_KEY, CODE, None),
    ],
)
def test_a_piece_of_a_number_is_told_from_other_texts(
    wanted: Wanted, text: str, part: str | None
) -> None:
    assert wanted.part(text) == part
