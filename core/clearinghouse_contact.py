"""What the licensing website and the operator ask for, check, and answer.

Both know only what they are told: they are outside the lab. They answer what
`rdlm numbers` gives for the same input; the serial is that of the proof of purchase.
"""

from collections.abc import Mapping
from enum import StrEnum

from core import countries
from core.catalog import (
    LICENSE_VERSIONS,
    PURCHASE_PROGRAMS,
    LicenseProgram,
    LicenseType,
    ProductVersion,
    ReactivationReason,
)
from core.flows.activate import REQUIRED
from core.flows.proof import agreement_problem, open_problem, read_code
from core.flows.quantity import read_quantity
from core.numbers import kinds, pasted, purchases, servers
from core.numbers.kinds import NumberError, shown
from core.numbers.pasted import Amount, Wanted
from core.numbers.purchases import Purchase
from core.numbers.symbols import normalise
from core.problems import Problem, text_problem


class Purpose(StrEnum):
    """What a person wants from the website or the operator."""

    ACTIVATE = "activate"
    INSTALL = "install"
    MANAGE = "manage"
    REACTIVATE = "reactivate"
    DEACTIVATE = "deactivate"


class Asked(StrEnum):
    """One thing that is asked for."""

    PRODUCT_ID = "product_id"
    LICENSE_SERVER_ID = "license_server_id"
    REACTIVATION_REASON = "reactivation_reason"
    RECOVERY_REASON = "recovery_reason"
    PROGRAM = "program"
    CODE = "code"
    AUTHORIZATION_NUMBER = "authorization_number"
    LICENSE_NUMBER = "license_number"
    AGREEMENT_NUMBER = "agreement_number"
    VERSION = "version"
    TYPE = "type"
    QUANTITY = "quantity"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    COMPANY = "company"
    COUNTRY = "country"


class RecoveryReason(StrEnum):
    """Why licenses are moved to, or put back on, a license server."""

    REPLACED = "replaced"
    NOT_FUNCTIONING = "not-functioning"
    REBUILT = "rebuilt"


Told = Mapping[str, str]
"""What a person has said so far, by what was asked."""

ON_THE_WEBSITE = (
    Purpose.ACTIVATE,
    Purpose.INSTALL,
    Purpose.MANAGE,
    Purpose.REACTIVATE,
)
"""A deactivation is confirmed by telephone only (domain.md 4.6)."""

PERSON = (Asked.FIRST_NAME, Asked.LAST_NAME, Asked.COMPANY, Asked.COUNTRY)
_PRODUCT = (Asked.VERSION, Asked.TYPE, Asked.QUANTITY)
_FIRST_PAGE = {
    Purpose.ACTIVATE: (Asked.PRODUCT_ID,),
    Purpose.INSTALL: (Asked.LICENSE_SERVER_ID, Asked.PROGRAM),
    Purpose.MANAGE: (Asked.LICENSE_SERVER_ID, Asked.RECOVERY_REASON, Asked.PROGRAM),
    Purpose.REACTIVATE: (
        Asked.PRODUCT_ID,
        Asked.LICENSE_SERVER_ID,
        Asked.REACTIVATION_REASON,
    ),
    Purpose.DEACTIVATE: (Asked.LICENSE_SERVER_ID,),
}
_CHOICES: dict[Asked, tuple[str, ...]] = {
    Asked.REACTIVATION_REASON: tuple(ReactivationReason),
    Asked.RECOVERY_REASON: tuple(RecoveryReason),
    Asked.PROGRAM: PURCHASE_PROGRAMS,
    Asked.VERSION: tuple(reversed(LICENSE_VERSIONS)),
    Asked.TYPE: tuple(LicenseType),
}
WANTED: Mapping[Asked, Wanted] = {
    Asked.PRODUCT_ID: pasted.PRODUCT_ID,
    Asked.LICENSE_SERVER_ID: pasted.LICENSE_SERVER_ID,
    Asked.CODE: pasted.PRODUCT_KEY,
    Asked.AUTHORIZATION_NUMBER: pasted.AUTHORIZATION_NUMBER,
    Asked.LICENSE_NUMBER: pasted.LICENSE_NUMBER,
    Asked.AGREEMENT_NUMBER: pasted.AGREEMENT_NUMBER,
    Asked.QUANTITY: pasted.WHOLE_NUMBER,
}
_CHOOSE = {
    Asked.REACTIVATION_REASON: "reason",
    Asked.RECOVERY_REASON: "reason for recovery",
    Asked.PROGRAM: "license program",
    Asked.VERSION: "product version",
    Asked.TYPE: "license type",
    Asked.COUNTRY: "country or region",
}


def choices(asked: Asked) -> tuple[str, ...]:
    """Return the values to choose from; empty where something is typed."""
    return countries.names() if asked is Asked.COUNTRY else _CHOICES.get(asked, ())


