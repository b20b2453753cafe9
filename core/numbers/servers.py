"""Numbers of a license server: product ID, server ID, key packs, confirmation."""

from core.numbers import symbols
from core.numbers.kinds import (
    CONFIRMATION_CODE,
    KEY_PACK_ID,
    LICENSE_SERVER_ID,
    PRODUCT_ID,
    text_digits,
)
from core.numbers.purchases import Purchase, purchase_digits, purchase_from

MAX_SERIAL = symbols.BASE**4 - 1
_PRODUCT_DIGITS = 12
_SERVER_DIGITS = 10


def make_product_id(lab_seed: int, server: str) -> str:
    """Make the 20-character product ID of a server in a lab."""
    return PRODUCT_ID.make(text_digits(f"{lab_seed}:{server.upper()}", PRODUCT_ID.data))


def make_license_server_id(product_id: str, serial: int = 1) -> str:
    """Make the 35-character ID that activates the server with this product ID."""
    product = PRODUCT_ID.canonical(product_id)
    owner = text_digits(product, _PRODUCT_DIGITS)
    return LICENSE_SERVER_ID.make([*symbols.number_to_digits(serial, 4), *owner])


def make_next_server_id(product_id: str, present: str) -> str:
    """Make an ID for this product ID that is not the present one."""
    serial = symbols.digits_to_number(LICENSE_SERVER_ID.read(present)[:4])
    return make_license_server_id(product_id, serial % MAX_SERIAL + 1)


def server_id_fits(license_server_id: str, product_id: str) -> bool:
    """Tell whether a valid license server ID was made for this product ID."""
    owner = LICENSE_SERVER_ID.read(license_server_id)[4:]
    return owner == text_digits(PRODUCT_ID.canonical(product_id), _PRODUCT_DIGITS)


def make_key_pack_id(license_server_id: str, purchase: Purchase) -> str:
    """Make the 35-character key pack ID that installs a purchase on one server."""
    return KEY_PACK_ID.make([*purchase_digits(purchase), *_server(license_server_id)])


def read_key_pack_id(text: str) -> Purchase:
    """Read what a key pack ID installs; NumberError names what is wrong."""
    return purchase_from(KEY_PACK_ID.read(text))


def key_pack_fits(key_pack_id: str, license_server_id: str) -> bool:
    """Tell whether a valid key pack ID was made for this license server."""
    return KEY_PACK_ID.read(key_pack_id)[13:] == _server(license_server_id)


def make_confirmation_code(license_server_id: str) -> str:
    """Make the code that confirms the deactivation of a server by telephone."""
    canonical = LICENSE_SERVER_ID.canonical(license_server_id)
    return CONFIRMATION_CODE.make(text_digits(canonical, CONFIRMATION_CODE.data))


def _server(license_server_id: str) -> list[int]:
    return text_digits(LICENSE_SERVER_ID.canonical(license_server_id), _SERVER_DIGITS)
