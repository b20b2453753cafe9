"""Commands as items of the drive RDS: (domain.md 1.11, 13.19).

Scripts show five properties of the registration; that the others are set in the same
way, what deactivates or reactivates, and how the servers of a session host are taken
away is our assumption, as it is in core/management/drive.
"""

from collections.abc import Callable, Mapping
from typing import Any

from core.catalog import ConnectionMethod
from core.commands.activate import ActivateServer
from core.commands.command import Command
from core.commands.deactivate import DeactivateServer
from core.commands.install import Agreement, InstallLicenses
from core.commands.policy import ConfigureSessionHost
from core.commands.properties import ChangeServerProperties
from core.commands.reactivate import ReactivateServer
from core.commands.reports import DeleteReport
from core.management.wmi.codes import (
    AGREEMENTS,
    REASONS,
    REGISTRATION,
    TYPES,
    VERSIONS,
)
from core.powershell.licenses import REPORT_NAMED, REPORTS, not_listed
from core.powershell.servers import NO_CONNECTION_METHOD, typed
from core.powershell.syntax import on_itself, quoted
from core.records import Registration
from core.rules.policy_registry import MODE_NUMBERS

MODULE = "Import-Module RemoteDesktopServices"
CONFIGURATION = r"RDS:\LicenseServer\Configuration"
ACTIVATION = r"RDS:\LicenseServer\ActivationStatus"
PACKS = r"RDS:\LicenseServer\LicenseKeyPacks"
SETTINGS = r"RDS:\RDSConfiguration\LicensingSettings"
_FIRST_TIME = 5  # what scripts give as the reason of a first activation (1.11)


def written(command: Command) -> list[str]:
    """Return the lines that do the same on the drive; none where it has no item."""
    write = _ON_DRIVE.get(type(command))
    return [] if write is None else write(command)


def _activate(command: ActivateServer) -> list[str]:
    if command.method is not ConnectionMethod.AUTOMATIC:
        return []
    lines = [*_registered(command.registration), _set_activation(1, _FIRST_TIME)]
    return on_itself(command.server, *lines)


def _reactivate(command: ReactivateServer) -> list[str]:
    if command.method is not ConnectionMethod.AUTOMATIC:
        return []
    reason = REASONS.index(command.reason)
    lines = [*_registered(command.registration), _set_activation(1, reason)]
    return on_itself(command.server, *lines)


def _deactivate(command: DeactivateServer) -> list[str]:
    if command.method is not ConnectionMethod.AUTOMATIC:
        return []
    lines = [*_registered(command.registration), _set_activation(0)]
    return on_itself(command.server, *lines)


def _set_activation(status: int, reason: int | None = None) -> str:
    call = f"Set-Item {ACTIVATION} -Value {status:d} -ConnectionMethod AUTO"
    return call if reason is None else f"{call} -Reason {reason:d}"


def _registered(registration: Registration) -> list[str]:
    return _configured(typed(registration))


def _change_properties(command: ChangeServerProperties) -> list[str]:
    values = {n: getattr(command.registration, f) for f, n in REGISTRATION.items()}
    return [*on_itself(command.server, *_configured(values)), NO_CONNECTION_METHOD]


def _configured(values: Mapping[str, str]) -> list[str]:
    return [
        rf"Set-Item {CONFIGURATION}\{name} -Value {quoted(value)}"
        for name, value in values.items()
    ]


def _install(command: InstallLicenses) -> list[str]:
    proof = command.proof
    if not isinstance(proof, Agreement):
        return []
    call = (
        f"New-Item {PACKS} -InstallOption INSTALL -ConnectionMethod AUTO "
        f"-LicenseType AGREEMENT -AgreementType {AGREEMENTS[proof.program]:d} "
        f"-AgreementNumber {quoted(proof.agreement_number)} "
        f"-ProductVersion {VERSIONS[proof.version]:d} "
        f"-ProductType {TYPES[proof.type]:d} -LicenseCount {proof.quantity:d}"
    )
    return [*not_listed(proof.version), *on_itself(command.server, call)]


def _delete_report(command: DeleteReport) -> list[str]:
    call = rf'Remove-Item "{REPORTS}\$report" -Recurse'
    return [REPORT_NAMED, *on_itself(command.server, call)]


def _configure(command: ConfigureSessionHost) -> list[str]:
    servers = rf"{SETTINGS}\SpecifiedLicenseServers"
    return on_itself(
        command.host,
        rf"Set-Item {SETTINGS}\LicensingType -Value {MODE_NUMBERS[command.mode]:d}",
        rf"Remove-Item {servers}\*",
        *(f"New-Item {servers} -Name {quoted(n)}" for n in command.license_servers),
    )


_ON_DRIVE: dict[type[Command], Callable[[Any], list[str]]] = {
    ActivateServer: _activate,
    ReactivateServer: _reactivate,
    DeactivateServer: _deactivate,
    ChangeServerProperties: _change_properties,
    InstallLicenses: _install,
    DeleteReport: _delete_report,
    ConfigureSessionHost: _configure,
}
