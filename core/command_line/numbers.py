"""`rdlm numbers`: what a seller, the website or an operator would give."""

import argparse

from core.catalog import LicenseProgram, LicenseType, ProductVersion
from core.numbers import orders, purchases, servers
from core.numbers.kinds import shown
from core.numbers.orders import Order
from core.numbers.purchases import Purchase


def make_number(arguments: argparse.Namespace) -> str:
    """Return what is printed, a number a line; NumberError if refused."""
    if arguments.kind in _ORDERS:
        return "\n".join(_printed(order) for order in make_orders(arguments))
    return _FROM_NUMBERS[arguments.kind](arguments)


def make_orders(arguments: argparse.Namespace) -> list[Order]:
    """Make as many different orders as are asked for; NumberError if refused."""
    return _ORDERS[arguments.kind](arguments)


def _retail(arguments: argparse.Namespace) -> list[Order]:
    return orders.several(
        lambda serial: orders.by_code(_purchase(arguments, serial)),
        arguments.serial,
        arguments.count,
        purchases.MAX_PURCHASE_SERIAL,
    )


def _agreement(arguments: argparse.Namespace) -> list[Order]:
    return orders.several(
        lambda serial: orders.by_agreement(LicenseProgram(arguments.program), serial),
        arguments.serial,
        arguments.count,
        purchases.MAX_AGREEMENT_SERIAL,
    )


def _open(arguments: argparse.Namespace) -> list[Order]:
    return orders.several(
        orders.by_open_license,
        arguments.serial,
        arguments.count,
        purchases.MAX_OPEN_SERIAL,
    )


def _printed(order: Order) -> str:
    """Write a number alone, and a pair with what each is."""
    numbers = order.numbers
    if len(numbers) == 1:
        return "".join(numbers.values())
    return "\n".join(f"{proof}: {number}" for proof, number in numbers.items())


def _server_id(arguments: argparse.Namespace) -> str:
    return shown(servers.make_license_server_id(arguments.product_id, arguments.serial))


def _key_pack_id(arguments: argparse.Namespace) -> str:
    purchase = _purchase(arguments, arguments.serial)
    return shown(servers.make_key_pack_id(arguments.server_id, purchase))


def _confirmation(arguments: argparse.Namespace) -> str:
    return shown(servers.make_confirmation_code(arguments.server_id))


def _purchase(arguments: argparse.Namespace, serial: int) -> Purchase:
    return Purchase(
        version=ProductVersion(arguments.version),
        type=LicenseType(arguments.type),
        quantity=arguments.quantity,
        program=LicenseProgram(arguments.program),
        serial=serial,
    )


_ORDERS = {"retail": _retail, "agreement": _agreement, "open": _open}
_FROM_NUMBERS = {
    "server-id": _server_id,
    "key-pack-id": _key_pack_id,
    "confirmation": _confirmation,
}
