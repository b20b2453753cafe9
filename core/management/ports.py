"""Which TCP ports of a computer are listened at (domain.md 13.7)."""

from core.catalog import Service
from core.management.services import services_of
from core.records import LicenseServer
from core.store.queries import Queries

RPC, LDAP, HTTPS, RDP = 135, 389, 443, 3389


def listening(lab: Queries, computer: str) -> list[int]:
    """List the ports; those that RPC gives out one by one are not known."""
    running = {s.service for s in services_of(lab, computer) if s.is_running}
    is_controller = any(
        isinstance(role, LicenseServer) and role.on_domain_controller
        for role in lab.roles_of(computer)
    )
    ports = [RPC]
    if is_controller:
        ports.append(LDAP)
    if Service.SESSIONS in running:
        ports.append(RDP)
    return ports
