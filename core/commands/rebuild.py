"""Rebuilding the database of a license server (domain.md 4.4)."""

from core.catalog import ConnectionMethod, LicenseProgram, RebuildReason
from core.commands.command import ServerCommand
from core.commands.install import AnyProof, install, refuse_unless_ready
from core.event_kinds import EventKind
from core.events import DatabaseRebuilt
from core.records import FIRST_PACK_ID, LicenseServer
from core.store.slices import Steps
from core.store.transaction import Transaction


class RebuildDatabase(ServerCommand):
    """Delete all licenses of a license server, and install the first again."""

    method: ConnectionMethod
    reason: RebuildReason
    proof: AnyProof

    def change(self, server: LicenseServer, tx: Transaction) -> Steps[None]:
        """Empty the database, and install what the proof pays for."""
        refuse_unless_ready(server, self.method, tx)
        yield from _empty(server, tx)
        install(server.changed(next_pack_id=FIRST_PACK_ID), self.proof, tx)


def _empty(server: LicenseServer, tx: Transaction) -> Steps[None]:
    """Leave the built-in packs as they are on a new server, and nothing else."""
    packs = tx.packs(server.name)
    yield from tx.return_all(packs)
    for pack in packs:
        tx.remove_pack(pack)
        if pack.program is LicenseProgram.BUILT_IN:
            tx.add_pack(pack)
    tx.remove_reports_of(server.name)
    tx.release_numbers_of(server.name)
    tx.log(server.name, EventKind.REBUILT, server=server.name)
    tx.tell(DatabaseRebuilt(server.name))
