"""All commands by their journal names, for reading a journal back."""

from collections.abc import Iterator
from inspect import isabstract
from types import ModuleType

import core.commands.accounts
import core.commands.activate
import core.commands.attempts
import core.commands.certificates
import core.commands.clients
import core.commands.connect
import core.commands.convert
import core.commands.database
import core.commands.database_files
import core.commands.deactivate
import core.commands.deployment
import core.commands.directory
import core.commands.faults
import core.commands.history
import core.commands.host_registry
import core.commands.install
import core.commands.levels
import core.commands.membership
import core.commands.migrate
import core.commands.network
import core.commands.passages
import core.commands.permissions
import core.commands.policy
import core.commands.properties
import core.commands.reactivate
import core.commands.rebuild
import core.commands.reinstall
import core.commands.removal
import core.commands.renaming
import core.commands.repair
import core.commands.reports
import core.commands.revoke
import core.commands.roles
import core.commands.services
import core.commands.sign_in
import core.commands.simulate
import core.commands.tasks
import core.commands.time
import core.commands.trusts
import core.commands.upgrade
import core.commands.world
from core.commands.command import Command


def _defined_in(module: ModuleType) -> Iterator[type[Command]]:
    """Find the commands of a module; those that it imports are of another one."""
    for kind in vars(module).values():
        is_command = isinstance(kind, type) and issubclass(kind, Command)
        if is_command and kind.__module__ == module.__name__ and not isabstract(kind):
            yield kind


COMMANDS: dict[str, type[Command]] = {
    kind.name(): kind
    for module in vars(core.commands).values()
    if isinstance(module, ModuleType)
    for kind in _defined_in(module)
}


def from_journal(name: str, arguments: str) -> Command:
    """Rebuild a command from its journal row."""
    return COMMANDS[name].model_validate_json(arguments)
