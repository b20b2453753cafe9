"""The services of Remote Desktop: `net stop` and `net start`."""

from core.commands.command import Command
from core.events import SessionEnded, WorldChanged
from core.records import SessionHost
from core.store.transaction import Transaction
from core.text import PlainText


class SetServiceRunning(Command):
    """Stop or start TermService on a session host, TermServLicensing on a server."""

    computer: PlainText
    is_running: bool

    def execute(self, tx: Transaction) -> None:
        """Write the fact; where a session host's service stops, its sessions end."""
        computer = tx.computer(self.computer)
        if isinstance(computer, SessionHost):
            tx.save_session_host(computer.changed(is_running=self.is_running))
            if not self.is_running:
                self._end_sessions(computer, tx)
        else:
            tx.save_server(computer.changed(is_reachable=self.is_running))
        tx.tell(WorldChanged())

    def _end_sessions(self, host: SessionHost, tx: Transaction) -> None:
        for session in tx.sessions(host.name):
            tx.end_session(session.id)
            tx.tell(SessionEnded(session.id))
