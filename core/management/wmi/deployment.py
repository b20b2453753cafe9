"""Win32_TSDeploymentLicensing, and who may have sessions (domain.md 1.9, 13.2)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.commands.permissions import (
    PermitAdministrativeSessions,
    RestoreDefaultPermissions,
)
from core.management.wmi.errors import Wbem
from core.management.wmi.model import (
    SINCE_2012,
    TERMINAL_SERVICES,
    Arguments,
    Call,
    Method,
    Needs,
    Parameter,
    Property,
    Term,
    WmiClass,
)
from core.management.wmi.settings import configured
from core.management.wmi.site import Site
from core.management.wmi.values import CimType
from core.records import SessionHost, User
from core.rules.policy_registry import MODE_NUMBERS

_MODE_OF = {number: mode for mode, number in MODE_NUMBERS.items()}
_CONSOLE = "Console"
_NO_ACCOUNT = "There is no account {account} in this lab. Check the spelling."


class Permitted(NamedTuple):
    """An account on the list of a session host's terminal."""

    terminal: str
    account: str


def _hosts(site: Site, _: Sequence[Term]) -> Iterator[list[SessionHost]]:
    yield [] if site.host is None else [site.host]


def _accounts(site: Site, _: Sequence[Term]) -> Iterator[list[Permitted]]:
    host = site.host
    names = () if host is None else host.permitted_accounts
    yield [Permitted(_CONSOLE, name) for name in names]


def _write(site: Site, found: SessionHost, changes: Arguments) -> Call:
    """Write mode and license servers; each host has those of its deployment."""
    host = site.host or found  # as it is now
    if changes.get("UseCentralLicensingSettings") is False:
        return Call.error(
            Wbem.NOT_SUPPORTED, "Settings of single servers are made by policy here."
        )
    mode = None
    if "LicensingType" in changes:
        number = changes["LicensingType"]
        if number not in MODE_NUMBERS.values():
            return Call.error(Wbem.VALUE_OUT_OF_RANGE, "LicensingType is 2, 4 or 5.")
        mode = next(m for n, m in _MODE_OF.items() if n == number)
    names = changes.get("LicenseServers")
    servers = tuple(map(str, names)) if isinstance(names, tuple) else None
    return configured(host, mode=mode, servers=servers)


def _add_account(site: Site, host: SessionHost, given: Arguments) -> Call:
    """Permit administrative sessions to an account, named with or without domain."""
    typed = str(given["AccountName"])
    user = site.lab.user(typed.rpartition("\\")[2])
    if user is None or typed.casefold() not in _names(site, user):
        return Call.error(Wbem.NOT_FOUND, _NO_ACCOUNT.format(account=typed))
    return Call(command=PermitAdministrativeSessions(host=host.name, user=user.name))


def _names(site: Site, user: User) -> set[str]:
    """Return what an account may be called; one of the own domain by itself, too."""
    full = site.settings.account_of(user.name, user.domain).casefold()
    return {full} if user.domain else {full, user.name.casefold()}


def _restore(_: Site, host: SessionHost, __: Arguments) -> Call:
    return Call(command=RestoreDefaultPermissions(host=host.name))


def _text(name: str) -> Property:
    return Property(name, CimType.STRING, lambda _: None)


_INHERITED = (
    _text("Caption"),
    _text("Description"),
    Property("InstallDate", CimType.DATETIME, lambda _: None),
    _text("Name"),
    _text("Status"),
)

DEPLOYMENT_LICENSING = WmiClass(
    name="Win32_TSDeploymentLicensing",
    namespace=TERMINAL_SERVICES,
    needs=Needs.SESSION_HOST,
    versions=SINCE_2012,
    is_singleton=True,
    rows=_hosts,
    write=_write,
    properties=(
        *_INHERITED,
        Property(
            "UseCentralLicensingSettings",
            CimType.BOOLEAN,
            lambda _: True,
            is_writable=True,
        ),
        Property(
            "LicenseServers",
            CimType.STRING,
            lambda h: h.own_servers,
            is_array=True,
            is_writable=True,
        ),
        Property(
            "LicensingType",
            CimType.UINT32,
            lambda h: MODE_NUMBERS[h.own_mode],
            is_writable=True,
        ),
    ),
)
"""A lab has no broker: each session host tells and takes the settings of the
deployment as its own, which is our assumption."""

PERMISSIONS = WmiClass(
    name="Win32_TSPermissionsSetting",
    namespace=TERMINAL_SERVICES,
    needs=Needs.SESSION_HOST,
    rows=_hosts,
    properties=(
        *_INHERITED,
        Property("TerminalName", CimType.STRING, lambda _: _CONSOLE, is_key=True),
        Property("DenyAdminPermissionForCustomization", CimType.UINT32, lambda _: None),
        Property(
            "PolicySourceDenyAdminPermissionForCustomization",
            CimType.UINT32,
            lambda _: None,
        ),
        _text("StringSecurityDescriptor"),
    ),
    methods=(
        Method(
            "AddAccount",
            _add_account,
            ins=(
                Parameter("AccountName", CimType.STRING),
                Parameter("PermissionPreSet", CimType.UINT32, values=range(3)),
            ),
            is_static=False,
        ),
        Method("RestoreDefaults", _restore, is_static=False),
    ),
)
ACCOUNT = WmiClass(
    name="Win32_TSAccount",
    namespace=TERMINAL_SERVICES,
    needs=Needs.SESSION_HOST,
    rows=_accounts,
    properties=(
        *_INHERITED,
        Property("TerminalName", CimType.STRING, lambda p: p.terminal, is_key=True),
        Property("AccountName", CimType.STRING, lambda p: p.account, is_key=True),
        Property("AuditFail", CimType.UINT32, lambda _: None),
        Property("AuditSuccess", CimType.UINT32, lambda _: None),
        Property("PermissionsAllowed", CimType.UINT32, lambda _: None),
        Property("PermissionsDenied", CimType.UINT32, lambda _: None),
        _text("SID"),
    ),
)
"""A lab knows the accounts that were added, and takes them off all at once."""