def as_meant(asked: Asked, typed: str) -> str:
    """Take a number out of the text around it; what has none stays as it was typed.

    An amount stays, too: it has no check characters, and is not guessed.
    """
    wanted = WANTED.get(asked)
    if wanted is None or isinstance(wanted, Amount):
        return typed
    found = wanted.find(typed)
    return found if found and normalise(found) != normalise(typed) else typed


def pages(purpose: Purpose, told: Told) -> tuple[tuple[Asked, ...], ...]:
    """Return what is asked for, page by page; the program decides about the last."""
    first = _FIRST_PAGE[purpose]
    program = told.get(Asked.PROGRAM)
    if Asked.PROGRAM in first and program in PURCHASE_PROGRAMS:
        return first, PERSON, _proof_page(LicenseProgram(program))
    return first, PERSON


def questions(purpose: Purpose, told: Told) -> tuple[Asked, ...]:
    """Return what an operator asks one by one; the caller is known already."""
    asked = (a for page in pages(purpose, told) for a in page)
    return tuple(a for a in asked if a not in PERSON)


def problem(purpose: Purpose, asked: Asked, told: Told) -> str | None:
    """Say what is wrong with one thing that was told, or None."""
    typed = told.get(asked, "")
    if choices(asked):
        is_one = typed in choices(asked)
        return None if is_one else f"Choose the {_CHOOSE[asked]}."
    if asked in PERSON:
        found = text_problem(asked, typed, required=REQUIRED[asked])
        return found.text if found else None
    try:
        return _number_problem(purpose, asked, told)
    except NumberError as error:
        return str(error)


def answer(purpose: Purpose, told: Told) -> str:
    """Return the number that was asked for, in groups; all was checked before."""
    server_id = told.get(Asked.LICENSE_SERVER_ID, "")
    if purpose is Purpose.ACTIVATE:
        return shown(servers.make_license_server_id(told[Asked.PRODUCT_ID]))
    if purpose is Purpose.REACTIVATE:
        product_id = told[Asked.PRODUCT_ID]
        return shown(servers.make_next_server_id(product_id, server_id))
    if purpose is Purpose.DEACTIVATE:
        return shown(servers.make_confirmation_code(server_id))
    return shown(servers.make_key_pack_id(server_id, _purchase(told)))


def _proof_page(program: LicenseProgram) -> tuple[Asked, ...]:
    if program is LicenseProgram.RETAIL:
        return (Asked.CODE,)
    if program is LicenseProgram.OPEN:
        return (Asked.AUTHORIZATION_NUMBER, Asked.LICENSE_NUMBER, *_PRODUCT)
    return (Asked.AGREEMENT_NUMBER, *_PRODUCT)


def _number_problem(purpose: Purpose, asked: Asked, told: Told) -> str | None:
    typed = told.get(asked, "")
    if asked is Asked.PRODUCT_ID:
        kinds.PRODUCT_ID.read(typed)
    elif asked is Asked.LICENSE_SERVER_ID:
        kinds.LICENSE_SERVER_ID.read(typed)
        if purpose is Purpose.REACTIVATE and not _is_of(typed, told):
            return "This license server ID belongs to another product ID."
    else:
        found = _proof_problem(asked, told)
        return found.text if found and found.field == asked else None
    return None


def _is_of(server_id: str, told: Told) -> bool:
    """Tell whether an ID fits the product ID; a wrong one is told at its own place."""
    product_id = told.get(Asked.PRODUCT_ID, "")
    try:
        return servers.server_id_fits(server_id, product_id)
    except NumberError:
        return True


def _proof_problem(asked: Asked, told: Told) -> Problem | None:
    typed = told.get(asked, "")
    if asked is Asked.CODE:
        read: Purchase | int | Problem = read_code(typed)
        return read if isinstance(read, Problem) else None
    if asked is Asked.QUANTITY:
        read = read_quantity(typed)
        return read if isinstance(read, Problem) else None
    if asked is Asked.AGREEMENT_NUMBER:
        return agreement_problem(typed, LicenseProgram(told[Asked.PROGRAM]))
    if asked is Asked.LICENSE_NUMBER:
        purchases.license_number_digits(typed)  # whatever the other one is like
    authorization = told.get(Asked.AUTHORIZATION_NUMBER, "")
    return open_problem(authorization, told.get(Asked.LICENSE_NUMBER, ""))


def _purchase(told: Told) -> Purchase:
    program = LicenseProgram(told[Asked.PROGRAM])
    if program is LicenseProgram.RETAIL:
        return purchases.read_retail_code(told[Asked.CODE])
    serial = (
        purchases.open_serial(told[Asked.LICENSE_NUMBER])
        if program is LicenseProgram.OPEN
        else purchases.agreement_serial(told[Asked.AGREEMENT_NUMBER])
    )
    quantity = read_quantity(told[Asked.QUANTITY])
    assert isinstance(quantity, int)  # it was checked before
    return Purchase(
        version=ProductVersion(told[Asked.VERSION]),
        type=LicenseType(told[Asked.TYPE]),
        quantity=quantity,
        program=program,
        serial=serial,
    )
