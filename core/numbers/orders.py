"""Order confirmations: what was bought, and the numbers that prove it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.catalog import LicenseProgram
from core.numbers import purchases
from core.numbers.kinds import NumberError, shown
from core.numbers.purchases import Purchase


class Proof(StrEnum):
    """One number that a reseller sends."""

    CODE = "license-code"
    AGREEMENT_NUMBER = "agreement-number"
    PRODUCT_KEY = "product-key"
    AUTHORIZATION_NUMBER = "authorization-number"
    LICENSE_NUMBER = "license-number"


@dataclass(frozen=True)
class Order:
    """What a reseller confirms, with its numbers as they are printed."""

    program: LicenseProgram
    numbers: Mapping[Proof, str]
    bought: Purchase | None = None  # None where only the program is known


def confirm(purchase: Purchase) -> Order:
    """Make the numbers that the license program of a purchase asks for."""
    program = purchase.program
    if program is LicenseProgram.RETAIL:
        return by_code(purchase)
    if program is LicenseProgram.OPEN:
        return by_open_license(purchase.serial, purchase)
    agreement = by_agreement(program, purchase.serial)
    numbers = {**agreement.numbers, **by_code(purchase).numbers}
    return Order(program, numbers, purchase)


def by_code(purchase: Purchase) -> Order:
    """Make the code of a purchase, which may be a product key of an agreement."""
    code = shown(purchases.make_retail_code(purchase))
    is_retail = purchase.program is LicenseProgram.RETAIL
    proof = Proof.CODE if is_retail else Proof.PRODUCT_KEY
    return Order(purchase.program, {proof: code}, purchase)


def by_agreement(program: LicenseProgram, serial: int) -> Order:
    """Make an agreement number; it says nothing of what is bought under it."""
    number = purchases.make_agreement_number(program, serial)
    return Order(program, {Proof.AGREEMENT_NUMBER: number})


def by_open_license(serial: int, bought: Purchase | None = None) -> Order:
    """Make both numbers of an Open License."""
    authorization, license_number = purchases.make_open_numbers(serial)
    numbers = {
        Proof.AUTHORIZATION_NUMBER: shown(authorization),
        Proof.LICENSE_NUMBER: license_number,
    }
    return Order(LicenseProgram.OPEN, numbers, bought)


def last_serial(program: LicenseProgram) -> int:
    """Return how many different orders of a license program there can be."""
    if program is LicenseProgram.RETAIL:
        return purchases.MAX_PURCHASE_SERIAL
    if program is LicenseProgram.OPEN:
        return purchases.MAX_OPEN_SERIAL
    return purchases.MAX_AGREEMENT_SERIAL


def several(
    make: Callable[[int], Order], first: int, count: int, last: int
) -> list[Order]:
    """Make orders with serials one after another; NumberError beyond the last."""
    if first + count - 1 > last:
        raise NumberError(
            f"There are {last} different numbers of this kind, and the last one asked "
            f"for would be number {first + count - 1}. Ask for fewer, or begin with a "
            "lower serial."
        )
    return [make(serial) for serial in range(first, first + count)]
