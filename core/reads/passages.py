"""Between whom a way can be closed, and from where a right comes."""

from typing import NamedTuple

from core.catalog import Way
from core.rules.passages import (
    CLEARINGHOUSE,
    DOMAIN_CONTROLLERS,
    EVERYBODY,
    LICENSE_SERVERS,
    SELF,
    UNIT,
    USER,
    objects_of,
)
from core.store.queries import Queries


class Ends(NamedTuple):
    """Who can ask for something, and whom."""

    origins: list[str]
    targets: list[str]


def ends(lab: Queries, way: Way) -> Ends:
    """List who takes a way of this lab, and where it leads."""
    hosts = [host.name for host in lab.remote_computers()]
    servers = [server.name for server in lab.servers()]
    computers = sorted({*hosts, *servers})
    if way is Way.UPDATE:
        units = [f"{UNIT}{unit}" for unit in lab.organizational_units()]
        users = [f"{USER}{user}" for user in lab.user_names()]
        return Ends([LICENSE_SERVERS, SELF], [*units, *users])
    if way is Way.SESSIONS:
        return Ends([EVERYBODY, *lab.device_names()], hosts)
    if way is Way.HTTPS:
        return Ends([EVERYBODY, lab.console()], [CLEARINGHOUSE])
    if way is Way.LDAP:
        return Ends([EVERYBODY, *servers], [DOMAIN_CONTROLLERS])
    targets = [*computers, CLEARINGHOUSE] if way is Way.PING else servers
    return Ends([EVERYBODY, *computers], targets)


def with_parents(lab: Queries, target: str) -> list[str]:
    """Name an object of Active Directory, and what it inherits rights from."""
    user = lab.user(target.removeprefix(USER)) if target.startswith(USER) else None
    return objects_of(user) if user else [target]
