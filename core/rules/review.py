"""What Review Configuration finds on a license server (ui.md 4, domain.md 6)."""

from dataclasses import dataclass
from enum import StrEnum

from core.catalog import ActivationStatus, DiscoveryScope, LicenseType
from core.records import LicensePack, LicenseServer


class Level(StrEnum):
    """How serious a finding is."""

    OK = "ok"
    ADVICE = "advice"
    WARNING = "warning"
    ERROR = "error"


class FindingKind(StrEnum):
    """Everything that Review Configuration can say."""

    ACTIVATED = "activated"
    NOT_ACTIVATED = "not-activated"
    REACTIVATION_NEEDED = "reactivation-needed"
    IN_AD_GROUP = "in-ad-group"
    NOT_IN_AD_GROUP = "not-in-ad-group"
    SCP_REGISTERED = "scp-registered"
    SCP_NOT_REGISTERED = "scp-not-registered"
    WORKGROUP = "workgroup"
    NO_LICENSES = "no-licenses"
    MIXED_TYPES = "mixed-types"


@dataclass(frozen=True)
class Finding:
    """One line of the review."""

    kind: FindingKind
    level: Level


def review(server: LicenseServer, packs: list[LicensePack]) -> list[Finding]:
    """List what is right and wrong with a server, activation first."""
    return [
        _activation(server),
        *_licenses(server, packs),
        *_directory(server),
    ]


def needs_attention(findings: list[Finding]) -> bool:
    """Tell whether the list of servers says Review instead of OK."""
    return any(f.level in {Level.WARNING, Level.ERROR} for f in findings)


def _activation(server: LicenseServer) -> Finding:
    if server.is_activated:
        return Finding(FindingKind.ACTIVATED, Level.OK)
    if server.activation_status is ActivationStatus.REACTIVATION_NEEDED:
        return Finding(FindingKind.REACTIVATION_NEEDED, Level.ERROR)
    return Finding(FindingKind.NOT_ACTIVATED, Level.ERROR)


def _licenses(server: LicenseServer, packs: list[LicensePack]) -> list[Finding]:
    bought = {p.type for p in packs if p.total is not None}
    if server.is_activated and not bought:
        return [Finding(FindingKind.NO_LICENSES, Level.ADVICE)]
    if bought == set(LicenseType):
        return [Finding(FindingKind.MIXED_TYPES, Level.ADVICE)]
    return []


def _directory(server: LicenseServer) -> list[Finding]:
    if server.scope is DiscoveryScope.WORKGROUP:
        return [Finding(FindingKind.WORKGROUP, Level.OK)]
    return [
        Finding(FindingKind.IN_AD_GROUP, Level.OK)
        if server.in_ad_group
        else Finding(FindingKind.NOT_IN_AD_GROUP, Level.WARNING),
        Finding(FindingKind.SCP_REGISTERED, Level.OK)
        if server.scp_registered
        else Finding(FindingKind.SCP_NOT_REGISTERED, Level.WARNING),
    ]
