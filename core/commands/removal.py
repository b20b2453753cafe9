"""Remove Roles and Features: a server stops being a license server, or session host."""

from core.catalog import RoleState, Way
from core.commands.command import Command, require_administrator
from core.commands.services import end_sessions
from core.errors import Refused
from core.event_kinds import EventKind
from core.events import LicensingRoleRemoved, SessionHostChanged
from core.records import LicenseServer, SessionHost
from core.refusals import Reason
from core.store.slices import Steps
from core.store.transaction import Transaction
from core.text import PlainText


class RemoveLicensingRole(Command):
    """Remove the role service Remote Desktop Licensing from a server.

    With it goes what is installed and issued there: to remove the role service is a
    published way to take CALs off a server (dd759244 of docs/domain.md 4.5).
    """

    server: PlainText

    def execute(self, tx: Transaction) -> Steps[None]:
        """Take server and database away; the computer stays in the lab."""
        server = tx.server(self.server)
        _check(server.name, tx, is_reachable=server.is_reachable)
        if server.is_running:
            tx.log(server.name, EventKind.SERVICE_STOPPED, server=server.name)
        yield from tx.delete_database_files(server.name)
        yield from tx.return_all(tx.packs(server.name))
        for way in (Way.RPC, Way.DYNAMIC):  # its rule group goes with the role
            tx.remove_passages(server.name, way)
        tx.remove_server(server)
        if tx.session_host(server.name) is None:
            tx.add_session_host(_left_over(server, tx))
        tx.tell(LicensingRoleRemoved(server.name))


class RemoveSessionHostRole(Command):
    """Remove the role service Remote Desktop Session Host (domain.md 13.12)."""

    host: PlainText

    def execute(self, tx: Transaction) -> None:
        """Leave two administrative sessions, which need no license; it restarts."""
        host = tx.host(self.host)
        if not host.has_role:
            raise Refused(Reason.NO_SESSION_HOST_ROLE, host=host.name)
        _check(host.name, tx, is_reachable=host.is_reachable)
        end_sessions(host, tx)
        tx.save_session_host(
            host.restarted().changed(role=RoleState.REMOVED, is_running=True)
        )
        tx.tell(SessionHostChanged(host.name))


class AddSessionHostRole(Command):
    """Install the role service Remote Desktop Session Host; the computer restarts.

    That the grace period of a host goes on where it was is our assumption.
    """

    host: PlainText

    def execute(self, tx: Transaction) -> None:
        """Let everybody connect who gets a license; the first time grace begins."""
        host = tx.host(self.host)
        if host.has_role:
            raise Refused(Reason.SESSION_HOST_ROLE_IS_THERE, host=host.name)
        _check(host.name, tx, is_reachable=host.is_reachable)
        end_sessions(host, tx)
        is_new = host.role is RoleState.NEVER
        begun = tx.settings().now if is_new else host.grace_started
        tx.save_session_host(
            host.restarted().changed(
                role=RoleState.INSTALLED, grace_started=begun, is_running=True
            )
        )
        tx.tell(SessionHostChanged(host.name))


def _check(computer: str, tx: Transaction, *, is_reachable: bool) -> None:
    """Refuse what does not answer, and who is no administrator of it."""
    if not is_reachable:
        raise Refused(Reason.ROLE_UNREACHABLE, host=computer)
    require_administrator(computer, tx)


def _left_over(server: LicenseServer, tx: Transaction) -> SessionHost:
    """Return the computer that a license server without another role was."""
    return SessionHost(
        name=server.name,
        version=server.version,
        address=server.address,
        policy=server.policy,
        applied=server.policy,
        role=RoleState.NEVER,
        in_workgroup=server.in_workgroup,
        grace_started=tx.settings().now,
    )
