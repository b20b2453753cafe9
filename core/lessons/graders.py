"""Whether an objective of a lesson holds in a lab."""

from pathlib import Path

from core.catalog import LicenseStatus
from core.lab import Lab
from core.lessons.records import (
    Check,
    Configured,
    FileSaved,
    HostConfigured,
    Issued,
    MethodSet,
    PackInstalled,
    PacksInstalled,
    ReportListed,
    Revoked,
    ServerActivated,
    Texts,
)
from core.records import LicensePack, SessionHost


def holds(check: Check, lab: Lab) -> bool:
    """Tell whether what the check describes is so."""
    if isinstance(check, ServerActivated):
        return lab.server(check.server).is_activated is check.is_so
    if isinstance(check, MethodSet):
        return lab.server(check.server).connection_method is check.method
    if isinstance(check, Configured):
        server = lab.server(check.server)
        wanted = check.model_dump(exclude={"check", "server"}, exclude_none=True)
        return all(getattr(server, name) == value for name, value in wanted.items())
    if isinstance(check, PackInstalled):
        return any(_fits(check, p) for p in _purchased(lab, check.server))
    if isinstance(check, PacksInstalled):
        return len(_purchased(lab, check.server)) == check.count
    if isinstance(check, HostConfigured):
        host = lab.computer(check.host)
        return isinstance(host, SessionHost) and (
            (host.licensing_mode, host.license_servers)
            == (check.mode, check.license_servers)
        )
    if isinstance(check, Issued):
        packs = _purchased(lab, check.server)
        return sum(p.issued for p in packs if p.type is check.type) == check.count
    if isinstance(check, Revoked):
        rows = lab.issued(check.server)
        of_computer = [i.status for i in rows if i.computer == check.computer]
        return of_computer == [LicenseStatus.REVOKED]
    if isinstance(check, ReportListed):
        scopes = [r.scope for r in lab.reports(check.server)]
        counted = [s for s in scopes if check.scope in {None, s}]
        return len(counted) == check.count
    if isinstance(check, FileSaved):
        return _has(lab.path.with_name(check.name), check.has)
    last = list(lab.journal())[-1:]
    return [e.outcome for e in last] == [f"refused:{check.reason}"]


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
