"""Which license servers of a session host's list answer it (domain.md 3.5, 3.7, 6)."""

from collections.abc import Iterable

from core.catalog import LicensingMode
from core.event_kinds import EventKind
from core.records import LicenseServer, SessionHost, Trust
from core.rules.compatibility import can_hold
from core.rules.issuance.model import Attempt, Logged, ServerState


def eligible_servers(
    attempt: Attempt, states: list[ServerState]
) -> tuple[list[ServerState], list[Logged]]:
    """Return the license servers that may issue to the host, and what they log."""
    host = attempt.host
    in_domain, trusts = attempt.in_domain, attempt.trusts
    able = [
        h
        for h in states
        if is_able(h.server, host)
        and trusts_host(h.server, host, in_domain=in_domain, trusts=trusts)
    ]
    refused = [h for h in able if not permits_host(h.server, host)]
    events = [
        Logged(h.server.name, EventKind.HOST_NOT_IN_GROUP, {"host": host.name})
        for h in refused
    ]
    return [h for h in able if h not in refused], events


def meets_first(attempt: Attempt, states: list[ServerState]) -> bool:
    """Tell whether a session host meets its first license server now (13.5).

    That this is when somebody connects to it is our assumption.
    """
    host = attempt.host
    is_set_up = host.licensing_mode is not LicensingMode.NOT_CONFIGURED
    asks = host.third_party_protocol or not attempt.is_administrative
    if host.met_license_server or not (is_set_up and asks):
        return False
    return bool(eligible_servers(attempt, states)[0])


def is_able(server: LicenseServer, host: SessionHost) -> bool:
    """Tell whether a server answers the host, and is as new (domain.md 3.5, 13.7)."""
    return server.is_available and can_hold(server.version, host.version)


def trusts_host(
    server: LicenseServer,
    host: SessionHost,
    *,
    in_domain: bool,
    trusts: Iterable[Trust],
) -> bool:
    """Tell whether a server takes a host for one of its own (domain.md 3.7).

    A host of another domain needs trust in both directions. One of a workgroup may
    need credentials stored for the server, unless it is the same computer.
    """
    if host.domain is not None:
        return trusts_both_ways(trusts, host.domain)
    if in_domain or not server.refuses_anonymous:
        return True
    known = {name.casefold() for name in (host.name, *host.stored_credentials)}
    return server.name.casefold() in known


def trusts_both_ways(trusts: Iterable[Trust], domain: str) -> bool:
    """Tell whether licensing works with a domain (domain.md 3.7)."""
    return any(trust.is_two_way and trust.domain == domain for trust in trusts)


def permits_host(server: LicenseServer, host: SessionHost) -> bool:
    """Tell whether License server security group lets the host in (domain.md 6)."""
    members = {name.casefold() for name in server.security_group_members}
    return not server.admits_only_members or host.name.casefold() in members
