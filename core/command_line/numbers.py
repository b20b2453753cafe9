"""`rdlm numbers`: what a seller, the website or an operator would give."""

import argparse

from core.catalog import LicenseProgram, LicenseType, ProductVersion
from core.numbers import purchases, servers
from core.numbers.kinds import shown
from core.numbers.purchases import Purchase


def make_number(arguments: argparse.Namespace) -> str:
    """Return the number of a kind, or the lines of a pair; NumberError if refused."""
    make = {
        "retail": _retail,
        "agreement": _agreement,
        "open": _open,
        "server-id": _server_id,
        "key-pack-id": _key_pack_id,
        "confirmation": _confirmation,
    }[arguments.kind]
    return make(arguments)


def _retail(arguments: argparse.Namespace) -> str:
    return shown(purchases.make_retail_code(_purchase(arguments)))


def _agreement(arguments: argparse.Namespace) -> str:
    program = LicenseProgram(arguments.program)
    return purchases.make_agreement_number(program, arguments.serial)


def _open(arguments: argparse.Namespace) -> str:
    authorization, license_number = purchases.make_open_numbers(arguments.serial)
    return (
        f"authorization-number: {shown(authorization)}\n"
        f"license-number: {license_number}"
    )


def _server_id(arguments: argparse.Namespace) -> str:
    return shown(servers.make_license_server_id(arguments.product_id, arguments.serial))


def _key_pack_id(arguments: argparse.Namespace) -> str:
    return shown(servers.make_key_pack_id(arguments.server_id, _purchase(arguments)))


def _confirmation(arguments: argparse.Namespace) -> str:
    return shown(servers.make_confirmation_code(arguments.server_id))


def _purchase(arguments: argparse.Namespace) -> Purchase:
    return Purchase(
        version=ProductVersion(arguments.version),
        type=LicenseType(arguments.type),
        quantity=arguments.quantity,
        program=LicenseProgram(arguments.program),
        serial=arguments.serial,
    )
