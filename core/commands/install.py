"""Installing licenses: each program's proof of purchase, and key packs (ui.md 6)."""

from abc import ABC, abstractmethod
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from core import clearinghouse
from core.catalog import (
    MAX_QUANTITY,
    ConnectionMethod,
    LicenseProgram,
    LicenseType,
    ProductVersion,
)
from core.commands.command import ServerCommand
from core.errors import Refused
from core.events import LicensesInstalled
from core.numbers import purchases
from core.numbers.kinds import AUTHORIZATION_NUMBER, KEY_PACK_ID, RETAIL_CODE
from core.numbers.purchases import Purchase
from core.records import LicensePack, LicenseServer, Record
from core.refusals import Reason
from core.store.transaction import Transaction

Quantity = Annotated[int, Field(ge=1, le=MAX_QUANTITY)]
RetailCode = Annotated[str, AfterValidator(RETAIL_CODE.canonical)]
Sold = list[tuple[str, Purchase]]
"""Purchases with the number that proves each."""


class Proof(Record, ABC):
    """What a person shows to get licenses."""

    @property
    def used_up(self) -> tuple[str, ...]:
        """The numbers that install once, on whatever server that was."""
        return ()

    @abstractmethod
    def present(self, server: LicenseServer, tx: Transaction) -> Sold:
        """Show it to the Clearinghouse; Refused if it is not accepted."""


class RetailCodes(Proof):
    """License codes of retail packs; each is used up on one server."""

    kind: Literal["retail"] = "retail"
    codes: tuple[RetailCode, ...] = Field(min_length=1)

    @property
    def used_up(self) -> tuple[str, ...]:
        """The codes."""
        return self.codes

    def present(self, server: LicenseServer, tx: Transaction) -> Sold:
        """Accept every code, or none; all that were used before are named at once."""
        clearinghouse.refuse_used_codes(self.codes, server, tx)
        return [(c, clearinghouse.sell_retail(c, server, tx)) for c in self.codes]


class Chosen(Proof):
    """A purchase whose version, type and quantity the person chooses."""

    version: ProductVersion
    type: LicenseType
    quantity: Quantity

    def _sold(
        self, number: str, program: LicenseProgram, server: LicenseServer
    ) -> Sold:
        clearinghouse.refuse_too_new(server, self.version)
        purchase = Purchase(self.version, self.type, self.quantity, program)
        return [(number, purchase)]


class OpenLicense(Chosen):
    """The two numbers of an Open License."""

    kind: Literal["open"] = "open"
    authorization_number: Annotated[str, AfterValidator(AUTHORIZATION_NUMBER.canonical)]
    license_number: Annotated[str, AfterValidator(purchases.license_number_digits)]

    def present(self, server: LicenseServer, tx: Transaction) -> Sold:
        """Accept the numbers if they belong together."""
        clearinghouse.check_open_numbers(self.authorization_number, self.license_number)
        return self._sold(self.license_number, LicenseProgram.OPEN, server)


class Agreement(Chosen):
    """An agreement number; it may be used again and again."""

    kind: Literal["agreement"] = "agreement"
    program: LicenseProgram
    agreement_number: Annotated[str, AfterValidator(purchases.agreement_digits)]

    def present(self, server: LicenseServer, tx: Transaction) -> Sold:
        """Accept the number for its own program."""
        clearinghouse.check_agreement(self.agreement_number, self.program)
        return self._sold(self.agreement_number, self.program, server)


class ProductKey(Record):
    """A 25-character code under an agreement, and how many licenses of it to take."""

    code: RetailCode
    quantity: Quantity


class ProductKeys(Proof):
    """Product keys under an agreement program, as seed 002 describes."""

    kind: Literal["product-keys"] = "product-keys"
    program: LicenseProgram
    keys: tuple[ProductKey, ...] = Field(min_length=1)

    @property
    def used_up(self) -> tuple[str, ...]:
        """The codes of the keys."""
        return tuple(k.code for k in self.keys)

    def present(self, server: LicenseServer, tx: Transaction) -> Sold:
        """Accept every key, or none."""
        return [
            (
                k.code,
                clearinghouse.sell_product_key(
                    k.code, self.program, k.quantity, server, tx
                ),
            )
            for k in self.keys
        ]


class KeyPack(Proof):
    """A license key pack ID, read from the website or by the operator."""

    kind: Literal["key-pack"] = "key-pack"
    key_pack_id: Annotated[str, AfterValidator(KEY_PACK_ID.canonical)]

    def present(self, server: LicenseServer, tx: Transaction) -> Sold:
        """Accept a key pack made for this server, once."""
        purchase = clearinghouse.accept_key_pack(self.key_pack_id, server, tx)
        return [(self.key_pack_id, purchase)]


AnyProof = Annotated[
    RetailCodes | OpenLicense | Agreement | ProductKeys | KeyPack,
    Field(discriminator="kind"),
]


class InstallLicenses(ServerCommand):
    """Install licenses on an activated license server, one pack per purchase."""

    method: ConnectionMethod
    proof: AnyProof

    def change(self, server: LicenseServer, tx: Transaction) -> None:
        """Show the proof and add the license packs it pays for."""
        refuse_unless_ready(server, self.method, tx)
        install(server, self.proof, tx)


def refuse_unless_ready(
    server: LicenseServer, method: ConnectionMethod, tx: Transaction
) -> None:
    """Refuse where nothing can be installed: not activated, or no connection."""
    if not server.is_activated:
        raise Refused(Reason.NOT_ACTIVATED, server=server.name)
    clearinghouse.refuse_unless_reachable(method, tx)


def install(server: LicenseServer, proof: Proof, tx: Transaction) -> Sold:
    """Show the proof to the Clearinghouse, and add a license pack per purchase."""
    sold = proof.present(server, tx)
    first = server.next_pack_id
    for pack_id, (number, purchase) in enumerate(sold, start=first):
        tx.add_pack(_pack(server.name, pack_id, number, purchase))
    tx.save_server(server.changed(next_pack_id=first + len(sold)))
    pack_ids = tuple(range(first, first + len(sold)))
    tx.tell(LicensesInstalled(server.name, pack_ids))
    return sold


def _pack(server: str, pack_id: int, number: str, purchase: Purchase) -> LicensePack:
    return LicensePack(
        server=server,
        id=pack_id,
        version=purchase.version,
        type=purchase.type,
        program=purchase.program,
        total=purchase.quantity,
        purchase_number=number,
    )
