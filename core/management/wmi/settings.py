"""Win32_TerminalServiceSetting: licensing of a session host (domain.md 1.9)."""

from collections.abc import Callable, Iterator, Sequence

from core.catalog import LicensingMode, PolicyName, Rights
from core.commands.policy import ConfigureSessionHost
from core.management.wmi.discovered import (
    CAN_ACCESS,
    CONNECTIVITY,
    FIND_SERVERS,
    PING,
)
from core.management.wmi.errors import Wbem
from core.management.wmi.model import (
    ALWAYS,
    ONLY_2008,
    SINCE_2008_R2,
    TERMINAL_SERVICES,
    Arguments,
    Call,
    Method,
    Needs,
    Parameter,
    Property,
    Span,
    Term,
    WmiClass,
    whole,
)
from core.management.wmi.site import Site
from core.management.wmi.values import CimType
from core.records import SessionHost, server_list
from core.records.policy import is_on
from core.rules.policy_registry import MODE_NUMBERS

_MODE_OF = {number: mode for mode, number in MODE_NUMBERS.items()}
_NAMES = {
    LicensingMode.PER_DEVICE: "Per Device",
    LicensingMode.PER_USER: "Per User",
    LicensingMode.NOT_CONFIGURED: "Not Configured",
}
_DESCRIPTIONS = {
    LicensingMode.PER_DEVICE: "Each client device needs a CAL of its own.",
    LicensingMode.PER_USER: "Each user needs a CAL of their own.",
    LicensingMode.NOT_CONFIGURED: "No licensing mode is set on this server.",
}
_POSSIBLE = sum(1 << number for number in (2, 4, 5))
_APPLICATION_SERVER = 1
_ADMINISTRATION = (0, 1)  # modes of servers that are no session hosts
_NAME = Parameter("LicenseServerName", CimType.STRING)
_BY_POLICY = "Group policy sets this on {host}. Edit it in gpedit.msc."
Change = Callable[[tuple[str, ...], str], tuple[str, ...]]
"""What becomes of a list of license servers by a name."""


def _hosts(site: Site, _: Sequence[Term]) -> Iterator[list[SessionHost]]:
    yield [] if site.host is None else [site.host]


def _by_policy(host: SessionHost, name: PolicyName) -> int:
    """Tell where a setting is from: 0 the server, 1 group policy."""
    return int(is_on(host.applied.get(name)))


def _change_mode(_: Site, host: SessionHost, given: Arguments) -> Call:
    """Set the mode; that it may be set to not configured is our assumption."""
    number = whole(given, "LicensingType")
    if number in _ADMINISTRATION:
        return Call.error(
            Wbem.INVALID_OPERATION, f"{host.name} is a session host: use 2 or 4."
        )
    if _by_policy(host, PolicyName.LICENSING_MODE):
        return Call.error(Wbem.INVALID_OPERATION, _BY_POLICY.format(host=host.name))
    return configured(host, mode=_MODE_OF[number])


def configured(
    host: SessionHost,
    *,
    mode: LicensingMode | None = None,
    servers: tuple[str, ...] | None = None,
) -> Call:
    """Write the host's own mode or license servers; the other stays."""
    return Call(
        command=ConfigureSessionHost(
            host=host.name,
            mode=host.own_mode if mode is None else mode,
            license_servers=host.own_servers if servers is None else servers,
        )
    )


def _listed(host: SessionHost, servers: tuple[str, ...]) -> Call:
    if _by_policy(host, PolicyName.LICENSE_SERVERS):
        return Call.error(Wbem.INVALID_OPERATION, _BY_POLICY.format(host=host.name))
    return configured(host, servers=servers)


def _get_list(_: Site, host: SessionHost, __: Arguments) -> Call:
    return Call(out={"SpecifiedLSList": host.license_servers})


def _set_list(_: Site, host: SessionHost, given: Arguments) -> Call:
    """Replace the list; names with commas between are several, too."""
    typed = given["SpecifiedLSList"]
    assert isinstance(typed, tuple)
    names = (name for text in typed for name in server_list(str(text)))
    return _listed(host, tuple(dict.fromkeys(names)))


def _update_list(_: Site, host: SessionHost, given: Arguments) -> Call:
    return _listed(host, server_list(str(given["LicenseServerList"])))


def _empty_list(_: Site, host: SessionHost, __: Arguments) -> Call:
    return _listed(host, ())


