"""Revoking licenses that were issued to devices (domain.md 4.1)."""

from collections import Counter
from collections.abc import Sequence

from pydantic import Field

from core import clock
from core.catalog import LicenseStatus, ProductVersion
from core.commands.command import ServerCommand
from core.errors import Refused
from core.event_kinds import EventKind
from core.events import LicenseRevoked, LicensesRevoked
from core.reads.revoking import allowance_on
from core.records import IssuedLine, LicensePack, LicenseServer
from core.refusals import Reason
from core.rules.issuance.log_entries import product
from core.rules.revocation import Allowance, can_be_revoked, hindrance
from core.store import slices
from core.store.slices import Steps
from core.store.transaction import Transaction

_WRITTEN = 4
"""Rows that each license takes: its own, an event, and what undo keeps of both."""


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
        allowed = allowance_on(tx, pack)
        if allowed.is_used_up:
            raise _limit_reached(allowed, pack)
        tx.save_issued(issued.changed(status=LicenseStatus.REVOKED))
        _log(tx, pack, issued.computer)
        tx.tell(LicenseRevoked(server.name, pack.id, issued.id))


class RevokeLicenses(ServerCommand):
    """Take several licenses back from their devices, all of them or none."""

    license_ids: tuple[int, ...] = Field(min_length=1)

    def change(self, server: LicenseServer, tx: Transaction) -> Steps[None]:
        """Mark the licenses as revoked, within the limit of each version."""
        tx.expected += len(self.license_ids)
        several = _Several(server, tx)
        rows = max(slices.ROWS // _WRITTEN, 1)
        for first in range(0, len(self.license_ids), rows):
            some = self.license_ids[first : first + rows]
            several.revoke(some)
            if first + rows < len(self.license_ids):
                yield len(some)
        tx.tell(LicensesRevoked(server.name, len(self.license_ids)))


class _Several:
    """Revokes licenses of one server, and counts them by version."""

    def __init__(self, server: LicenseServer, tx: Transaction) -> None:
        self._server = server.name
        self._tx = tx
        self._packs = {pack.id: pack for pack in tx.packs(server.name)}
        self._allowed: dict[ProductVersion, Allowance] = {}
        self._done: Counter[ProductVersion] = Counter()

    def revoke(self, license_ids: Sequence[int]) -> None:
        found = self._tx.issued_lines(license_ids)
        if len(found) < len(license_ids):  # one is gone, or named twice
            raise Refused(Reason.CANNOT_BE_REVOKED)
        for license_id in license_ids:
            self._check(found[license_id])
        self._tx.revoke(license_ids)
        for license_id in license_ids:
            issued = found[license_id]
            pack = self._packs[issued.pack_id]
            _log(self._tx, pack, issued.computer)

    def _check(self, issued: IssuedLine) -> None:
        pack = self._packs.get(issued.pack_id)
        is_here = issued.server == self._server
        if not is_here or pack is None or hindrance(issued.status, pack):
            raise Refused(Reason.CANNOT_BE_REVOKED)
        version = pack.version
        if version not in self._allowed:
            self._allowed[version] = allowance_on(self._tx, pack)
        self._done[version] += 1
        allowed = self._allowed[version]
        if allowed.is_used_up:
            raise _limit_reached(allowed, pack)
        if self._done[version] > allowed.left:
            raise _too_many(allowed, pack)


def _log(tx: Transaction, pack: LicensePack, computer: str | None) -> None:
    tx.log(
        pack.server,
        EventKind.REVOKED,
        computer=computer,
        product=product(pack.version, pack.type),
    )


def _limit_reached(allowed: Allowance, pack: LicensePack) -> Refused:
    assert allowed.next_allowed is not None  # the limit is one at least
    return Refused(
        Reason.REVOCATION_LIMIT,
        product=pack.version.server_name,
        limit=allowed.limit,
        revoked=allowed.revoked,
        date=clock.day(allowed.next_allowed),
    )


def _too_many(allowed: Allowance, pack: LicensePack) -> Refused:
    return Refused(
        Reason.TOO_MANY_TO_REVOKE,
        product=pack.version.server_name,
        left=allowed.left,
    )
