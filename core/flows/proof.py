"""Checks of a proof of purchase, the same in wizard, website and telephone call."""

from core.catalog import LicenseProgram
from core.numbers import purchases
from core.numbers.kinds import AUTHORIZATION_NUMBER, NumberError
from core.numbers.purchases import Purchase
from core.numbers.symbols import normalise
from core.problems import Problem
from core.refusals import Reason


def read_code(
    typed: str,
    program: LicenseProgram = LicenseProgram.RETAIL,
    *,
    asked: str = "license code",
) -> Purchase | Problem:
    """Read a product key that a program accepts, or say what is wrong with it.

    What the field is `asked` for is named where it is empty.
    """
    if not normalise(typed):
        return Problem("code", f"Enter the {asked}.")
    try:
        purchase = purchases.read_retail_code(typed)
    except NumberError as error:
        return Problem("code", f"The product key is not valid. {error}")
    if purchase.program in {LicenseProgram.RETAIL, program}:
        return purchase
    text = Reason.PRODUCT_KEY_WRONG_PROGRAM.text
    return Problem("code", text, text)


def open_problem(authorization: str, license_number: str) -> Problem | None:
    """Check the two numbers of an Open License, each and together."""
    try:
        AUTHORIZATION_NUMBER.read(authorization)
    except NumberError as error:
        return Problem("authorization_number", str(error))
    try:
        purchases.license_number_digits(license_number)
    except NumberError as error:
        return Problem("license_number", str(error))
    if not purchases.open_numbers_match(authorization, license_number):
        return Problem("license_number", Reason.OPEN_NUMBERS_DIFFER.text)
    return None


def agreement_problem(number: str, program: LicenseProgram) -> Problem | None:
    """Check an agreement number, and that it belongs to the program."""
    try:
        found = purchases.read_agreement_number(number)
    except NumberError as error:
        return Problem("agreement_number", str(error))
    if found is not program:
        return Problem("agreement_number", Reason.AGREEMENT_WRONG_PROGRAM.text)
    return None
