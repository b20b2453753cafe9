from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalog import (
    AGREEMENT_PROGRAMS,
    LICENSE_VERSIONS,
    MAX_QUANTITY,
    PURCHASE_PROGRAMS,
    LicenseProgram,
    LicenseType,
    ProductVersion,
)
from core.numbers import purchases
from core.numbers.kinds import AUTHORIZATION_NUMBER, RETAIL_CODE, NumberError
from core.numbers.purchases import MAX_PURCHASE_SERIAL, Purchase
from core.numbers.symbols import grouped
from tests.core.numbers.samples import swaps
from tests.helpers.labs import GENUINE_LOOKING, purchase

PURCHASES = st.builds(
    Purchase,
    version=st.sampled_from(LICENSE_VERSIONS),
    type=st.sampled_from(LicenseType),
    quantity=st.integers(1, MAX_QUANTITY),
    program=st.sampled_from(PURCHASE_PROGRAMS),
    serial=st.integers(1, MAX_PURCHASE_SERIAL),
)
AGREEMENTS = {
    purchases.make_agreement_number(program, serial): program
    for program in AGREEMENT_PROGRAMS
    for serial in range(1, purchases.MAX_AGREEMENT_SERIAL + 1)
}
OPEN_LICENSES = {
    purchases.make_open_numbers(serial)[1]: purchases.make_open_numbers(serial)[0]
    for serial in range(1, purchases.MAX_OPEN_SERIAL + 1, 97)
}


@given(PURCHASES)
def test_a_code_says_what_was_bought(bought: Purchase) -> None:
    code = purchases.make_retail_code(bought)

    assert code.startswith("TRAIN")
    assert len(code) == 25
    assert purchases.read_retail_code(grouped(code)) == bought


@given(PURCHASES, PURCHASES)
def test_different_purchases_have_different_codes(one: Purchase, two: Purchase) -> None:
    codes = {purchases.make_retail_code(one), purchases.make_retail_code(two)}

    assert len(codes) == len({one, two})


@pytest.mark.parametrize(
    "bought",
    [
        purchase(quantity=0),
        purchase(quantity=-1),
        purchase(quantity=MAX_QUANTITY + 1),
        purchase(serial=MAX_PURCHASE_SERIAL + 1),
        purchase(version=ProductVersion.W2008R2),
        purchase(program=LicenseProgram.BUILT_IN),
    ],
    ids=str,
)
def test_what_cannot_be_sold_has_no_code(bought: Purchase) -> None:
    with pytest.raises(ValueError, match=r"quantity|fit|not in"):
        purchases.make_retail_code(bought)


@pytest.mark.parametrize("place", range(3))
def test_a_product_of_a_later_program_is_named(place: int) -> None:
    digits = purchases.purchase_digits(purchase())
    digits[place] = 28

    with pytest.raises(NumberError, match="newer version of this program"):
        purchases.read_retail_code(RETAIL_CODE.make(digits))


@pytest.mark.parametrize("program", AGREEMENT_PROGRAMS)
def test_an_agreement_number_says_its_program(program: LicenseProgram) -> None:
    number = purchases.make_agreement_number(program)

    assert len(number) == 7
    assert number.isdigit()
    assert purchases.read_agreement_number(f" {number[:3]}-{number[3:]} ") is program


def test_every_agreement_number_is_different_and_reads_back() -> None:
    serials = purchases.MAX_AGREEMENT_SERIAL
    assert len(AGREEMENTS) == len(AGREEMENT_PROGRAMS) * serials
    for number, program in AGREEMENTS.items():
        assert purchases.read_agreement_number(number) is program


@pytest.mark.parametrize("serial", [0, purchases.MAX_AGREEMENT_SERIAL + 1])
def test_there_is_no_agreement_number_beyond_the_serials(serial: int) -> None:
    with pytest.raises(ValueError, match="serial"):
        purchases.make_agreement_number(LicenseProgram.SELECT, serial)


def slips(number: str) -> set[str]:
    wrong = {
        number[:place] + digit + number[place + 1 :]
        for place in range(len(number))
        for digit in "0123456789"
    }
    return (wrong | {typed for _, typed in swaps(number)}) - {number}


def test_every_wrong_digit_and_swap_in_an_agreement_number_is_caught() -> None:
    for number in AGREEMENTS:
        for typed in slips(number):
            with pytest.raises(NumberError):
                purchases.read_agreement_number(typed)


def test_every_wrong_digit_and_swap_in_a_license_number_is_caught() -> None:
    for number in OPEN_LICENSES:
        for typed in slips(number):
            with pytest.raises(NumberError):
                purchases.license_number_digits(typed)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("", "Enter the agreement number."),
        ("  ", "Enter the agreement number."),
        ("123456", "The agreement number has 7 digits; 6 were entered."),
        ("12345678", "The agreement number has 7 digits; 8 were entered."),
        ("00AB123", "The agreement number has 7 digits and nothing else."),
        ("٠٠٢٠١٧٧", "The agreement number has 7 digits and nothing else."),
        (GENUINE_LOOKING, "The agreement number has 7 digits and nothing else."),
        (
            "1234567",
            "This is not a training number. A training agreement number begins with "
            "00. Never enter a real agreement number here.",
        ),
        (
            "0020178",
            "The agreement number is not valid. "
            "Compare it digit by digit with the original.",
        ),
        ("0000098", "The agreement number is not a training number."),
        ("0090017", "The agreement number is not a training number."),
    ],
)
def test_an_agreement_number_is_refused_with_the_reason(typed: str, text: str) -> None:
    with pytest.raises(NumberError) as refused:
        purchases.read_agreement_number(typed)

    assert str(refused.value) == text


@pytest.mark.parametrize(
    "typed", ["\uff10\uff1020177", "0020177\u200b", "00 20 177", "0020–177"]
)
def test_an_agreement_number_is_accepted_however_it_is_typed(typed: str) -> None:
    assert purchases.agreement_digits(typed) == "0020177"


@pytest.mark.parametrize("serial", [1, 2, 98, purchases.MAX_OPEN_SERIAL])
def test_the_numbers_of_an_open_license_belong_together(serial: int) -> None:
    authorization, license_number = purchases.make_open_numbers(serial)

    assert len(authorization) == 15
    assert len(license_number) == 8
    assert purchases.open_numbers_match(grouped(authorization), license_number)


def test_numbers_of_two_open_licenses_do_not_belong_together() -> None:
    numbers = list(OPEN_LICENSES.items())
    for (one, _), (_, other) in pairwise(numbers):
        assert not purchases.open_numbers_match(other, one)


def test_an_authorization_number_is_none_of_the_others() -> None:
    with pytest.raises(NumberError, match="This is the authorization number"):
        RETAIL_CODE.read(purchases.make_open_numbers()[0])


@pytest.mark.parametrize("serial", [0, purchases.MAX_OPEN_SERIAL + 1])
def test_there_is_no_open_license_beyond_the_serials(serial: int) -> None:
    with pytest.raises(ValueError, match="serial"):
        purchases.make_open_numbers(serial)


@given(st.text())
def test_any_text_is_refused_without_another_error(typed: str) -> None:
    for read in (
        purchases.read_agreement_number,
        purchases.license_number_digits,
        purchases.read_retail_code,
        AUTHORIZATION_NUMBER.read,
    ):
        with pytest.raises(NumberError):
            read(typed)
