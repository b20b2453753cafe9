"""Whether an objective of a lesson holds in a lab."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from core.catalog import LicenseStatus
from core.lab import Lab
from core.lessons.checks import (
    Check,
    Configured,
    FileSaved,
    HostConfigured,
    Issued,
    MethodSet,
    PackInstalled,
    PacksInstalled,
    Refused,
    ReportListed,
    Revoked,
    ServerActivated,
)
from core.lessons.gestures import Texts
from core.records import LicensePack, SessionHost


def holds(check: Check, lab: Lab) -> bool:
    """Tell whether what the check describes is so."""
    return GRADERS[type(check)](check, lab)


def _server_activated(check: ServerActivated, lab: Lab) -> bool:
    return lab.server(check.server).is_activated is check.is_so


def _method_set(check: MethodSet, lab: Lab) -> bool:
    return lab.server(check.server).connection_method is check.method


def _configured(check: Configured, lab: Lab) -> bool:
    server = lab.server(check.server)
    wanted = check.model_dump(exclude={"check", "server"}, exclude_none=True)
    return all(getattr(server, name) == value for name, value in wanted.items())


def _pack_installed(check: PackInstalled, lab: Lab) -> bool:
    return any(_fits(check, p) for p in _purchased(lab, check.server))


def _packs_installed(check: PacksInstalled, lab: Lab) -> bool:
    return len(_purchased(lab, check.server)) == check.count


def _host_configured(check: HostConfigured, lab: Lab) -> bool:
    host = lab.computer(check.host)
    return (
        isinstance(host, SessionHost)
        and host.licensing_mode is check.mode
        and _meant(host.license_servers, host, lab)
        == _meant(check.license_servers, host, lab)
    )


def _meant(names: Iterable[str], host: SessionHost, lab: Lab) -> list[str]:
    """Name the computers that a host means by these names (domain.md 13.6)."""
    found = [(name, lab.find_server(name, seen_from=host.name)) for name in names]
    return [server.name if server else name for name, server in found]


def _refused(check: Refused, lab: Lab) -> bool:
    last = list(lab.journal())[-1:]
    return [e.outcome for e in last] == [f"refused:{check.reason}"]


def _issued(check: Issued, lab: Lab) -> bool:
    packs = _purchased(lab, check.server)
    return sum(p.issued for p in packs if p.type is check.type) == check.count


def _revoked(check: Revoked, lab: Lab) -> bool:
    rows = lab.issued(check.server)
    of_computer = [i.status for i in rows if i.computer == check.computer]
    return of_computer == [LicenseStatus.REVOKED]


def _report_listed(check: ReportListed, lab: Lab) -> bool:
    scopes = [r.scope for r in lab.reports(check.server)]
    counted = [s for s in scopes if check.scope in {None, s}]
    return len(counted) == check.count


def _file_saved(check: FileSaved, lab: Lab) -> bool:
    return _has(lab.path.with_name(check.name), check.has)


GRADERS: dict[type[Check], Callable[[Any, Lab], bool]] = {
    ServerActivated: _server_activated,
    MethodSet: _method_set,
    Configured: _configured,
    PackInstalled: _pack_installed,
    PacksInstalled: _packs_installed,
    HostConfigured: _host_configured,
    Refused: _refused,
    Issued: _issued,
    Revoked: _revoked,
    ReportListed: _report_listed,
    FileSaved: _file_saved,
}
"""What finds out whether a check of each kind holds."""


def _has(path: Path, texts: Texts) -> bool:
    if not path.is_file():
        return False
    content = path.read_text(encoding="utf-8", errors="replace")
    return all(text in content for text in texts)


def _purchased(lab: Lab, server: str) -> list[LicensePack]:
    return [p for p in lab.packs(server) if p.is_purchased]


def _fits(check: PackInstalled, pack: LicensePack) -> bool:
    return (check.version, check.type, check.total, check.program) == (
        pack.version,
        pack.type,
        pack.total,
        pack.program,
    )