def _changes_list(change: Change, *, needs_it: bool) -> Callable[..., Call]:
    """Change the list by the name of one license server, which may have to be there."""

    def run(_: Site, host: SessionHost, given: Arguments) -> Call:
        name = str(given[_NAME.name]).strip()
        is_there = name.casefold() in map(str.casefold, host.own_servers)
        if is_there is not needs_it:
            code = Wbem.NOT_FOUND if needs_it else Wbem.ALREADY_EXISTS
            state = "is not" if needs_it else "is already"
            return Call.error(code, f"{name} {state} in the list of {host.name}.")
        return _listed(host, change(host.own_servers, name))

    return run


def _without(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(known for known in names if known.casefold() != name.casefold())


def _first(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return (name, *_without(names, name))


def _last(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return (*names, name)


def _registered(site: Site, _: SessionHost, __: Arguments) -> Call:
    """List the license servers with a service connection point (domain.md 6)."""
    if not (site.in_domain and site.lab.reaches_directory(site.name)):
        return Call(out={"RegisteredLSList": ()})
    names = (s.name for s in site.lab.servers() if s.scp_registered)
    return Call(out={"RegisteredLSList": tuple(names)})


def _grace(site: Site, host: SessionHost, __: Arguments) -> Call:
    return Call(out={"DaysLeft": host.grace_days_left(site.settings.now)})


def _domain(site: Site, host: SessionHost, __: Arguments) -> Call:
    own = host.domain or (site.settings.domain if site.in_domain else "")
    return Call(out={"Domain": own or ""})


def _not_here(_: Site, __: SessionHost, ___: Arguments) -> Call:
    return Call.error(
        Wbem.NOT_SUPPORTED, "It is no part of licensing, nor of this training."
    )


def _unknown(name: str, type_: CimType, versions: Span = ALWAYS) -> Property:
    """Describe a property that a lab knows nothing of; it is empty."""
    return Property(name, type_, lambda _: None, is_known=False, versions=versions)


_LICENSING = (
    Property("ServerName", CimType.STRING, lambda h: h.name, is_key=True),
    Property("TerminalServerMode", CimType.UINT32, lambda _: _APPLICATION_SERVER),
    Property("LicensingType", CimType.UINT32, lambda h: MODE_NUMBERS[h.licensing_mode]),
    Property(
        "PolicySourceLicensingType",
        CimType.UINT32,
        lambda h: _by_policy(h, PolicyName.LICENSING_MODE),
    ),
    Property("PossibleLicensingTypes", CimType.UINT32, lambda _: _POSSIBLE),
    Property("LicensingName", CimType.STRING, lambda h: _NAMES[h.licensing_mode]),
    Property(
        "LicensingDescription",
        CimType.STRING,
        lambda h: _DESCRIPTIONS[h.licensing_mode],
    ),
    Property(
        "PolicySourceConfiguredLicenseServers",
        CimType.UINT32,
        lambda h: _by_policy(h, PolicyName.LICENSE_SERVERS),
        versions=SINCE_2008_R2,
    ),
    Property(
        "DirectConnectLicenseServers",
        CimType.STRING,
        lambda h: ",".join(h.license_servers),
        versions=ONLY_2008,
    ),
    Property(
        "PolicySourceDirectConnectLicenseServers",
        CimType.UINT32,
        lambda h: _by_policy(h, PolicyName.LICENSE_SERVERS),
        versions=ONLY_2008,
    ),
)
_TEXTS = (
    "Caption",
    "Description",
    "Name",
    "Status",
    "ProfilePath",
    "HomeDirectory",
    "Logons",
)
_SETTINGS = (
    "GetCapabilitiesID",
    "ActiveDesktop",
    "UserPermission",
    "DeleteTempFolders",
    "PolicySourceDeleteTempFolders",
    "UseTempFolders",
    "PolicySourceUseTempFolders",
    "AllowTSConnections",
    "PolicySourceAllowTSConnections",
    "SingleSession",
    "PolicySourceSingleSession",
    "PolicySourceProfilePath",
    "PolicySourceHomeDirectory",
    "TimeZoneRedirection",
    "PolicySourceTimeZoneRedirection",
    "DisableForcibleLogoff",
    "PolicySourceDisableForcibleLogoff",
    "FallbackPrintDriverType",
    "PolicySourceFallbackPrintDriverType",
    "SessionBrokerDrainMode",
    "LimitedUserSessions",
    "EnableDFSS",
    "PolicySourceEnableDFSS",
    "EnableRemoteDesktopMSI",
    "PolicySourceEnableRemoteDesktopMSI",
    "EnableAutomaticReconnection",
    "PolicySourceEnableAutomaticReconnection",
    "UseRDEasyPrintDriver",
    "PolicySourceUseRDEasyPrintDriver",
    "RedirectSmartCards",
    "PolicySourceRedirectSmartCards",
    "EnableDiskFSS",
    "EnableNetworkFSS",
    "NetworkFSSUserSessionWeight",
    "NetworkFSSLocalSystemWeight",
    "NetworkFSSCatchAllWeight",
)
_OTHER_METHODS = (
    "AddDirectConnectLicenseServer",
    "CreateWinstation",
    "DeleteDirectConnectLicenseServer",
    "GetTSLanaIds",
    "GetWinstationDriverNames",
    "SetAllowTSConnections",
    "SetDisableForcibleLogoff",
    "SetFallbackPrintDriverType",
    "SetHomeDirectory",
    "SetPolicyPropertyName",
    "SetProfilePath",
    "SetSingleSession",
    "SetTimeZoneRedirection",
)


def _list(name: str) -> Parameter:
    return Parameter(name, CimType.STRING, is_array=True)


def _method(
    name: str,
    run: Callable[..., Call],
    *ins: Parameter,
    outs: tuple[Parameter, ...] = (),
    versions: Span = ALWAYS,
    needs: Rights | None = Rights.SERVER_ADMIN,
) -> Method:
    def run_now(site: Site, host: SessionHost, given: Arguments) -> Call:
        """Ask the host as it is now: a script may keep an instance for long."""
        return run(site, site.host or host, given)

    return Method(
        name,
        run_now,
        ins=ins,
        outs=outs,
        is_static=False,
        versions=versions,
        needs=needs,
    )


TERMINAL_SERVICE_SETTING = WmiClass(
    name="Win32_TerminalServiceSetting",
    namespace=TERMINAL_SERVICES,
    needs=Needs.SESSION_HOST,
    rows=_hosts,
    properties=(
        *_LICENSING,
        _unknown("InstallDate", CimType.DATETIME),
        *(_unknown(name, CimType.STRING) for name in _TEXTS),
        *(_unknown(name, CimType.UINT32) for name in _SETTINGS),
    ),
    methods=(
        _method(
            "ChangeMode",
            _change_mode,
            Parameter(
                "LicensingType", CimType.UINT32, values=(*_ADMINISTRATION, *_MODE_OF)
            ),
        ),
        _method(
            "GetGracePeriodDays",
            _grace,
            outs=(Parameter("DaysLeft", CimType.UINT32),),
            needs=None,
        ),
        _method(
            "GetSpecifiedLicenseServerList",
            _get_list,
            outs=(_list("SpecifiedLSList"),),
            needs=None,
        ),
        _method("SetSpecifiedLicenseServerList", _set_list, _list("SpecifiedLSList")),
        _method("EmptySpecifiedLicenseServerList", _empty_list),
        _method(
            "AddLSToSpecifiedLicenseServerList",
            _changes_list(_last, needs_it=False),
            _NAME,
        ),
        _method(
            "RemoveLSFromSpecifiedLicenseServerList",
            _changes_list(_without, needs_it=True),
            _NAME,
        ),
        _method("SetPrimaryLicenseServer", _changes_list(_first, needs_it=True), _NAME),
        _method(
            "GetRegisteredLicenseServerList",
            _registered,
            outs=(_list("RegisteredLSList"),),
            needs=None,
        ),
        _method(
            "GetDomain",
            _domain,
            outs=(Parameter("Domain", CimType.STRING),),
            needs=None,
        ),
        FIND_SERVERS,
        CONNECTIVITY,
        CAN_ACCESS,
        PING,
        _method(
            "UpdateDirectConnectLicenseServer",
            _update_list,
            Parameter("LicenseServerList", CimType.STRING),
            versions=ONLY_2008,
        ),
        *(_method(name, _not_here) for name in _OTHER_METHODS),
    ),
)
"""LicensingType has the numbers that its sibling pages and scripts have (1.9). Which
bits PossibleLicensingTypes has on a session host is our assumption."""
