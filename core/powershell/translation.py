"""Commands and journal rows in PowerShell."""

from collections.abc import Callable
from typing import Any

from core.catalog import ProductVersion
from core.commands.activate import ActivateServer
from core.commands.certificates import DeleteCertificate, MakeCertificatesStale
from core.commands.command import Command
from core.commands.connect import Connect, Disconnect
from core.commands.convert import ConvertLicenses
from core.commands.database import (
    FillVersionStore,
    RemoveLicenses,
    SetVersionPages,
)
from core.commands.deactivate import DeactivateServer
from core.commands.faults import (
    SetClearinghouseCondition,
    SetDirectoryReachable,
    SetServerReachable,
)
from core.commands.history import (
    CreateRestorePoint,
    Redo,
    ResetLab,
    ReturnToRestorePoint,
    Undo,
)
from core.commands.install import InstallLicenses
from core.commands.migrate import MigrateLicenses
from core.commands.network import ConnectToServer
from core.commands.policy import ConfigureSessionHost, EditPolicy, UpdatePolicy
from core.commands.properties import ChangeServerProperties
from core.commands.reactivate import ReactivateServer
from core.commands.rebuild import RebuildDatabase
from core.commands.registry import from_journal
from core.commands.repair import AddToGroup, ChangeScope, RegisterAsScp
from core.commands.reports import CreateReport, DeleteReport
from core.commands.revoke import RevokeLicense
from core.commands.roles import AddLicensingRole
from core.commands.services import RestartComputer, SetServiceRunning
from core.commands.sign_in import SignIn
from core.commands.simulate import SimulateDay
from core.commands.time import MoveClock
from core.commands.trusts import (
    SetAnonymousRefused,
    SetTrust,
    SetTrustedGroup,
    StoreCredentials,
)
from core.commands.world import (
    AddDevice,
    AddUser,
    DamageClientLicense,
    DeleteClientLicense,
    ReimageDevice,
    SetAttributeDelegation,
    SetSecurityGroupMembers,
    SetSessionHostReachable,
)
from core.powershell import hosts, licenses, servers
from core.powershell.syntax import comment
from core.records import JournalEntry

Translate = Callable[[Any, ProductVersion], list[str]]


def _says(text: str) -> Translate:
    return lambda *_: [comment(text)]


_HISTORY = _says("training only: the genuine tool takes nothing back")
_FAULT = _says("simulated fault: no genuine counterpart")
_WORLD = _says("what happens around the manager: no call of RD Licensing")
TRANSLATIONS: dict[type[Command], Translate] = {
    ActivateServer: servers.activate,
    ReactivateServer: servers.reactivate,
    DeactivateServer: servers.deactivate,
    ChangeServerProperties: servers.change_properties,
    AddToGroup: servers.add_to_group,
    RegisterAsScp: servers.register_as_scp,
    ChangeScope: servers.change_scope,
    InstallLicenses: licenses.install,
    MigrateLicenses: licenses.migrate,
    RebuildDatabase: licenses.rebuild,
    ConvertLicenses: licenses.convert,
    RevokeLicense: licenses.revoke,
    CreateReport: licenses.create_report,
    DeleteReport: licenses.delete_report,
    ConnectToServer: _says("only the window's list: no documented call"),
    SignIn: _says("only who sits at the console: no documented call"),
    SetClearinghouseCondition: _FAULT,
    SetServerReachable: _FAULT,
    SetDirectoryReachable: _FAULT,
    ConfigureSessionHost: hosts.configure,
    AddLicensingRole: hosts.add_licensing_role,
    EditPolicy: hosts.edit_policy,
    UpdatePolicy: hosts.update_policy,
    SetServiceRunning: hosts.set_service_running,
    RestartComputer: hosts.restart,
    DeleteCertificate: hosts.delete_certificate,
    StoreCredentials: hosts.store_credentials,
    RemoveLicenses: licenses.remove,
    SetVersionPages: hosts.set_version_pages,
    SetTrustedGroup: hosts.set_trusted_group,
    SetTrust: _WORLD,
    MakeCertificatesStale: _FAULT,
    FillVersionStore: _FAULT,
    SetAnonymousRefused: _FAULT,
    DamageClientLicense: _FAULT,
    SimulateDay: _WORLD,
    Connect: _WORLD,
    Disconnect: _WORLD,
    MoveClock: _WORLD,
    AddUser: _WORLD,
    AddDevice: _WORLD,
    ReimageDevice: _WORLD,
    DeleteClientLicense: _WORLD,
    SetSessionHostReachable: _WORLD,
    SetSecurityGroupMembers: _WORLD,
    SetAttributeDelegation: _WORLD,
    Undo: _HISTORY,
    Redo: _HISTORY,
    CreateRestorePoint: _HISTORY,
    ReturnToRestorePoint: _HISTORY,
    ResetLab: _HISTORY,
}
"""What does the same as each command, given the version of its license server."""


def translated(command: Command, version: ProductVersion) -> list[str]:
    """Return the lines that do what a command does on a server of this version."""
    return TRANSLATIONS[type(command)](command, version)


def of_entry(
    entry: JournalEntry, version_of: Callable[[str], ProductVersion]
) -> list[str]:
    """Return a journal row as a heading and what does the same; refused: no more."""
    name = f"{entry.seq}  {entry.command.replace('-', ' ').title()}"
    try:
        command = from_journal(entry.command, entry.arguments)
    except (KeyError, ValueError):  # of a newer version, or changed by another program
        return [comment(f"{name}: this version cannot read it")]
    server = getattr(command, "server", "")
    heading = f"{name}: {server}" if server else name
    if not entry.was_done:
        return [comment(f"{heading} ({entry.outcome.replace(':', ': ')})")]
    return [comment(heading), *translated(command, version_of(server))]
