"""License servers as a session host finds them (domain.md 1.9)."""

from dataclasses import dataclass

from core.catalog import PolicyName, ProductVersion, Rights
from core.management.wmi.model import (
    ONLY_2008,
    TERMINAL_SERVICES,
    Arguments,
    Call,
    Instance,
    Method,
    Needs,
    Parameter,
    Property,
    WmiClass,
)
from core.management.wmi.site import Site
from core.management.wmi.values import CimType, Value
from core.reads.diagnosis import answering_server
from core.records import LicenseServer, SessionHost
from core.records.policy import is_on
from core.rules.issuance.discovery import is_able, permits_host

_NAME = Parameter("ServerName", CimType.STRING)
_UNKNOWN = 2
_FALSE = 1  # S_FALSE
_NOT_CONNECTABLE = 6
_LOWER_VERSION = 4
_NOT_IN_GROUP = 5
_ACCESS_DENIED = 8
_VALID = 11
_VALID_2008_R2, _VALID_2008 = 1, 2


@dataclass(frozen=True)
class Discovered:
    """A license server of a session host's list, and what the host finds."""

    name: str
    by_policy: bool
    server: LicenseServer | None  # None: it does not answer
    may: bool  # who asks is its administrator


DISCOVERED_SERVER = WmiClass(
    name="Win32_TSDiscoveredLicenseServer",
    namespace=TERMINAL_SERVICES,
    needs=Needs.SESSION_HOST,
    properties=(
        Property("LicenseServer", CimType.STRING, lambda d: d.name, is_key=True),
        Property(
            "HowDiscovered",
            CimType.UINT32,
            lambda d: 0 if d.by_policy else 1,
            versions=ONLY_2008,
        ),
        Property("IsLSAvailable", CimType.UINT32, lambda d: int(d.server is not None)),
        Property("IsAdminOnLS", CimType.UINT32, lambda d: _known(d, d.may)),
        Property(
            "IssuingCALs",
            CimType.UINT32,
            lambda d: _known(d, d.server is not None and d.server.is_activated),
        ),
    ),
)
"""That a license server issues CALs once it is activated is our reading."""


def _known(found: Discovered, answer: bool) -> int:
    """Return 0 or 1, and 2 where the license server cannot be asked."""
    return _UNKNOWN if found.server is None else int(answer)


def _find(site: Site, host: SessionHost, _: Arguments) -> Call:
    by_policy = is_on(host.applied.get(PolicyName.LICENSE_SERVERS))
    may = site.may(Rights.SERVER_ADMIN)
    found = [
        Discovered(name, by_policy, answering_server(site.lab, host, name), may)
        for name in host.license_servers
    ]
    instances = tuple(
        Instance(DISCOVERED_SERVER, one, site.name, site.version) for one in found
    )
    out: dict[str, Value] = {
        "LicenseServersList": instances,
        "Count": len(instances),
    }
    return Call(out=out)


def _connectivity(site: Site, host: SessionHost, given: Arguments) -> Call:
    return Call(out={"TStoLSConnectivityStatus": _status(site, host, given)})


def _status(site: Site, host: SessionHost, given: Arguments) -> int:
    """Return the first number of domain.md 1.9 that fits.

    That one to which credentials are missing counts as denied is our assumption.
    """
    name = str(given[_NAME.name])
    server = site.lab.find_server(name, seen_from=host.name)
    if server is None or not server.is_available:
        return _NOT_CONNECTABLE
    if not is_able(server, host):
        return _LOWER_VERSION
    is_known = answering_server(site.lab, host, name) is not None
    if not (is_known and site.may(Rights.SERVER_ADMIN)):
        return _ACCESS_DENIED
    if not permits_host(server, host):
        return _NOT_IN_GROUP
    older = {
        ProductVersion.W2008: _VALID_2008,
        ProductVersion.W2008R2: _VALID_2008_R2,
    }
    return older.get(server.version, _VALID)


def _can_access(site: Site, host: SessionHost, given: Arguments) -> Call:
    """Tell whether the security group lets the host in: 0 yes, 1 no."""
    server = answering_server(site.lab, host, str(given[_NAME.name]))
    is_allowed = server is not None and permits_host(server, host)
    answer = 0 if is_allowed else _FALSE
    return Call(returns=answer, out={"AccessAllowed": answer})


def _ping(site: Site, host: SessionHost, given: Arguments) -> Call:
    server = answering_server(site.lab, host, str(given[_NAME.name]))
    return Call(returns=_FALSE if server is None else 0)


FIND_SERVERS = Method(
    "FindLicenseServers",
    _find,
    outs=(
        Parameter("LicenseServersList", CimType.OBJECT, is_array=True),
        Parameter("Count", CimType.UINT32),
    ),
    is_static=False,
    needs=None,
)
CONNECTIVITY = Method(
    "GetTStoLSConnectivityStatus",
    _connectivity,
    ins=(_NAME,),
    outs=(Parameter("TStoLSConnectivityStatus", CimType.UINT32),),
    is_static=False,
    needs=None,
)
CAN_ACCESS = Method(
    "CanAccessLicenseServer",
    _can_access,
    ins=(_NAME,),
    outs=(Parameter("AccessAllowed", CimType.UINT32),),
    is_static=False,
    needs=None,
    versions=ONLY_2008,
)
PING = Method(
    "PingLicenseServer",
    _ping,
    ins=(_NAME,),
    is_static=False,
    needs=None,
    versions=ONLY_2008,
)
