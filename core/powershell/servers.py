"""License servers: activation, properties, Active Directory (domain.md 1.2, 1.3)."""

from core.catalog import (
    ConnectionMethod,
    DiscoveryScope,
    ProductVersion,
)
from core.commands.activate import ActivateServer
from core.commands.deactivate import DeactivateServer
from core.commands.directory import RemoveFromGroup, SetPublished, UnregisterAsScp
from core.commands.properties import ChangeServerProperties
from core.commands.reactivate import ReactivateServer
from core.commands.repair import AddToGroup, ChangeScope, RegisterAsScp
from core.management.wmi.codes import REASONS, REGISTRATION, ROLES
from core.powershell.syntax import comment, method, properties
from core.records import Registration

_CLASS = "Win32_TSLicenseServer"
NO_CONNECTION_METHOD = comment("No documented property holds the connection method.")
_NO_SCP_CALL = "There is no documented call before Windows Server 2008 R2."


def activate(command: ActivateServer, _: ProductVersion) -> list[str]:
    """Register, and activate automatically or with a license server ID."""
    lines = _registered(command.server, command.registration)
    if command.method is ConnectionMethod.AUTOMATIC:
        return [*lines, method(command.server, _CLASS, "ActivateServerAutomatic")]
    given = command.license_server_id or ""
    call = method(command.server, _CLASS, "ActivateServer", sLicenseServerId=given)
    return [*lines, call]


def reactivate(command: ReactivateServer, _: ProductVersion) -> list[str]:
    """Get a new license server ID automatically, or give it."""
    lines = _registered(command.server, command.registration)
    if command.method is ConnectionMethod.AUTOMATIC:
        reason = REASONS.index(command.reason)
        name = "ReactivateServerAutomatic"
        return [*lines, method(command.server, _CLASS, name, Reason=reason)]
    given = command.license_server_id or ""
    call = method(command.server, _CLASS, "ReactivateServer", sNewLicenseServerId=given)
    return [*lines, call]


def deactivate(command: DeactivateServer, _: ProductVersion) -> list[str]:
    """Deactivate automatically, or with a confirmation code."""
    lines = _registered(command.server, command.registration)
    if command.method is ConnectionMethod.AUTOMATIC:
        return [*lines, method(command.server, _CLASS, "DeactivateServerAutomatic")]
    code = command.confirmation_code or ""
    return [
        *lines,
        method(command.server, _CLASS, "DeactivateServer", sConfirmCode=code),
    ]


def change_properties(command: ChangeServerProperties, _: ProductVersion) -> list[str]:
    """Write the registration, empty fields too."""
    values = {n: getattr(command.registration, f) for f, n in REGISTRATION.items()}
    return [
        properties(command.server, _CLASS, values),
        NO_CONNECTION_METHOD,
    ]


def add_to_group(command: AddToGroup, _: ProductVersion) -> list[str]:
    """Join the group of license servers."""
    return [
        comment("As a member of Domain Admins:"),
        method(command.server, _CLASS, "AddLStoTSLSGroup"),
    ]


def register_as_scp(command: RegisterAsScp, version: ProductVersion) -> list[str]:
    """Register the service connection point."""
    if version is ProductVersion.W2008:
        return [comment(_NO_SCP_CALL)]
    return [method(command.server, _CLASS, "RegisterLSToSCP")]


def unregister_as_scp(command: UnregisterAsScp, version: ProductVersion) -> list[str]:
    """Remove the service connection point."""
    if version is ProductVersion.W2008:
        return [comment(_NO_SCP_CALL)]
    return [method(command.server, _CLASS, "UnRegisterLSFromSCP")]


def remove_from_group(command: RemoveFromGroup, _: ProductVersion) -> list[str]:
    """Leave the group of license servers."""
    return [
        comment("As a member of Domain Admins:"),
        method(command.server, _CLASS, "RemoveLSfromTSLSGroup"),
    ]


def set_published(command: SetPublished, _: ProductVersion) -> list[str]:
    """Publish the server in Active Directory, or take it out."""
    name = "PublishLS" if command.is_published else "UnpublishLS"
    return [
        comment("As a member of Enterprise Admins:"),
        method(command.server, _CLASS, name),
    ]


def change_scope(command: ChangeScope, _: ProductVersion) -> list[str]:
    """Change the role; the forest finds a server that is published."""
    return scope_calls(command.server, command.scope)


def scope_calls(server: str, scope: DiscoveryScope) -> list[str]:
    """Return the calls that change a license server's discovery scope."""
    lines = [method(server, _CLASS, "ChangeRole", ServerRole=ROLES[scope])]
    if scope is DiscoveryScope.FOREST:
        lines.append(method(server, _CLASS, "PublishLS"))
    return lines


def _registered(server: str, registration: Registration) -> list[str]:
    """Set what was typed before the server contacts the Clearinghouse."""
    values = typed(registration)
    return [properties(server, _CLASS, values)] if values else []


def typed(registration: Registration) -> dict[str, str]:
    """Return what was typed, by the names of the provider's properties."""
    given = registration.model_dump(exclude_defaults=True)
    return {
        name: given[field] for field, name in REGISTRATION.items() if given.get(field)
    }
