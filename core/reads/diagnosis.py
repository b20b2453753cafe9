"""What RD Licensing Diagnoser reads from a lab (domain.md 8.1)."""

from collections.abc import Mapping

from core.catalog import Rights
from core.records import LicenseServer, SessionHost
from core.rules.diagnosis import Diagnosis, ServerLine, diagnose
from core.rules.issuance.discovery import trusts_host
from core.store.queries import Queries

Credentials = Mapping[str, str]
"""Accounts that were provided, by the license servers that they are for."""


def examine(lab: Queries, host: SessionHost, provided: Credentials) -> Diagnosis:
    """Examine a session host as the person who is signed in sees it."""
    lines = [_line(lab, host, name, provided) for name in host.license_servers]
    settings = lab.settings()
    in_domain = settings.has_member(host)
    return diagnose(host, lines, settings.now, in_domain=in_domain)


def answering_server(
    lab: Queries, host: SessionHost, name: str
) -> LicenseServer | None:
    """Return the license server of a name that a session host gets an answer from."""
    server = lab.find_server(name, seen_from=host.name)
    if server is None or not server.is_available:
        return None
    settings = lab.settings()
    in_domain = settings.has_member(host)
    is_known = trusts_host(server, host, in_domain=in_domain, trusts=settings.trusts)
    return server if is_known else None


def full_line(lab: Queries, host: SessionHost, name: str) -> ServerLine:
    """Return a license server with all that it has, whoever is signed in."""
    server = answering_server(lab, host, name)
    packs = None if server is None else tuple(lab.packs(server.name))
    return ServerLine(name, server, packs)


def sees_by_own_rights(lab: Queries) -> bool:
    """Tell whether who is signed in is an administrator of the license servers."""
    return lab.rights().covers(Rights.SERVER_ADMIN)


def _line(
    lab: Queries, host: SessionHost, name: str, provided: Credentials
) -> ServerLine:
    server = answering_server(lab, host, name)
    if server is None:
        return ServerLine(name, None, None)
    if not (sees_by_own_rights(lab) or _may_see(lab, provided.get(name))):
        return ServerLine(name, server, None)
    return ServerLine(name, server, tuple(lab.packs(server.name)))


def _may_see(lab: Queries, account: str | None) -> bool:
    known = lab.account(account) if account else None
    return known is not None and known.rights.covers(Rights.SERVER_ADMIN)
