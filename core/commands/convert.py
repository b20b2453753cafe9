"""Converting licenses between Per User and Per Device (domain.md 4.3)."""

from pydantic import Field

from core.commands.command import ServerCommand
from core.errors import Refused
from core.events import LicensesConverted
from core.records import LicensePack, LicenseServer
from core.refusals import Reason
from core.rules.conversion import OTHER_TYPE, can_be_converted
from core.store.transaction import Transaction


class ConvertLicenses(ServerCommand):
    """Turn licenses of a pack that are not issued into a new pack of the other type."""

    pack_id: int
    quantity: int = Field(ge=1)

    def change(self, server: LicenseServer, tx: Transaction) -> None:
        """Move the licenses into the new license pack."""
        pack = tx.pack(server.name, self.pack_id)
        if pack is None or not can_be_converted(pack, server):
            raise Refused(Reason.CANNOT_BE_CONVERTED)
        if self.quantity > (pack.available or 0):
            raise Refused(
                Reason.TOO_MANY_TO_CONVERT,
                available=pack.available,
                quantity=self.quantity,
            )
        converted = pack.changed(
            id=server.next_pack_id,
            type=OTHER_TYPE[pack.type],
            total=self.quantity,
            issued=0,
        )
        shrink(pack, self.quantity, tx)
        tx.add_pack(converted)
        tx.save_server(server.changed(next_pack_id=server.next_pack_id + 1))
        tx.tell(LicensesConverted(server.name, pack.id, converted.id))


def shrink(pack: LicensePack, quantity: int, tx: Transaction) -> None:
    """Take licenses out of a pack; an empty pack goes, unless licenses refer to it."""
    assert pack.total is not None
    if pack.total == quantity and not tx.issued(pack.server, pack.id, limit=1):
        tx.remove_pack(pack)
    else:
        tx.save_pack(pack.changed(total=pack.total - quantity))
