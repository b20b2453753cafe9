"""The licensing database: removing license packs by WMI, and its version store."""

from pydantic import Field

from core.catalog import LicenseType, ProductVersion
from core.commands.command import Command, Nature, ServerCommand
from core.commands.convert import shrink
from core.errors import Refused
from core.events import LicensesRemoved, WorldChanged
from core.records import LicensePack, LicenseServer
from core.refusals import Reason
from core.store.slices import Steps
from core.store.transaction import Transaction
from core.text import PlainText

VERSION_PAGES = (256, 2048)
"""What MaxVerPages may be set to (domain.md 8.2)."""


class RemoveLicenses(ServerCommand):
    """Remove a license pack, or some of its free licenses (domain.md 1.5, 4.3)."""

    pack_id: int
    quantity: int | None = Field(default=None, ge=1)  # None: the whole pack

    def change(self, server: LicenseServer, tx: Transaction) -> Steps[None]:
        """Take them off; of a whole pack, those that are issued go, too."""
        packs = {pack.id: pack for pack in tx.packs(server.name)}
        pack = packs.get(self.pack_id)  # typed, so it may be too long for SQLite
        if pack is None or not pack.is_purchased:
            raise Refused(Reason.NO_SUCH_PACK, server=server.name, pack=self.pack_id)
        total = pack.total or 0
        removed = total if self.quantity is None else self.quantity
        if self.quantity is not None and removed > (pack.available or 0):
            raise Refused(Reason.TOO_MANY_TO_REMOVE, available=pack.available)
        yield from _keep(pack, total - removed, tx)
        tx.tell(LicensesRemoved(server.name, removed))


class RemoveLicensesOf(ServerCommand):
    """Remove free licenses of a version and type, from whatever packs (1.5).

    Microsoft's page names no packs: that those with the lowest Keypack ID give first,
    and free licenses alone, is our assumption.
    """

    version: ProductVersion
    type: LicenseType
    quantity: int = Field(ge=1)

    def change(self, server: LicenseServer, tx: Transaction) -> None:
        """Take them off pack by pack."""
        packs = [pack for pack in tx.packs(server.name) if self._fits(pack)]
        available = sum(pack.available or 0 for pack in packs)
        if self.quantity > available:
            raise Refused(Reason.TOO_MANY_TO_REMOVE, available=available)
        missing = self.quantity
        for pack in packs:
            removed = min(pack.available or 0, missing)
            missing -= removed
            if removed:
                shrink(pack, removed, tx)
        tx.tell(LicensesRemoved(server.name, self.quantity))

    def _fits(self, pack: LicensePack) -> bool:
        is_of = (pack.version, pack.type) == (self.version, self.type)
        return is_of and pack.is_purchased


class FillVersionStore(Command):
    """Let the database outgrow its version store; the service stops (8.2, 11)."""

    nature = Nature.FAULT
    server: PlainText

    def execute(self, tx: Transaction) -> None:
        """Keep the service from starting."""
        server = tx.server(self.server)
        tx.save_server(server.changed(version_store_full=True, is_running=False))
        tx.tell(WorldChanged())


class SetVersionPages(Command):
    """Set MaxVerPages in the registry of a license server (domain.md 8.2)."""

    server: PlainText
    pages: int = Field(ge=VERSION_PAGES[0], le=VERSION_PAGES[1])

    def execute(self, tx: Transaction) -> None:
        """Make room; the service has to be started afterwards."""
        server = tx.server(self.server)
        tx.save_server(
            server.changed(version_store_full=False, version_pages=self.pages)
        )
        tx.tell(WorldChanged())


def _keep(pack: LicensePack, total: int, tx: Transaction) -> Steps[None]:
    if total:
        tx.save_pack(pack.changed(total=total))
    else:
        yield from tx.return_all([pack])
        tx.remove_pack(pack)
