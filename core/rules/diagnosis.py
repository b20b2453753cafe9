"""What RD Licensing Diagnoser finds on a session host (domain.md 8.1)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.catalog import ActivationStatus, LicenseType, LicensingMode
from core.records import LicensePack, LicenseServer, SessionHost
from core.rules.issuance import discovery, pools

_TYPES = {
    LicensingMode.PER_USER: LicenseType.PER_USER,
    LicensingMode.PER_DEVICE: LicenseType.PER_DEVICE,
}


class ProblemKind(StrEnum):
    """Problems by their number in domain.md 8.1."""

    GRACE_OVER_NO_SERVER = "grace-over-no-server"  # 1
    IN_GRACE_NO_SERVER = "in-grace-no-server"  # 2
    MODE_NOT_CONFIGURED = "mode-not-configured"  # 3
    SERVER_NOT_AVAILABLE = "server-not-available"  # 4
    CREDENTIALS_NEEDED = "credentials-needed"  # 5
    NOT_ACTIVATED = "not-activated"  # 6
    NO_LICENSES_OF_TYPE = "no-licenses-of-type"  # 7
    NONE_AVAILABLE = "none-available"  # 8
    SERVER_TOO_OLD = "server-too-old"  # 9
    NOT_IN_SECURITY_GROUP = "not-in-security-group"  # 10
    REACTIVATION_NEEDED = "reactivation-needed"  # as 6, with another remedy
    PER_USER_IN_WORKGROUP = "per-user-in-workgroup"  # 3.7

    @property
    def is_warning(self) -> bool:
        """Tell whether people connect in spite of it; no source says how it counts."""
        return self is ProblemKind.IN_GRACE_NO_SERVER


@dataclass(frozen=True)
class Problem:
    """A problem, and the license server that it is about."""

    kind: ProblemKind
    server: str = ""


@dataclass(frozen=True)
class ServerLine:
    """A license server as the Diagnoser lists it; what cannot be seen is None."""

    name: str
    server: LicenseServer | None  # None: unknown, or not reachable
    packs: tuple[LicensePack, ...] | None  # None: no rights to see them


@dataclass(frozen=True)
class Diagnosis:
    """All that the Diagnoser shows."""

    host: SessionHost
    grace_days_left: int
    available: int  # licenses for clients; an unlimited number counts as none
    problems: tuple[Problem, ...]
    servers: tuple[ServerLine, ...]

    @property
    def warnings(self) -> int:
        """The number of problems that are only warnings."""
        return sum(p.kind.is_warning for p in self.problems)

    @property
    def errors(self) -> int:
        """The number of the other problems."""
        return len(self.problems) - self.warnings


def diagnose(
    host: SessionHost,
    servers: list[ServerLine],
    now: datetime,
    *,
    in_domain: bool = True,
) -> Diagnosis:
    """Examine a session host and the license servers that it names, in its order."""
    days_left = host.grace_days_left(now)
    problems = _of_host(host, days_left, in_domain=in_domain)
    for line in servers:
        problems += _of_server(line, host)
    return Diagnosis(
        host=host,
        grace_days_left=days_left,
        available=_available_on_all(servers, host),
        problems=tuple(problems),
        servers=tuple(servers),
    )


def _of_host(host: SessionHost, days_left: int, *, in_domain: bool) -> list[Problem]:
    found = []
    if host.licensing_mode is LicensingMode.NOT_CONFIGURED:
        found.append(Problem(ProblemKind.MODE_NOT_CONFIGURED))
    if host.licensing_mode is LicensingMode.PER_USER and not in_domain:
        found.append(Problem(ProblemKind.PER_USER_IN_WORKGROUP))
    if not host.license_servers:
        in_grace = days_left > 0
        found.append(
            Problem(
                ProblemKind.IN_GRACE_NO_SERVER
                if in_grace
                else ProblemKind.GRACE_OVER_NO_SERVER
            )
        )
    return found


def _of_server(line: ServerLine, host: SessionHost) -> list[Problem]:
    kind = _first_problem(line, host)
    return [] if kind is None else [Problem(kind, line.name)]


def _first_problem(line: ServerLine, host: SessionHost) -> ProblemKind | None:
    """Return what is wrong with a server; what comes first hides the rest."""
    server = line.server
    if server is None:
        return ProblemKind.SERVER_NOT_AVAILABLE
    if not discovery.is_able(server, host):
        return ProblemKind.SERVER_TOO_OLD
    if line.packs is None:
        return ProblemKind.CREDENTIALS_NEEDED
    if not discovery.permits_host(server, host):
        return ProblemKind.NOT_IN_SECURITY_GROUP
    if server.activation_status is ActivationStatus.REACTIVATION_NEEDED:
        return ProblemKind.REACTIVATION_NEEDED
    if not server.is_activated:
        return ProblemKind.NOT_ACTIVATED
    if host.licensing_mode is LicensingMode.NOT_CONFIGURED:
        return None
    fitting = _fitting(line, host)
    if not fitting:
        return ProblemKind.NO_LICENSES_OF_TYPE
    return None if _available(line, host) else ProblemKind.NONE_AVAILABLE


def _available_on_all(servers: list[ServerLine], host: SessionHost) -> int:
    """Count each server once, whatever names it has in the host's list."""
    counts: dict[str, int] = {}
    for line in servers:
        if line.server is not None:
            known = counts.get(line.server.name, 0)
            counts[line.server.name] = max(known, _available(line, host))
    return sum(counts.values())


def _available(line: ServerLine, host: SessionHost) -> int:
    """Count what a server could issue to clients of the host."""
    server = line.server
    if (
        server is None
        or not server.is_activated
        or not discovery.permits_host(server, host)
    ):
        return 0
    return sum(p.available or 0 for p in _fitting(line, host))


def _fitting(line: ServerLine, host: SessionHost) -> list[LicensePack]:
    wanted = _TYPES.get(host.licensing_mode)
    if line.server is None or line.packs is None:
        return []
    return pools.usable(line.server, line.packs, wanted, host.version)
