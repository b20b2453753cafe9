"""What a license server logs of licenses it lacks, or soon will (domain.md 8.2)."""

from core.catalog import ActivationStatus, LicenseType, ProductVersion
from core.event_kinds import EventKind
from core.records import LicensePack
from core.rules.issuance import pools
from core.rules.issuance.model import Attempt, Logged, ServerState
from core.rules.low_licenses import crosses_low_mark

_TYPES = {
    LicenseType.PER_DEVICE: "RDS Per Device CAL",
    LicenseType.PER_USER: "RDS Per User CAL",
}


def missing_license_events(
    state: ServerState, attempt: Attempt, type_: LicenseType
) -> tuple[Logged, ...]:
    """Events 17, 18, 22 or 21: certificates, activation, none installed, none left."""
    server, wanted = state.server, attempt.host.version
    facts = {
        "product": product(attempt.license_version, type_),
        "host": attempt.host.name,
    }
    if server.activation_status is ActivationStatus.REACTIVATION_NEEDED:
        return (Logged(server.name, EventKind.CERTIFICATES_CORRUPT),)
    if not server.is_activated:
        return (Logged(server.name, EventKind.NOT_ACTIVATED),)
    if not pools.usable(server, state.packs, type_, wanted):
        return (Logged(server.name, EventKind.NOT_INSTALLED, facts),)
    if pools.choose(server, state.packs, type_, wanted) is None:
        return (Logged(server.name, EventKind.NONE_LEFT, facts),)
    return ()


def no_client_license_event(host: str, reason: str) -> Logged:
    """Event 1004, which session hosts log (domain.md 8.3)."""
    facts = {"host": host, "reason": reason}
    return Logged(host, EventKind.NO_CLIENT_LICENSE, facts)


def low_license_event(state: ServerState, pack: LicensePack) -> tuple[Logged, ...]:
    """Event 20, where one more license of this pack leaves only few of its kind."""
    same = pools.of_same_kind(state.packs, pack)
    left = sum(p.available or 0 for p in same) - 1
    if not crosses_low_mark(sum(p.total or 0 for p in same), left):
        return ()
    facts = {"product": product(pack.version, pack.type), "left": left}
    return (Logged(state.server.name, EventKind.FEW_LEFT, facts),)


def product(version: ProductVersion, type_: LicenseType) -> str:
    """Name licenses as the event log does: `Windows Server 2022 : RDS Per User CAL`."""
    return f"{version.server_name} : {_TYPES[type_]}"
