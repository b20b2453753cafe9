"""Local groups of a computer and groups of its domain, as far as licensing needs."""

from typing import NamedTuple

from core.catalog import Rights
from core.records import LicenseServer
from core.store.queries import Queries

ADMINISTRATORS = "Administrators"
COMPUTERS = "Terminal Server Computers"
LICENSE_SERVERS = "Terminal Server License Servers"
DOMAIN_ADMINS, ENTERPRISE_ADMINS = "Domain Admins", "Enterprise Admins"


class Group(NamedTuple):
    """A group, what it is for, and who is in it."""

    name: str
    comment: str
    members: tuple[str, ...]
    is_global: bool = False  # `net group` shows it, and `net localgroup` does not


def local_groups(lab: Queries, computer: str) -> list[Group]:
    """List the local groups of a computer."""
    groups = [
        Group(
            ADMINISTRATORS,
            "Administrators have complete and unrestricted access to the computer",
            _administrators(lab),
        )
    ]
    for role in lab.roles_of(computer):
        if isinstance(role, LicenseServer):
            members = tuple(f"{name}$" for name in role.security_group_members)
            groups.append(
                Group(COMPUTERS, "Session hosts that get licenses here", members)
            )
    return groups


def domain_groups(lab: Queries) -> list[Group]:
    """List the groups of the domain; a workgroup has none."""
    if lab.settings().domain is None:
        return []
    servers = tuple(f"{s.name}$" for s in lab.servers() if s.in_ad_group)
    return [
        Group(
            DOMAIN_ADMINS,
            "Designated administrators of the domain",
            _with_rights(lab, Rights.DOMAIN_ADMIN),
            is_global=True,
        ),
        Group(
            ENTERPRISE_ADMINS,
            "Designated administrators of the enterprise",
            _with_rights(lab, Rights.ENTERPRISE_ADMIN),
            is_global=True,
        ),
        Group(LICENSE_SERVERS, "Servers that record licenses of users", servers),
    ]


def groups_of(lab: Queries, account: str) -> list[str]:
    """Name the groups of an account, those of the domain with its name."""
    settings = lab.settings()
    found = [g.name for g in domain_groups(lab) if account in g.members]
    return [settings.account_of(name) for name in found]


def _administrators(lab: Queries) -> tuple[str, ...]:
    """Name who is in the local group; domain administrators are by theirs."""
    settings = lab.settings()
    own = [a.name for a in lab.accounts() if a.rights is Rights.SERVER_ADMIN]
    if settings.domain is None:
        return tuple(own)
    return (settings.account_of(DOMAIN_ADMINS), *map(settings.account_of, own))


def _with_rights(lab: Queries, rights: Rights) -> tuple[str, ...]:
    return tuple(a.name for a in lab.accounts() if a.rights.covers(rights))
