"""Reinstalling licenses that were on a license server before (domain.md 1.5)."""

from core.catalog import ConnectionMethod
from core.commands.command import ServerCommand
from core.commands.install import AnyProof, KeyPack, install, refuse_unless_ready
from core.records import LicenseServer
from core.store.transaction import Transaction


class ReinstallLicenses(ServerCommand):
    """Install a purchase again whose license pack this server has no more.

    No page says what a reinstallation accepts. That it is what was used on this server
    before, and is not installed there now, is our assumption.
    """

    method: ConnectionMethod
    proof: AnyProof

    def change(self, server: LicenseServer, tx: Transaction) -> None:
        """Let the numbers count as unused, and install them."""
        refuse_unless_ready(server, self.method, tx)
        for number in self._numbers():
            tx.release_number_on(number, server.name)
        install(server, self.proof, tx)

    def _numbers(self) -> tuple[str, ...]:
        proof = self.proof
        return (proof.key_pack_id,) if isinstance(proof, KeyPack) else proof.used_up
