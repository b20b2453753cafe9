"""Numbers that prove a purchase: retail codes, agreement and Open License numbers."""

from dataclasses import dataclass

from core.catalog import (
    AGREEMENT_PROGRAMS,
    LICENSE_VERSIONS,
    MAX_QUANTITY,
    PURCHASE_PROGRAMS,
    LicenseProgram,
    LicenseType,
    ProductVersion,
)
from core.numbers import symbols
from core.numbers.kinds import AUTHORIZATION_NUMBER, RETAIL_CODE, NumberError

_TYPES = tuple(LicenseType)
_AGREEMENT_MARK = "00"
_CHECK_MODULUS = 97  # ISO 7064 MOD 97-10: finds each wrong digit and neighbour swap
_SERIAL_DIGITS = 5
MAX_PURCHASE_SERIAL: int = symbols.BASE**_SERIAL_DIGITS - 1
MAX_AGREEMENT_SERIAL = 99
MAX_OPEN_SERIAL = 9_999


@dataclass(frozen=True)
class Purchase:
    """What a training number says was bought."""

    version: ProductVersion
    type: LicenseType
    quantity: int
    program: LicenseProgram
    serial: int = 1


def purchase_digits(purchase: Purchase) -> list[int]:
    """Write a purchase as 13 base 29 digits; ValueError for what cannot be sold."""
    if not 1 <= purchase.quantity <= MAX_QUANTITY:
        raise ValueError(f"the quantity must be from 1 to {MAX_QUANTITY:,}")
    return [
        LICENSE_VERSIONS.index(purchase.version),
        PURCHASE_PROGRAMS.index(purchase.program),
        _TYPES.index(purchase.type),
        *symbols.number_to_digits(purchase.quantity, 5),
        *symbols.number_to_digits(purchase.serial, _SERIAL_DIGITS),
    ]


def purchase_from(digits: list[int]) -> Purchase:
    """Read a purchase from 13 base 29 digits; NumberError for an unknown product."""
    version, program, type_ = digits[:3]
    try:
        return Purchase(
            version=LICENSE_VERSIONS[version],
            type=_TYPES[type_],
            quantity=symbols.digits_to_number(digits[3:8]),
            program=PURCHASE_PROGRAMS[program],
            serial=symbols.digits_to_number(digits[8:13]),
        )
    except IndexError as error:
        raise NumberError(
            "This number was made by a newer version of this program. "
            "Update the program, and then try again."
        ) from error


def make_retail_code(purchase: Purchase) -> str:
    """Make the 25-character training code of a purchase, without hyphens."""
    return RETAIL_CODE.make(purchase_digits(purchase))


def read_retail_code(text: str) -> Purchase:
    """Read a typed 25-character training code; NumberError names what is wrong."""
    return purchase_from(RETAIL_CODE.read(text))


def make_agreement_number(program: LicenseProgram, serial: int = 1) -> str:
    """Make a 7-digit training agreement number."""
    if not 1 <= serial <= MAX_AGREEMENT_SERIAL:
        raise ValueError(f"the serial must be from 1 to {MAX_AGREEMENT_SERIAL}")
    place = AGREEMENT_PROGRAMS.index(program) + 1
    return _with_check_digits(f"{_AGREEMENT_MARK}{place}{serial:02d}")


def read_agreement_number(text: str) -> LicenseProgram:
    """Return the program of a typed agreement number; NumberError if it is wrong."""
    digits = agreement_digits(text)
    place = int(digits[2])
    if not 1 <= place <= len(AGREEMENT_PROGRAMS):
        raise NumberError("The agreement number is not a training number.")
    return AGREEMENT_PROGRAMS[place - 1]


def agreement_digits(text: str) -> str:
    """Return the 7 digits of an agreement number; NumberError if they are wrong."""
    return _checked_digits(text, "agreement number", 7)


def agreement_serial(text: str) -> int:
    """Return the serial that a typed agreement number was made with."""
    return int(agreement_digits(text)[3:5])


def make_open_numbers(serial: int = 1) -> tuple[str, str]:
    """Make an authorization number and a license number that belong together."""
    if not 1 <= serial <= MAX_OPEN_SERIAL:
        raise ValueError(f"the serial must be from 1 to {MAX_OPEN_SERIAL:,}")
    authorization = AUTHORIZATION_NUMBER.make(symbols.number_to_digits(serial, 4))
    return authorization, _with_check_digits(f"{_AGREEMENT_MARK}{serial:04d}")


def license_number_digits(text: str) -> str:
    """Return the 8 digits of a typed license number; NumberError if they are wrong."""
    return _checked_digits(text, "license number", 8)


def open_serial(license_number: str) -> int:
    """Return the serial that a typed license number was made with."""
    return int(license_number_digits(license_number)[2:6])


def open_numbers_match(authorization: str, license_number: str) -> bool:
    """Tell whether two valid Open License numbers come from one purchase."""
    serial = symbols.digits_to_number(AUTHORIZATION_NUMBER.read(authorization))
    return open_serial(license_number) == serial


def _with_check_digits(digits: str) -> str:
    return f"{digits}{98 - int(digits) * 100 % _CHECK_MODULUS:02d}"


def _checked_digits(text: str, noun: str, length: int) -> str:
    plain = symbols.normalise(text)
    if not plain:
        raise NumberError(f"Enter the {noun}.")
    if not (plain.isascii() and plain.isdigit()):
        raise NumberError(f"The {noun} has {length} digits and nothing else.")
    if len(plain) != length:
        count = f"{len(plain):,}"
        raise NumberError(f"The {noun} has {length} digits; {count} were entered.")
    if not plain.startswith(_AGREEMENT_MARK):
        raise NumberError(
            f"This is not a training number. A training {noun} begins with "
            f"{_AGREEMENT_MARK}. Never enter a real {noun} here."
        )
    if int(plain) % _CHECK_MODULUS != 1:
        raise NumberError(
            f"The {noun} is not valid. Compare it digit by digit with the original."
        )
    return plain
