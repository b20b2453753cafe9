"""The deployment of Server Manager: its session hosts ask its license servers.

There is no broker in this world, so all session hosts of the lab's domain are one
deployment, and a license server belongs to it when each of them asks it (our
assumption; the source names the way only, domain.md 13.15).
"""

from collections.abc import Iterable

from core.records import Computer, SessionHost
from core.rules.network import find_computer


def members(hosts: Iterable[SessionHost]) -> list[SessionHost]:
    """List the session hosts of the deployment: those of the lab's own domain."""
    return [
        host
        for host in hosts
        if host.has_role and host.domain is None and not host.in_workgroup
    ]


def candidates(
    computers: Iterable[Computer], hosts: Iterable[SessionHost], domain: str | None
) -> list[Computer]:
    """List the computers that can be added as license servers, each once, by name."""
    found = {c.name: c for c in computers if _is_here(c)}
    asking = members(hosts)
    return [
        found[name] for name in sorted(found) if not _is_in(found[name], asking, domain)
    ]


def asks(host: SessionHost, server: Computer, domain: str | None) -> bool:
    """Tell whether a host's own settings name a server, under any of its names."""
    return any(
        find_computer([server], domain, typed, seen_from=host.name) is not None
        for typed in host.own_servers
    )


def _is_in(server: Computer, asking: list[SessionHost], domain: str | None) -> bool:
    return all(asks(host, server, domain) for host in asking)


def _is_here(computer: Computer) -> bool:
    return not isinstance(computer, SessionHost) or computer.domain is None
