"""Connecting the manager to license servers of the network (ui.md 2.1)."""

from core.commands.command import Command, require_administrator
from core.errors import Refused
from core.events import ServerConnected
from core.records import LicenseServer
from core.refusals import Reason
from core.store.transaction import Transaction
from core.text import Name


class ConnectToServer(Command):
    """List a license server under All servers, by its name or IP address."""

    computer: Name

    def execute(self, tx: Transaction) -> None:
        """Find it, and check that it answers this person."""
        server = self._found(tx)
        if not server.is_available:
            raise Refused(Reason.SERVER_UNREACHABLE, server=server.name)
        require_administrator(server.name, tx)
        tx.save_server(server.changed(is_listed=True))
        tx.tell(ServerConnected(server.name))

    def _found(self, tx: Transaction) -> LicenseServer:
        here = tx.console()
        server = tx.find_server(self.computer, seen_from=here)
        if server is not None:
            return server
        host = tx.find_host(self.computer, seen_from=here)
        if host is not None:
            raise Refused(Reason.NO_LICENSING_SERVICE, name=host.name)
        raise Refused(Reason.NO_SUCH_COMPUTER, name=self.computer)
