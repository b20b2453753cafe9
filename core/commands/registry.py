"""All commands by their journal names, for reading a journal back."""

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

COMMANDS: dict[str, type[Command]] = {
    kind.name(): kind
    for kind in (
        ActivateServer,
        DeactivateServer,
        ReactivateServer,
        InstallLicenses,
        MigrateLicenses,
        RebuildDatabase,
        ChangeServerProperties,
        ConvertLicenses,
        RevokeLicense,
        CreateReport,
        DeleteReport,
        AddToGroup,
        RegisterAsScp,
        ChangeScope,
        ConnectToServer,
        SignIn,
        SetClearinghouseCondition,
        SetServerReachable,
        SetDirectoryReachable,
        Connect,
        Disconnect,
        MoveClock,
        SimulateDay,
        EditPolicy,
        UpdatePolicy,
        ConfigureSessionHost,
        AddLicensingRole,
        SetServiceRunning,
        RestartComputer,
        MakeCertificatesStale,
        DeleteCertificate,
        RemoveLicenses,
        FillVersionStore,
        SetVersionPages,
        SetTrust,
        SetTrustedGroup,
        SetAnonymousRefused,
        StoreCredentials,
        AddUser,
        AddDevice,
        ReimageDevice,
        DeleteClientLicense,
        DamageClientLicense,
        SetSessionHostReachable,
        SetSecurityGroupMembers,
        SetAttributeDelegation,
        Undo,
        Redo,
        CreateRestorePoint,
        ReturnToRestorePoint,
        ResetLab,
    )
}


def from_journal(name: str, arguments: str) -> Command:
    """Rebuild a command from its journal row."""
    return COMMANDS[name].model_validate_json(arguments)
