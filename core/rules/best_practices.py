"""What the Best Practices Analyzer says of Remote Desktop licensing (domain.md 8.4).

Only the first rule is documented; the others are our own checks of what is.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.catalog import (
    AGREEMENT_PROGRAMS,
    ActivationStatus,
    DiscoveryScope,
    LicensingMode,
)
from core.records import LicensePack, LicenseServer, SessionHost
from core.rules.diagnosis import ProblemKind, ServerLine, diagnose
from core.rules.low_licenses import are_few

_SOON = 30  # days of the grace period


class Practice(StrEnum):
    """The rules, each named by what breaks it."""

    NOT_ACTIVATED = "not-activated"
    CERTIFICATE = "certificate"
    NO_LICENSES = "no-licenses"
    FEW_LICENSES = "few-licenses"
    NOT_IN_AD_GROUP = "not-in-ad-group"
    SCP_NOT_REGISTERED = "scp-not-registered"
    GROUP_EMPTY = "group-empty"
    INSTALLED_TWICE = "installed-twice"
    NO_MODE = "no-mode"
    NO_SERVER = "no-server"
    WRONG_TYPE = "wrong-type"
    SERVER_TOO_OLD = "server-too-old"
    SERVER_NOT_AVAILABLE = "server-not-available"
    HOST_NOT_IN_GROUP = "host-not-in-group"
    PER_USER_IN_WORKGROUP = "per-user-in-workgroup"
    GRACE_ENDS = "grace-ends"


class Severity(StrEnum):
    """How serious a broken rule is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Violation:
    """A rule that a computer breaks."""

    practice: Practice
    computer: str

    @property
    def severity(self) -> Severity:
        """Errors keep people out, sooner or later; warnings do not."""
        return Severity.WARNING if self.practice in _ONLY_WARNINGS else Severity.ERROR


_ONLY_WARNINGS = {
    Practice.FEW_LICENSES,
    Practice.NOT_IN_AD_GROUP,
    Practice.SCP_NOT_REGISTERED,
    Practice.GRACE_ENDS,
}
_OF_DIAGNOSIS = {
    ProblemKind.MODE_NOT_CONFIGURED: Practice.NO_MODE,
    ProblemKind.IN_GRACE_NO_SERVER: Practice.NO_SERVER,
    ProblemKind.GRACE_OVER_NO_SERVER: Practice.NO_SERVER,
    ProblemKind.NO_LICENSES_OF_TYPE: Practice.WRONG_TYPE,
    ProblemKind.SERVER_TOO_OLD: Practice.SERVER_TOO_OLD,
    ProblemKind.SERVER_NOT_AVAILABLE: Practice.SERVER_NOT_AVAILABLE,
    ProblemKind.NOT_IN_SECURITY_GROUP: Practice.HOST_NOT_IN_GROUP,
    ProblemKind.PER_USER_IN_WORKGROUP: Practice.PER_USER_IN_WORKGROUP,
}


def of_server(server: LicenseServer, packs: Sequence[LicensePack]) -> list[Violation]:
    """List the rules that a license server breaks."""
    bought = [pack for pack in packs if pack.is_purchased]
    in_domain = server.scope is not DiscoveryScope.WORKGROUP
    group_counts = server.admits_only_members and not server.security_group_members
    is_corrupt = server.activation_status is ActivationStatus.REACTIVATION_NEEDED
    broken = {
        Practice.NOT_ACTIVATED: not server.is_activated and not is_corrupt,
        Practice.CERTIFICATE: is_corrupt,
        Practice.NO_LICENSES: server.is_activated and not bought,
        Practice.FEW_LICENSES: _runs_short(bought),
        Practice.NOT_IN_AD_GROUP: in_domain and not server.may_update_users,
        Practice.SCP_NOT_REGISTERED: in_domain and not server.scp_registered,
        Practice.GROUP_EMPTY: group_counts,
    }
    return [Violation(kind, server.name) for kind, is_so in broken.items() if is_so]


def _runs_short(bought: list[LicensePack]) -> bool:
    """Tell whether few licenses of one version and type are left."""
    kinds: dict[object, list[LicensePack]] = defaultdict(list)
    for pack in bought:
        kinds[pack.version, pack.type].append(pack)
    return any(
        are_few(sum(p.total or 0 for p in same), sum(p.available or 0 for p in same))
        for same in kinds.values()
    )


def of_purchases(packs: Iterable[LicensePack]) -> list[Violation]:
    """List the servers that hold a purchase which is on another one, too (11, 26).

    Of license servers that issue; an agreement number may be used again and again, and
    says nothing.
    """
    holders: dict[str, set[str]] = defaultdict(set)
    for pack in packs:
        number = pack.purchase_number
        if number is not None and pack.program not in AGREEMENT_PROGRAMS:
            holders[number].add(pack.server)
    twice = sorted({s for found in holders.values() if len(found) > 1 for s in found})
    return [Violation(Practice.INSTALLED_TWICE, server) for server in twice]


def of_host(
    host: SessionHost,
    servers: list[ServerLine],
    now: datetime,
    *,
    in_domain: bool = True,
) -> list[Violation]:
    """List the rules that a session host breaks, with the license servers it names."""
    diagnosis = diagnose(host, servers, now, in_domain=in_domain)
    kinds = [problem.kind for problem in diagnosis.problems]
    found = [_OF_DIAGNOSIS[kind] for kind in kinds if kind in _OF_DIAGNOSIS]
    is_unset = (
        host.licensing_mode is LicensingMode.NOT_CONFIGURED or not host.license_servers
    )
    if is_unset and host.grace_days_left(now) <= _SOON:
        found.append(Practice.GRACE_ENDS)
    return [Violation(practice, host.name) for practice in dict.fromkeys(found)]
