"""The rows of Server Manager's tables."""

from collections.abc import Iterable

from core.records import Computer, LicenseServer
from core.rules.best_practices import Severity, Violation
from gui.companions.fact_table import Fact
from gui.labels.server_manager import PRACTICE, SEVERITY, ServerManagerText

_SIGN = {Severity.ERROR: "finding-error", Severity.WARNING: "finding-warning"}


def server_facts(computers: Iterable[Computer], text: ServerManagerText) -> list[Fact]:
    """List computers with what they are for; each is known by its name."""
    return [
        Fact(
            computer.name,
            "server",
            [
                computer.name,
                computer.address,
                text.is_online if computer.is_reachable else text.is_offline,
                text.license_server
                if isinstance(computer, LicenseServer)
                else text.session_host,
                computer.version.server_name,
            ],
        )
        for computer in computers
    ]


def violation_facts(violations: Iterable[Violation]) -> list[Fact]:
    """List what the Best Practices Analyzer found."""
    return [
        Fact(
            v,
            _SIGN[v.severity],
            [v.computer, SEVERITY[v.severity], PRACTICE[v.practice][0]],
        )
        for v in violations
    ]


def group_fact(
    name: str,
    computers: list[Computer],
    violations: list[Violation],
    text: ServerManagerText,
) -> Fact:
    """Sum up a group of servers for the dashboard."""
    offline = sum(not computer.is_reachable for computer in computers)
    errors = sum(v.severity is Severity.ERROR for v in violations)
    counts = {"errors": errors, "warnings": len(violations) - errors}
    return Fact(
        name,
        "finding-error" if errors or offline else "finding-ok",
        [
            name,
            str(len(computers)),
            text.some_offline.format(count=offline) if offline else text.online,
            text.results.format(**counts) if violations else text.no_results,
        ],
    )
