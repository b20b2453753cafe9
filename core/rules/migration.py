"""Which licenses a migration takes off the source license server (domain.md 4.5)."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.catalog import PURCHASE_PROGRAMS, ProductVersion
from core.numbers.purchases import Purchase
from core.records import LicensePack, LicenseServer


@dataclass(frozen=True)
class Share:
    """How many licenses one license pack of the source gives."""

    pack: LicensePack
    quantity: int

    @property
    def issued(self) -> int:
        """Count the issued licenses among them: those that are free go first."""
        return max(self.quantity - (self.pack.available or 0), 0)


def is_removed_automatically(target: LicenseServer, source: LicenseServer) -> bool:
    """Tell whether the source gives up its licenses by itself (domain.md 4.5)."""
    both = (target, source)
    return source.is_available and all(_takes_part(server) for server in both)


def shares(
    packs: Iterable[LicensePack], number: str, purchase: Purchase
) -> list[Share]:
    """Say what each pack gives; all together may be less than was bought.

    The pack of the same purchase gives first, then the others by their Keypack ID.
    """
    given = []
    missing = purchase.quantity
    for pack in sorted(
        (p for p in packs if _is_of(purchase, p)),
        key=lambda p: (p.purchase_number != number, p.id),
    ):
        quantity = min(pack.total or 0, missing)
        if quantity:
            given.append(Share(pack, quantity))
            missing -= quantity
    return given


def _takes_part(server: LicenseServer) -> bool:
    return server.is_activated and can_delete(server.version)


def can_delete(version: ProductVersion) -> bool:
    """Tell whether an operating system can delete licenses (domain.md 4.5)."""
    return version >= ProductVersion.W2008R2


def _is_of(purchase: Purchase, pack: LicensePack) -> bool:
    return pack.program in PURCHASE_PROGRAMS and (
        (pack.version, pack.type) == (purchase.version, purchase.type)
    )
