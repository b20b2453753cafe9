"""Revoking a license that was issued to a device (domain.md 4.1)."""

from core import clock
from core.catalog import LicenseStatus
from core.commands.command import ServerCommand
from core.errors import Refused
from core.event_kinds import EventKind
from core.events import LicenseRevoked
from core.records import LicensePack, LicenseServer
from core.refusals import Reason
from core.rules.issuance.log_entries import product
from core.rules.revocation import Allowance, allowance, can_be_revoked
from core.store.transaction import Transaction


class RevokeLicense(ServerCommand):
    """Take a license back from a device; it is free again at once."""

    license_id: int

    def change(self, server: LicenseServer, tx: Transaction) -> None:
        """Mark the license as revoked, within the limit of its version."""
        issued = tx.issued_license(server.name, self.license_id)
        if issued is None:
            raise Refused(Reason.CANNOT_BE_REVOKED)
        pack = tx.pack(server.name, issued.pack_id)
        if pack is None or not can_be_revoked(issued, pack):
            raise Refused(Reason.CANNOT_BE_REVOKED)
        allowed = revocation_allowance(tx, pack)
        if allowed.is_used_up:
            raise _limit_reached(allowed, pack)
        tx.save_issued(issued.changed(status=LicenseStatus.REVOKED))
        tx.log(
            server.name,
            EventKind.REVOKED,
            computer=issued.computer,
            product=product(pack.version, pack.type),
        )
        tx.tell(LicenseRevoked(server.name, pack.id, issued.id))


def revocation_allowance(tx: Transaction, pack: LicensePack) -> Allowance:
    """Return the allowance for the version of a pack, on its server."""
    same = [p for p in tx.packs(pack.server) if p.version is pack.version]
    revoked = tx.revoked(pack.server, pack.version)
    return allowance(same, revoked, tx.settings().now)


def _limit_reached(allowed: Allowance, pack: LicensePack) -> Refused:
    assert allowed.next_allowed is not None  # the limit is one at least
    return Refused(
        Reason.REVOCATION_LIMIT,
        product=pack.version.server_name,
        limit=allowed.limit,
        revoked=allowed.revoked,
        date=clock.day(allowed.next_allowed),
    )
