"""All commands by their journal names, for reading a journal back."""

from core.commands.activate import ActivateServer
from core.commands.command import Command
from core.commands.faults import SetClearinghouseCondition
from core.commands.history import CreateRestorePoint, ReturnToRestorePoint, Undo
from core.commands.install import InstallLicenses
from core.commands.properties import ChangeServerProperties

COMMANDS: dict[str, type[Command]] = {
    kind.name(): kind
    for kind in (
        ActivateServer,
        InstallLicenses,
        ChangeServerProperties,
        SetClearinghouseCondition,
        Undo,
        CreateRestorePoint,
        ReturnToRestorePoint,
    )
}


def from_journal(name: str, arguments: str) -> Command:
    """Rebuild a command from its journal row."""
    return COMMANDS[name].model_validate_json(arguments)
