"""Migrating licenses from another license server to this one (domain.md 4.5)."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from core.catalog import ConnectionMethod, MigrationReason, ProductVersion
from core.commands.activate import TypedId
from core.commands.command import ServerCommand
from core.commands.install import AnyProof, Sold, install, refuse_unless_ready
from core.errors import Refused
from core.event_kinds import EventKind
from core.events import LicensesRemoved
from core.numbers.kinds import shown
from core.numbers.purchases import Purchase
from core.records import LicenseServer, Record
from core.refusals import Reason
from core.rules.migration import (
    Share,
    can_delete,
    is_removed_automatically,
    shares,
)
from core.store.slices import Steps
from core.store.transaction import Transaction
from core.text import Name


class ReachableSource(Record):
    """A source license server on the network."""

    kind: Literal["reachable"] = "reachable"
    name: Name  # or IP address


class AbsentSource(Record):
    """A source license server that is not on the network any more."""

    kind: Literal["absent"] = "absent"
    version: ProductVersion
    license_server_id: TypedId


Facts = dict[str, object]
Source = Annotated[ReachableSource | AbsentSource, Field(discriminator="kind")]


class MigrateLicenses(ServerCommand):
    """Install on this server what was bought for another one, and remove it there."""

    method: ConnectionMethod
    reason: MigrationReason
    source: Source | None = None  # not known where it is no longer functioning
    proof: AnyProof
    removal_confirmed: bool = False  # the person will remove the licenses there

    def change(self, server: LicenseServer, tx: Transaction) -> Steps[None]:
        """Install, and take the licenses off the source where that is possible."""
        refuse_unless_ready(server, self.method, tx)
        source = self._source_to_empty(server, tx)
        if source is None and not self.removal_confirmed:
            raise Refused(Reason.REMOVAL_NOT_CONFIRMED)
        for number in self.proof.used_up:
            tx.release_number(number, unless_on=server.name)
        sold = install(server, self.proof, tx)
        if source is not None:
            yield from _remove(sold, source, tx)
        kind, facts = self._outcome(source, tx)
        tx.log(server.name, kind, server=server.name, **facts)

    @model_validator(mode="after")
    def _a_server_that_is_replaced_is_named(self) -> Self:
        is_replaced = self.reason is MigrationReason.REPLACED
        if is_replaced is not (self.source is not None):
            raise ValueError("a source is named where it is replaced, and only there")
        return self

    def _outcome(
        self, emptied: LicenseServer | None, tx: Transaction
    ) -> tuple[EventKind, Facts]:
        """Say what the event log has of the source (domain.md 4.5)."""
        if emptied is not None:
            return EventKind.REMOVED_FROM_SOURCE, {"source": emptied.name}
        if isinstance(self.source, ReachableSource):
            found = tx.find_server(self.source.name, seen_from=self.server)
            version = None if found is None else found.version
            return _kept(version), {"source": self.source.name}
        if isinstance(self.source, AbsentSource):
            source_id = shown(self.source.license_server_id)
            return _kept(self.source.version), {"source": source_id}
        return EventKind.SOURCE_NOT_FUNCTIONING, {}

    def _source_to_empty(
        self, target: LicenseServer, tx: Transaction
    ) -> LicenseServer | None:
        """Return the source if it gives up its licenses by itself."""
        if isinstance(self.source, AbsentSource):
            refuse_own_id(target, self.source.license_server_id)
        if not isinstance(self.source, ReachableSource):
            return None
        found = tx.find_server(self.source.name, seen_from=target.name)
        source = reach(self.source.name, target, found)
        return source if is_removed_automatically(target, source) else None


def reach(
    wanted: str, target: LicenseServer, found: LicenseServer | None
) -> LicenseServer:
    """Return the source that was looked for; Refused if it can be none."""
    if found is None:
        raise Refused(Reason.SOURCE_NOT_FOUND, server=wanted)
    if found.name == target.name:
        raise Refused(Reason.SOURCE_IS_TARGET, server=target.name)
    if not found.is_available:
        raise Refused(Reason.SOURCE_UNREACHABLE, server=found.name)
    return found


def refuse_own_id(target: LicenseServer, source_id: str) -> None:
    """Refuse the ID of the target itself as that of the source."""
    if source_id == target.license_server_id:
        raise Refused(Reason.SOURCE_IS_TARGET, server=target.name)


def _kept(source: ProductVersion | None) -> EventKind:
    """Say why the licenses are still on the source (domain.md 4.5, 8.2)."""
    if source is not None and not can_delete(source):
        return EventKind.SOURCE_CANNOT_DELETE
    return EventKind.NOT_REMOVED_FROM_SOURCE


def _remove(sold: Sold, source: LicenseServer, tx: Transaction) -> Steps[None]:
    """Take as many licenses off the source as were installed on the target."""
    for number, purchase in sold:
        given = shares(tx.packs(source.name), number, purchase)
        _refuse_too_few(given, source, purchase)
        for share in given:
            yield from _take(share, tx)
    quantity = sum(purchase.quantity for _, purchase in sold)
    tx.tell(LicensesRemoved(source.name, quantity))


def _refuse_too_few(
    given: list[Share], source: LicenseServer, purchase: Purchase
) -> None:
    held = sum(share.quantity for share in given)
    if held < purchase.quantity:
        raise Refused(
            Reason.SOURCE_LACKS_LICENSES,
            server=source.name,
            held=held,
            quantity=purchase.quantity,
        )


def _take(share: Share, tx: Transaction) -> Steps[None]:
    """Take licenses out of a pack; one that is empty then goes."""
    total = (share.pack.total or 0) - share.quantity
    if total:
        yield from tx.return_issued(share.pack, share.issued)
        tx.save_pack(share.pack.changed(total=total))
    else:
        yield from tx.return_all([share.pack])
        tx.remove_pack(share.pack)
