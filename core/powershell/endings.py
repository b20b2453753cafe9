"""What ends or changes: roles, files, names, editions, membership."""

from core.catalog import ProductVersion
from core.commands.database_files import DeleteDatabaseFile, RenameDatabaseFile
from core.commands.membership import SetDomainMembership
from core.commands.removal import (
    AddSessionHostRole,
    RemoveLicensingRole,
    RemoveSessionHostRole,
)
from core.commands.renaming import RenameComputer
from core.commands.upgrade import ConvertEdition
from core.powershell.syntax import comment, on_computer, quoted

_FOLDER = r"$env:SystemRoot\System32\LServer"


def remove_licensing_role(command: RemoveLicensingRole, _: ProductVersion) -> list[str]:
    """Remove the role service."""
    return [_feature("Uninstall", "RDS-Licensing", command.server)]


def remove_session_host_role(
    command: RemoveSessionHostRole, _: ProductVersion
) -> list[str]:
    """Remove the role service, which needs a restart."""
    return [f"{_feature('Uninstall', 'RDS-RD-Server', command.host)} -Restart"]


def add_session_host_role(command: AddSessionHostRole, _: ProductVersion) -> list[str]:
    """Install the role service, which needs a restart."""
    return [f"{_feature('Install', 'RDS-RD-Server', command.host)} -Restart"]


def rename_database_file(command: RenameDatabaseFile, _: ProductVersion) -> list[str]:
    """Rename a file in the folder of the database."""
    call = f"Rename-Item {_path(command.file)} -NewName {quoted(command.to)}"
    return [on_computer(command.server, call)]


def delete_database_file(command: DeleteDatabaseFile, _: ProductVersion) -> list[str]:
    """Delete a file in the folder of the database."""
    return [on_computer(command.server, f"Remove-Item {_path(command.file)}")]


def rename_computer(command: RenameComputer, _: ProductVersion) -> list[str]:
    """Rename a server and restart it."""
    names = f"-ComputerName {quoted(command.computer)} -NewName {quoted(command.to)}"
    return [f"Rename-Computer {names} -Restart"]


def set_domain_membership(command: SetDomainMembership, _: ProductVersion) -> list[str]:
    """Take a server out of the domain, or join it."""
    name = f"-ComputerName {quoted(command.computer)}"
    if command.is_member:
        return [f"Add-Computer {name} -DomainName $env:USERDNSDOMAIN -Restart"]
    return [f"Remove-Computer {name} -WorkgroupName WORKGROUP -Restart -Force"]


def convert_edition(command: ConvertEdition, _: ProductVersion) -> list[str]:
    """Convert the edition; no cmdlet is documented for it, the program is."""
    call = "dism /online /set-edition:ServerStandard /productkey:$key /accepteula"
    return [
        comment("with the product key of that edition in $key:"),
        on_computer(command.computer, call),
    ]


def _feature(verb: str, feature: str, computer: str) -> str:
    return f"{verb}-WindowsFeature {feature} -ComputerName {quoted(computer)}"


def _path(file: str) -> str:
    return f"(Join-Path {_FOLDER} {quoted(file)})"
