"""The rows of Server Manager's tables."""

from collections.abc import Collection, Iterable

from core.records import Computer, LicenseServer
from core.rules.best_practices import Severity, Violation
from gui.labels.practices import PRACTICE, SEVERITY
from gui.labels.server_manager import ServerManagerText
from gui.labels.words import Words
from gui.tables.text_table import Row

_SIGN = {Severity.ERROR: "finding-error", Severity.WARNING: "finding-warning"}


def server_facts(computers: Collection[Computer], text: ServerManagerText) -> list[Row]:
    """List computers by name with what they are for; each is known by its name."""
    roles: dict[str, list[str]] = {}
    found = {computer.name: computer for computer in computers}
    for computer in computers:
        installed = roles.setdefault(computer.name, [])
        if isinstance(computer, LicenseServer):
            installed.append(text.license_server)
        elif computer.has_role:
            installed.append(text.session_host)
    return [
        Row(
            name,
            "server",
            [
                name,
                computer.address,
                text.is_online if computer.is_reachable else text.is_offline,
                ", ".join(roles[name]),
                computer.version.server_name,
            ],
        )
        for name, computer in sorted(found.items())
    ]


def violation_facts(violations: Iterable[Violation], words: Words) -> list[Row]:
    """List what the Best Practices Analyzer found."""
    return [
        Row(
            v,
            _SIGN[v.severity],
            [
                v.computer,
                SEVERITY[v.severity],
                words.with_group(PRACTICE[v.practice][0]),
            ],
        )
        for v in violations
    ]


def group_fact(
    name: str,
    computers: list[Computer],
    violations: list[Violation],
    text: ServerManagerText,
) -> Row:
    """Sum up a group of servers for the dashboard."""
    names = {computer.name for computer in computers}
    offline = len({c.name for c in computers if not c.is_reachable})
    errors = sum(v.severity is Severity.ERROR for v in violations)
    counts = {"errors": errors, "warnings": len(violations) - errors}
    sign = _SIGN[Severity.WARNING] if violations else "finding-ok"
    return Row(
        name,
        _SIGN[Severity.ERROR] if errors or offline else sign,
        [
            name,
            str(len(names)),
            text.some_offline.format(count=offline) if offline else text.online,
            text.results.format(**counts) if violations else text.no_results,
        ],
    )
