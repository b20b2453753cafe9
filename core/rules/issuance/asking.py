"""Which license servers of a session host's list answer it (domain.md 3.5 to 6)."""

from core.event_kinds import EventKind
from core.records import LicenseServer, SessionHost
from core.rules.compatibility import can_hold
from core.rules.issuance.facts import Attempt, Holder, Logged


def that_answer(
    attempt: Attempt, holders: list[Holder]
) -> tuple[list[Holder], list[Logged]]:
    """Return the license servers that may issue to the host, and what they log."""
    host = attempt.host
    if host.domain is not None and not attempt.trusts_both_ways(host.domain):
        return [], []
    able = [
        h
        for h in holders
        if is_able(h.server, host)
        and not (refuses_anonymous(h.server, host) and not attempt.in_domain)
    ]
    refused = [h for h in able if not allows(h.server, host)]
    events = [
        Logged(h.server.name, EventKind.HOST_NOT_IN_GROUP, {"host": host.name})
        for h in refused
    ]
    return [h for h in able if h not in refused], events


def is_able(server: LicenseServer, host: SessionHost) -> bool:
    """Tell whether a server is there, and as new as the host (domain.md 3.5)."""
    return server.answers and can_hold(server.version, host.version)


def refuses_anonymous(server: LicenseServer, host: SessionHost) -> bool:
    """Tell whether a server turns away a host of a workgroup (domain.md 3.7).

    The host needs credentials stored for it, unless it is the same computer.
    """
    known = {name.casefold() for name in (host.name, *host.stored_credentials)}
    return server.refuses_anonymous and server.name.casefold() not in known


def allows(server: LicenseServer, host: SessionHost) -> bool:
    """Tell whether License server security group lets the host in (domain.md 6)."""
    members = {name.casefold() for name in server.security_group_members}
    return not server.admits_only_members or host.name.casefold() in members
