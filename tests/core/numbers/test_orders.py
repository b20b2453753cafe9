import pytest

from core.catalog import (
    AGREEMENT_PROGRAMS,
    PURCHASE_PROGRAMS,
    LicenseProgram,
    LicenseType,
    ProductVersion,
)
from core.numbers import orders, purchases
from core.numbers.kinds import NumberError, shown
from core.numbers.orders import Proof
from core.numbers.purchases import Purchase

each_program = pytest.mark.parametrize("program", PURCHASE_PROGRAMS)


def purchase(program: LicenseProgram, serial: int = 1) -> Purchase:
    type_ = LicenseType.PER_DEVICE
    return Purchase(ProductVersion.W2022, type_, 20, program, serial)


@each_program
def test_another_serial_gives_other_numbers(program: LicenseProgram) -> None:
    first, second = (orders.confirm(purchase(program, n)) for n in (1, 2))

    assert first.numbers.keys() == second.numbers.keys()
    assert not set(first.numbers.values()) & set(second.numbers.values())


@each_program
def test_there_is_a_last_order(program: LicenseProgram) -> None:
    last = orders.last_serial(program)

    assert orders.confirm(purchase(program, last)).numbers
    with pytest.raises(ValueError, match=r"serial|fit|large|digits|big"):
        orders.confirm(purchase(program, last + 1))


def test_a_retail_order_has_its_code() -> None:
    bought = purchase(LicenseProgram.RETAIL)
    code = shown(purchases.make_retail_code(bought))

    assert orders.confirm(bought).numbers == {Proof.CODE: code}


def test_an_open_license_has_two_numbers_that_belong_together() -> None:
    numbers = orders.confirm(purchase(LicenseProgram.OPEN, 7)).numbers

    assert purchases.open_numbers_match(
        numbers[Proof.AUTHORIZATION_NUMBER], numbers[Proof.LICENSE_NUMBER]
    )


@pytest.mark.parametrize("program", AGREEMENT_PROGRAMS)
def test_an_agreement_has_its_number_and_a_product_key(
    program: LicenseProgram,
) -> None:
    bought = purchase(program)
    numbers = orders.confirm(bought).numbers

    number = numbers[Proof.AGREEMENT_NUMBER]
    assert purchases.read_agreement_number(number) is program
    assert purchases.read_retail_code(numbers[Proof.PRODUCT_KEY]) == bought


def test_a_class_gets_different_orders_up_to_the_last() -> None:
    made = orders.several(orders.by_open_license, 3, 4, 6)

    assert len({n for order in made for n in order.numbers.values()}) == 8
    assert made[0] == orders.by_open_license(3)
    with pytest.raises(NumberError, match="would be number 7"):
        orders.several(orders.by_open_license, 3, 5, 6)
