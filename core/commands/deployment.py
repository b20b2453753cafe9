"""+ RD Licensing of Server Manager: a license server joins the deployment (13.15)."""

from core.commands.command import Command, require_administrator
from core.commands.roles import AddLicensingRole
from core.errors import Refused
from core.events import SessionHostChanged
from core.records import Computer
from core.refusals import Reason
from core.rules.deployment import asks, candidates, members
from core.store.transaction import Transaction
from core.text import PlainText


class AddLicensingToDeployment(Command):
    """Let every session host ask a license server; install its role if missing."""

    server: PlainText

    def execute(self, tx: Transaction) -> None:
        """Put it last in the hosts' own lists; modes stay, and policies still win."""
        computer = tx.roles_of(self.server)[0]
        hosts, domain = tx.session_hosts(), tx.settings().domain
        require_administrator(computer.name, tx)
        known = {c.name for c in candidates(tx.computers(), hosts, domain)}
        if computer.name not in known:
            raise Refused(Reason.IN_DEPLOYMENT, server=computer.name)
        self._install(computer, tx)
        for host in members(hosts):
            if not asks(host, computer, domain):
                asked = (*host.own_servers, computer.name)
                tx.save_session_host(
                    host.changed(own_servers=asked, written_servers=None)
                )
                tx.tell(SessionHostChanged(host.name))

    def _install(self, computer: Computer, tx: Transaction) -> None:
        server = tx.find_server(computer.name, seen_from=tx.console())
        if server is None:
            AddLicensingRole(host=computer.name).execute(tx)
        elif not server.is_reachable:
            raise Refused(Reason.ROLE_UNREACHABLE, host=server.name)
