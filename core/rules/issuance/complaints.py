"""What a license server logs when it has no license to give (domain.md 8.2)."""

from core.catalog import ActivationStatus, LicenseType, ProductVersion
from core.event_kinds import EventKind
from core.rules.issuance import pools
from core.rules.issuance.facts import Attempt, Holder, Logged

_TYPES = {
    LicenseType.PER_DEVICE: "RDS Per Device CAL",
    LicenseType.PER_USER: "RDS Per User CAL",
}


def lack(holder: Holder, attempt: Attempt, type_: LicenseType) -> tuple[Logged, ...]:
    """Events 17, 18, 22 or 21: certificates, activation, none installed, none left."""
    server, wanted = holder.server, attempt.host.version
    facts = {"product": product(attempt.license_version, type_)}
    if server.activation_status is ActivationStatus.REACTIVATION_NEEDED:
        return (Logged(server.name, EventKind.CERTIFICATES_CORRUPT),)
    if not server.is_activated:
        return (Logged(server.name, EventKind.NOT_ACTIVATED),)
    if not pools.are_installed(holder.packs, type_, wanted):
        return (Logged(server.name, EventKind.NOT_INSTALLED, facts),)
    if pools.choose(server, holder.packs, type_, wanted) is None:
        return (Logged(server.name, EventKind.NONE_LEFT, facts),)
    return ()


def product(version: ProductVersion, type_: LicenseType) -> str:
    """Name licenses as the event log does: `Windows Server 2022 : RDS Per User CAL`."""
    return f"{version.server_name} : {_TYPES[type_]}"
