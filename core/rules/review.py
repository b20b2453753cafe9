"""What Review Configuration finds on a license server (ui.md 4, domain.md 6)."""

from dataclasses import dataclass
from enum import StrEnum

from core.catalog import ActivationStatus, DiscoveryScope, LicenseType, Rights
from core.records import LabSettings, LicensePack, LicenseServer


class Level(StrEnum):
    """How serious a finding is."""

    OK = "ok"
    ADVICE = "advice"
    WARNING = "warning"
    ERROR = "error"


class FindingKind(StrEnum):
    """Everything that Review Configuration can say."""

    INSUFFICIENT_RIGHTS = "insufficient-rights"
    ACTIVATED = "activated"
    NOT_ACTIVATED = "not-activated"
    REACTIVATION_NEEDED = "reactivation-needed"
    NO_LICENSES = "no-licenses"
    MIXED_TYPES = "mixed-types"
    DIRECTORY_UNREACHABLE = "directory-unreachable"
    IN_AD_GROUP = "in-ad-group"
    NOT_IN_AD_GROUP = "not-in-ad-group"
    NETWORK_SERVICE_NOT_IN_AD_GROUP = "network-service-not-in-ad-group"
    SCP_REGISTERED = "scp-registered"
    SCP_NOT_REGISTERED = "scp-not-registered"
    WORKGROUP = "workgroup"
    WORKGROUP_SCOPE_IN_DOMAIN = "workgroup-scope-in-domain"
    DOMAIN_SCOPE = "domain-scope"
    DOMAIN_SCOPE_NOT_ON_CONTROLLER = "domain-scope-not-on-controller"
    FOREST_SCOPE = "forest-scope"
    FOREST_SCOPE_NOT_PUBLISHED = "forest-scope-not-published"
    SECURITY_GROUP = "security-group"
    SECURITY_GROUP_EMPTY = "security-group-empty"


class Repair(StrEnum):
    """What a button beside a finding does."""

    ADD_TO_GROUP = "add-to-group"
    REGISTER_AS_SCP = "register-as-scp"
    CHANGE_SCOPE = "change-scope"


_REPAIRS = {
    FindingKind.NOT_IN_AD_GROUP: Repair.ADD_TO_GROUP,
    FindingKind.NETWORK_SERVICE_NOT_IN_AD_GROUP: Repair.ADD_TO_GROUP,
    FindingKind.SCP_NOT_REGISTERED: Repair.REGISTER_AS_SCP,
    # Of two scopes that are right, a person may want the other one.
    FindingKind.WORKGROUP_SCOPE_IN_DOMAIN: Repair.CHANGE_SCOPE,
    FindingKind.DOMAIN_SCOPE: Repair.CHANGE_SCOPE,
    FindingKind.DOMAIN_SCOPE_NOT_ON_CONTROLLER: Repair.CHANGE_SCOPE,
    FindingKind.FOREST_SCOPE: Repair.CHANGE_SCOPE,
    FindingKind.FOREST_SCOPE_NOT_PUBLISHED: Repair.CHANGE_SCOPE,
}


@dataclass(frozen=True)
class Finding:
    """One line of the review."""

    kind: FindingKind
    level: Level

    @property
    def repair(self) -> Repair | None:
        """What can be done about it there and then."""
        return _REPAIRS.get(self.kind)


def review(
    server: LicenseServer,
    packs: list[LicensePack],
    settings: LabSettings,
    rights: Rights,
) -> list[Finding]:
    """List what is right and wrong with a server, for a person with these rights."""
    if not rights.covers(Rights.SERVER_ADMIN):  # properties come back empty: 1.1
        return [Finding(FindingKind.INSUFFICIENT_RIGHTS, Level.ERROR)]
    return [
        _activation(server),
        *_licenses(server, packs),
        *_directory(server, settings),
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
    bought = {p.type for p in packs if p.is_purchased}
    if server.is_activated and not bought:
        return [Finding(FindingKind.NO_LICENSES, Level.ADVICE)]
    if bought == set(LicenseType):
        return [Finding(FindingKind.MIXED_TYPES, Level.ADVICE)]
    return []


def _directory(server: LicenseServer, settings: LabSettings) -> list[Finding]:
    if not settings.has_member(server):
        return [Finding(FindingKind.WORKGROUP, Level.OK)]
    known = (
        [_group(server), _connection_point(server), _scope(server)]
        if server.directory_answers
        else [Finding(FindingKind.DIRECTORY_UNREACHABLE, Level.ERROR)]
    )
    return [*known, *_policy(server)]


def _group(server: LicenseServer) -> Finding:
    if not server.in_ad_group:
        return Finding(FindingKind.NOT_IN_AD_GROUP, Level.WARNING)
    if server.on_domain_controller and not server.network_service_in_ad_group:
        return Finding(FindingKind.NETWORK_SERVICE_NOT_IN_AD_GROUP, Level.WARNING)
    return Finding(FindingKind.IN_AD_GROUP, Level.OK)


def _connection_point(server: LicenseServer) -> Finding:
    if server.scp_registered:
        return Finding(FindingKind.SCP_REGISTERED, Level.OK)
    return Finding(FindingKind.SCP_NOT_REGISTERED, Level.WARNING)


def _scope(server: LicenseServer) -> Finding:
    if server.scope is DiscoveryScope.WORKGROUP:
        return Finding(FindingKind.WORKGROUP_SCOPE_IN_DOMAIN, Level.WARNING)
    if server.scope is DiscoveryScope.FOREST:
        if server.published:
            return Finding(FindingKind.FOREST_SCOPE, Level.OK)
        return Finding(FindingKind.FOREST_SCOPE_NOT_PUBLISHED, Level.WARNING)
    if server.on_domain_controller:
        return Finding(FindingKind.DOMAIN_SCOPE, Level.OK)
    return Finding(FindingKind.DOMAIN_SCOPE_NOT_ON_CONTROLLER, Level.ADVICE)


def _policy(server: LicenseServer) -> list[Finding]:
    if not server.security_group_policy:
        return []
    if server.security_group_members:
        return [Finding(FindingKind.SECURITY_GROUP, Level.ADVICE)]
    return [Finding(FindingKind.SECURITY_GROUP_EMPTY, Level.WARNING)]
