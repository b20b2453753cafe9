"""Commands and journal rows in PowerShell."""

from collections.abc import Callable
from typing import Any

from core.catalog import ProductVersion
from core.commands.activate import ActivateServer
from core.commands.certificates import DeleteCertificate
from core.commands.command import Command, Nature
from core.commands.convert import ConvertLicenses
from core.commands.database import (
    RemoveLicenses,
    RemoveLicensesOf,
    SetVersionPages,
)
from core.commands.database_files import DeleteDatabaseFile, RenameDatabaseFile
from core.commands.deactivate import DeactivateServer
from core.commands.deployment import AddLicensingToDeployment
from core.commands.directory import RemoveFromGroup, SetPublished, UnregisterAsScp
from core.commands.host_registry import WriteLicenseServers, WriteLicensingMode
from core.commands.install import InstallLicenses
from core.commands.membership import SetDomainMembership
from core.commands.migrate import MigrateLicenses
from core.commands.network import ConnectToServer
from core.commands.passages import AllowHttps, DelegateControl, SetFirewallGroup
from core.commands.permissions import (
    PermitAdministrativeSessions,
    RestoreDefaultPermissions,
)
from core.commands.policy import ConfigureSessionHost, EditPolicy, UpdatePolicy
from core.commands.properties import ChangeServerProperties
from core.commands.reactivate import ReactivateServer
from core.commands.rebuild import RebuildDatabase
from core.commands.registry import from_journal
from core.commands.reinstall import ReinstallLicenses
from core.commands.removal import (
    AddSessionHostRole,
    RemoveLicensingRole,
    RemoveSessionHostRole,
)
from core.commands.renaming import RenameComputer
from core.commands.repair import AddToGroup, ChangeScope, RegisterAsScp
from core.commands.reports import CreateReport, DeleteReport
from core.commands.revoke import RevokeLicense, RevokeLicenses
from core.commands.roles import AddLicensingRole
from core.commands.services import RestartComputer, SetServiceRunning
from core.commands.sign_in import SignIn
from core.commands.tasks import ChangeTask, CreateTask, DeleteTask
from core.commands.trusts import (
    SetTrustedGroup,
    StoreCredentials,
)
from core.commands.upgrade import ConvertEdition
from core.powershell import access, drive, endings, hosts, licenses, servers, tasks
from core.powershell.dialect import Dialect
from core.powershell.syntax import comment
from core.records import JournalEntry

Translate = Callable[[Any, ProductVersion], list[str]]


def _says(text: str) -> Translate:
    return lambda *_: [comment(text)]


_WITHOUT_CALL = {
    Nature.HISTORY: "training only: the genuine tool takes nothing back",
    Nature.FAULT: "simulated fault: no genuine counterpart",
    Nature.WORLD: "what happens around the manager: no call of RD Licensing",
    Nature.LESSON: "a note on an attempt at a lesson",
}
TRANSLATIONS: dict[type[Command], Translate] = {
    ActivateServer: servers.activate,
    CreateTask: tasks.create,
    ChangeTask: tasks.change,
    DeleteTask: tasks.delete,
    ReactivateServer: servers.reactivate,
    DeactivateServer: servers.deactivate,
    ChangeServerProperties: servers.change_properties,
    AddToGroup: servers.add_to_group,
    RegisterAsScp: servers.register_as_scp,
    ChangeScope: servers.change_scope,
    UnregisterAsScp: servers.unregister_as_scp,
    RemoveFromGroup: servers.remove_from_group,
    SetPublished: servers.set_published,
    InstallLicenses: licenses.install,
    MigrateLicenses: licenses.migrate,
    RebuildDatabase: licenses.rebuild,
    ConvertLicenses: licenses.convert,
    RevokeLicense: licenses.revoke,
    RevokeLicenses: licenses.revoke_several,
    CreateReport: licenses.create_report,
    DeleteReport: licenses.delete_report,
    ConnectToServer: _says("only the window's list: no documented call"),
    SignIn: _says("only who sits at the console: no documented call"),
    ConfigureSessionHost: hosts.configure,
    AddLicensingRole: hosts.add_licensing_role,
    RemoveLicensingRole: endings.remove_licensing_role,
    RemoveSessionHostRole: endings.remove_session_host_role,
    AddSessionHostRole: endings.add_session_host_role,
    RenameDatabaseFile: endings.rename_database_file,
    DeleteDatabaseFile: endings.delete_database_file,
    RenameComputer: endings.rename_computer,
    SetDomainMembership: endings.set_domain_membership,
    ConvertEdition: endings.convert_edition,
    AddLicensingToDeployment: hosts.add_to_deployment,
    EditPolicy: hosts.edit_policy,
    WriteLicensingMode: hosts.write_licensing_mode,
    WriteLicenseServers: hosts.write_license_servers,
    UpdatePolicy: hosts.update_policy,
    SetServiceRunning: hosts.set_service_running,
    RestartComputer: hosts.restart,
    DeleteCertificate: hosts.delete_certificate,
    StoreCredentials: hosts.store_credentials,
    RemoveLicenses: licenses.remove,
    RemoveLicensesOf: licenses.remove_of,
    ReinstallLicenses: licenses.reinstall,
    SetVersionPages: hosts.set_version_pages,
    SetTrustedGroup: hosts.set_trusted_group,
    PermitAdministrativeSessions: hosts.permit_administrative_sessions,
    RestoreDefaultPermissions: hosts.restore_default_permissions,
    SetFirewallGroup: access.set_firewall_group,
    AllowHttps: access.allow_https,
    DelegateControl: access.delegate_control,
}
"""What does the same as a genuine command, given the version of its server."""


def translated(
    command: Command, version: ProductVersion, dialect: Dialect = Dialect.CIM
) -> list[str]:
    """Return the lines that do what a command does on a server of this version.

    What the drive has no item for is written as without it.
    """
    if command.nature in _WITHOUT_CALL:
        return [comment(_WITHOUT_CALL[command.nature])]
    on_drive = drive.written(command) if dialect is Dialect.DRIVE else []
    return on_drive or TRANSLATIONS[type(command)](command, version)


def of_entry(
    entry: JournalEntry,
    version_of: Callable[[str], ProductVersion],
    dialect: Dialect = Dialect.CIM,
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
    return [comment(heading), *translated(command, version_of(server), dialect)]
