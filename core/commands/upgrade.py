"""A server with another operating system: a newer version, or another edition."""

from core.catalog import ActivationStatus, ProductVersion
from core.commands.command import Command, Nature, require_administrator
from core.commands.services import end_sessions, switch
from core.errors import Refused
from core.events import WorldChanged
from core.records import LicenseServer, SessionHost
from core.refusals import Reason
from core.rules.upgrading import can_upgrade
from core.store.transaction import Transaction
from core.text import PlainText


class UpgradeComputer(Command):
    """Upgrade Windows Server in place (domain.md 1.3, 3.5, 5).

    An activated license server has to be reactivated then; its packs stay. Licenses of
    an older version do not serve an upgraded session host.
    """

    nature = Nature.WORLD
    computer: PlainText
    version: ProductVersion

    def execute(self, tx: Transaction) -> None:
        """Upgrade each of its roles; sessions end, and services start."""
        roles = tx.roles_of(self.computer)
        if not can_upgrade(roles[0].version, self.version):
            raise Refused(
                Reason.NO_UPGRADE_PATH,
                version=roles[0].version.server_name,
                to=self.version.server_name,
            )
        for role in roles:
            if isinstance(role, SessionHost):
                end_sessions(role, tx)
                tx.save_session_host(
                    role.restarted().changed(version=self.version, is_running=True)
                )
            else:
                tx.save_server(_upgraded(role, self.version))
                switch(tx.server(role.name), tx, on=True)
        tx.tell(WorldChanged())


class SetEvaluation(Command):
    """Let a server run an evaluation edition of Windows Server, or a full one."""

    nature = Nature.WORLD
    host: PlainText
    is_evaluation: bool

    def execute(self, tx: Transaction) -> None:
        """Write the fact."""
        host = tx.host(self.host)
        tx.save_session_host(host.changed(is_evaluation=self.is_evaluation))
        tx.tell(WorldChanged())


class ConvertEdition(Command):
    """Convert an evaluation edition to a full one: `dism /online /set-edition`.

    The product key that it takes was checked before, and is kept nowhere.
    """

    computer: PlainText

    def execute(self, tx: Transaction) -> None:
        """Let license servers count again; the computer restarts (domain.md 13.12)."""
        host = tx.host(self.computer)
        require_administrator(host.name, tx)
        if not host.is_evaluation:
            raise Refused(Reason.NO_EVALUATION, host=host.name)
        end_sessions(host, tx)
        tx.save_session_host(
            host.restarted().changed(is_evaluation=False, is_running=True)
        )
        tx.tell(WorldChanged())


def _upgraded(server: LicenseServer, version: ProductVersion) -> LicenseServer:
    """Return a license server after the upgrade; one not activated stays so."""
    status = server.activation_status
    if status is ActivationStatus.ACTIVATED:
        status = ActivationStatus.REACTIVATION_NEEDED
    return server.changed(version=version, activation_status=status)
