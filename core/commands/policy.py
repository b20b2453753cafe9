"""Policy settings of session hosts and license servers (domain.md 9, 6)."""

from core.catalog import LicensingMode, PolicyName, PolicyState
from core.commands.command import Command
from core.errors import Refused
from core.events import PolicyEdited, PolicyUpdated, SessionHostChanged
from core.records import Computer, Policy, PolicySetting, SessionHost, server_list
from core.refusals import Reason
from core.store.transaction import Transaction
from core.text import PlainText


class EditPolicy(Command):
    """Set one policy setting of a computer; it is in force after an update."""

    computer: PlainText
    setting: PolicyName
    to: PolicySetting

    def execute(self, tx: Transaction) -> None:
        """Keep the setting as edited."""
        roles = tx.roles_of(self.computer)
        if not _is_usable(self.setting, self.to):
            raise Refused(Reason.POLICY_VALUE_WRONG)
        for computer in roles:
            policy = {k: v for k, v in computer.policy.items() if k is not self.setting}
            if self.to.state is not PolicyState.NOT_CONFIGURED:
                policy[self.setting] = self.to
            _save(computer, tx, policy=policy)
        tx.tell(PolicyEdited(roles[0].name))


class UpdatePolicy(Command):
    """Bring the edited policy of a computer into force: `gpupdate /force`."""

    computer: PlainText

    def execute(self, tx: Transaction) -> None:
        """Apply what is edited."""
        for computer in tx.roles_of(self.computer):
            bring_into_force(computer, tx)


class ConfigureSessionHost(Command):
    """Set a session host's mode and license servers in the deployment properties."""

    host: PlainText
    mode: LicensingMode
    license_servers: tuple[PlainText, ...] = ()

    def execute(self, tx: Transaction) -> None:
        """Write the host's own settings; where a policy is in force it still wins."""
        host = tx.host(self.host)
        if not host.has_role:
            raise Refused(Reason.NO_SESSION_HOST_ROLE, host=host.name)
        tx.save_session_host(
            host.changed(
                own_mode=self.mode,
                own_servers=self.license_servers,
                written_mode=None,
                written_servers=None,
            )
        )
        tx.tell(SessionHostChanged(host.name))


def bring_into_force(computer: Computer, tx: Transaction) -> None:
    """Apply the edited policy of a computer."""
    if isinstance(computer, SessionHost):
        _save(computer, tx, applied=computer.policy)
    else:
        _save(computer, tx, **in_force(computer.policy))
    tx.tell(PolicyUpdated(computer.name))


def in_force(policy: Policy) -> dict[str, bool]:
    """Return what a policy makes of a license server, by the fields of its record."""
    states = {name: setting.state for name, setting in policy.items()}
    fields = {
        "security_group_policy": PolicyName.SECURITY_GROUP,
        "prevent_license_upgrade": PolicyName.PREVENT_UPGRADE,
    }
    return {
        field: states.get(name) is PolicyState.ENABLED for field, name in fields.items()
    }


def _save(computer: Computer, tx: Transaction, **changes: object) -> None:
    if isinstance(computer, SessionHost):
        tx.save_session_host(computer.changed(**changes))
    else:
        tx.save_server(computer.changed(**changes))


def _is_usable(name: PolicyName, setting: PolicySetting) -> bool:
    if setting.state is not PolicyState.ENABLED:
        return not setting.value
    if name is PolicyName.LICENSING_MODE:
        return setting.value in {LicensingMode.PER_USER, LicensingMode.PER_DEVICE}
    if name is PolicyName.LICENSE_SERVERS:
        return bool(server_list(setting.value))
    return not setting.value
