"""The simulated Clearinghouse: which numbers exist, which were used, how it answers.

Automatic connection depends on the lab's settings. Web browser and telephone never
fail: there a person reads a training number to the wizard, and it is checked here.
"""

from collections.abc import Iterable
from random import Random

from core.catalog import (
    ClearinghouseCondition,
    ConnectionMethod,
    LicenseProgram,
    ProductVersion,
    Way,
)
from core.errors import Refused
from core.numbers import purchases, servers
from core.numbers.kinds import (
    CONFIRMATION_CODE,
    KEY_PACK_ID,
    LICENSE_SERVER_ID,
    RETAIL_CODE,
    NumberError,
    shown,
)
from core.numbers.purchases import Purchase
from core.records import LabSettings, LicenseServer
from core.refusals import Reason
from core.rules.compatibility import can_hold
from core.rules.passages import CLEARINGHOUSE
from core.store.transaction import Transaction

_SECONDS = (1.0, 3.0)
_SLOWNESS = 10


def seconds_needed(settings: LabSettings, seq: int) -> float:
    """Return how long an automatic connection takes, in simulated seconds."""
    seconds = Random(f"{settings.seed}:{seq}:connection").uniform(*_SECONDS)
    is_slow = settings.clearinghouse is ClearinghouseCondition.SLOW
    return seconds * _SLOWNESS if is_slow else seconds


def connect(tx: Transaction) -> None:
    """Reach the Clearinghouse automatically; Refused if it does not answer.

    HTTPS goes from the computer that runs the manager (domain.md 5).
    """
    settings = tx.settings()
    is_open = tx.passes(tx.console(), CLEARINGHOUSE, Way.HTTPS)
    if settings.clearinghouse is ClearinghouseCondition.UNREACHABLE or not is_open:
        raise Refused(Reason.CLEARINGHOUSE_UNREACHABLE)
    if settings.clearinghouse is ClearinghouseCondition.WRONG_DATE:
        raise Refused(Reason.WRONG_DATE)


def issue_license_server_id(server: LicenseServer, tx: Transaction) -> str:
    """Give a server an ID of its own, over an automatic connection."""
    connect(tx)
    serial = tx.random.randint(1, servers.MAX_SERIAL)
    return servers.make_license_server_id(server.product_id, serial)


def accept_license_server_id(server: LicenseServer, typed: str) -> str:
    """Return the typed license server ID if it fits the server's product ID."""
    try:
        if servers.server_id_fits(typed, server.product_id):
            return LICENSE_SERVER_ID.canonical(typed)
    except NumberError:
        pass
    raise Refused(Reason.LICENSE_SERVER_ID_WRONG)


def accept_confirmation(server: LicenseServer, typed: str) -> None:
    """Accept the code that an operator gives to confirm a deactivation."""
    if not confirmation_fits(typed, server):
        raise Refused(Reason.CONFIRMATION_WRONG)


def confirmation_fits(typed: str, server: LicenseServer) -> bool:
    """Tell whether a confirmation code was made for this server's ID."""
    server_id = server.license_server_id or ""
    try:
        made = servers.make_confirmation_code(server_id)
        return CONFIRMATION_CODE.canonical(typed) == made
    except NumberError:
        return False


def sell_retail(code: str, server: LicenseServer, tx: Transaction) -> Purchase:
    """Accept a retail code once, for a server that can hold its licenses."""
    purchase = purchases.read_retail_code(code)
    if purchase.program is not LicenseProgram.RETAIL:
        raise Refused(Reason.PRODUCT_KEY_WRONG_PROGRAM)
    if not can_hold(server.version, purchase.version):
        raise Refused(Reason.LICENSE_CODE_NOT_RECOGNIZED)
    _use_code(code, server, tx)
    return purchase


def refuse_used_codes(
    codes: Iterable[str], server: LicenseServer, tx: Transaction
) -> None:
    """Refuse where several codes were used before, and list them all."""
    used = {code: name for code in codes if (name := _used_on(code, server, tx))}
    if len(used) > 1:
        lines = (f"{shown(code)} ({name})" for code, name in used.items())
        raise Refused(Reason.LICENSE_CODES_USED, codes="\n".join(lines))


def sell_product_key(
    code: str,
    program: LicenseProgram,
    quantity: int,
    server: LicenseServer,
    tx: Transaction,
) -> Purchase:
    """Accept a 25-character code under an agreement, as seed 002 describes."""
    purchase = purchases.read_retail_code(code)
    if purchase.program not in {LicenseProgram.RETAIL, program}:
        raise Refused(Reason.PRODUCT_KEY_WRONG_PROGRAM)
    if quantity > purchase.quantity:
        raise Refused(
            Reason.QUANTITY_NOT_COVERED, covered=purchase.quantity, quantity=quantity
        )
    if not can_hold(server.version, purchase.version):
        raise Refused(Reason.LICENSE_CODE_NOT_RECOGNIZED)
    _use_code(code, server, tx)
    return Purchase(
        version=purchase.version, type=purchase.type, quantity=quantity, program=program
    )


def check_agreement(number: str, program: LicenseProgram) -> None:
    """Accept an agreement number, any number of times, for its own program only."""
    if purchases.read_agreement_number(number) is not program:
        raise Refused(Reason.AGREEMENT_WRONG_PROGRAM)


def check_open_numbers(authorization: str, license_number: str) -> None:
    """Accept the two numbers of an Open License that belong together."""
    if not purchases.open_numbers_match(authorization, license_number):
        raise Refused(Reason.OPEN_NUMBERS_DIFFER)


def accept_key_pack(typed: str, server: LicenseServer, tx: Transaction) -> Purchase:
    """Return what a key pack ID installs, if it was made for this server and is new."""
    try:
        fits = servers.key_pack_fits(typed, server.license_server_id or "")
    except NumberError:
        fits = False
    if not fits:
        raise Refused(Reason.KEY_PACK_WRONG)
    key_pack = KEY_PACK_ID.canonical(typed)
    _refuse_used(key_pack, server, Reason.KEY_PACK_USED, tx)
    purchase = servers.read_key_pack_id(key_pack)
    refuse_too_new(server, purchase.version)
    tx.use_number(key_pack, server.name)
    return purchase


def refuse_too_new(server: LicenseServer, version: ProductVersion) -> None:
    """Refuse licenses that are newer than the license server (domain.md 3.5)."""
    if not can_hold(server.version, version):
        raise Refused(
            Reason.VERSION_TOO_NEW,
            server=server.name,
            server_version=server.version.server_name,
        )


def refuse_unless_reachable(method: ConnectionMethod, tx: Transaction) -> None:
    """Connect where the method needs it."""
    if method is ConnectionMethod.AUTOMATIC:
        connect(tx)


def _use_code(code: str, server: LicenseServer, tx: Transaction) -> None:
    canonical = RETAIL_CODE.canonical(code)
    _refuse_used(canonical, server, Reason.LICENSE_CODE_USED, tx)
    tx.use_number(canonical, server.name)


def _refuse_used(
    number: str, server: LicenseServer, reason: Reason, tx: Transaction
) -> None:
    if used_on := _used_on(number, server, tx):
        raise Refused(reason, code=shown(number), server=used_on)


def _used_on(number: str, server: LicenseServer, tx: Transaction) -> str | None:
    """Name the server on which a number was used.

    One that migrated from here to another server may still be installed here too.
    """
    is_here = tx.has_installed(number, server.name)
    return server.name if is_here else tx.used_on(number)
