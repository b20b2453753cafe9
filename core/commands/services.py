"""The services of Remote Desktop: `net stop` and `net start`; and a restart."""

from core.catalog import Service
from core.commands.command import Command
from core.commands.database_files import make_if_missing
from core.commands.policy import bring_into_force
from core.errors import Refused
from core.event_kinds import EventKind
from core.events import SessionEnded, WorldChanged
from core.records import Computer, LicenseServer, SessionHost
from core.refusals import Reason
from core.store.transaction import Transaction
from core.text import PlainText


class SetServiceRunning(Command):
    """Stop or start a service of a computer."""

    computer: PlainText
    service: Service
    is_running: bool

    def execute(self, tx: Transaction) -> None:
        """Write the fact; where a session host's service stops, its sessions end."""
        role = role_with(self.service, tx.roles_of(self.computer))
        if role is None:
            raise Refused(
                Reason.NO_SUCH_SERVICE, service=self.service, computer=self.computer
            )
        if isinstance(role, SessionHost):
            ready = role.restarted() if self.is_running else role
            tx.save_session_host(ready.changed(is_running=self.is_running))
            if not self.is_running:
                end_sessions(role, tx)
        else:
            switch(role, tx, on=self.is_running)
        tx.tell(WorldChanged())


class RestartComputer(Command):
    """Restart a computer: sessions end, policies apply, services start."""

    computer: PlainText

    def execute(self, tx: Transaction) -> None:
        """Do to each of its roles what a restart does."""
        for role in tx.roles_of(self.computer):
            bring_into_force(role, tx)
            end_sessions(role, tx)
            if isinstance(role, SessionHost):
                started = {"is_running": True, "waits_for_restart": False}
                tx.save_session_host(tx.host(role.name).restarted().changed(**started))
            else:
                switch(tx.server(role.name), tx, on=True)
        tx.tell(WorldChanged())


def role_with(service: Service, roles: list[Computer]) -> Computer | None:
    """Return the one of a computer's roles that has a service, or None."""
    kind = LicenseServer if service is Service.LICENSING else SessionHost
    return next((role for role in roles if isinstance(role, kind)), None)


def switch(server: LicenseServer, tx: Transaction, *, on: bool) -> None:
    """Start or stop the licensing service; a full version store keeps it stopped."""
    if on and server.version_store_full:
        tx.log(server.name, EventKind.VERSION_STORE_FULL, server=server.name)
        return
    tx.save_server(server.changed(is_running=on))
    if on:
        make_if_missing(server, tx)
    kind = EventKind.SERVICE_STARTED if on else EventKind.SERVICE_STOPPED
    tx.log(server.name, kind, server=server.name)


def end_sessions(computer: Computer, tx: Transaction) -> None:
    """End all sessions on a computer, as a restart does."""
    for session in tx.sessions(computer.name):
        tx.end_session(session.id)
        tx.tell(SessionEnded(session.id))
