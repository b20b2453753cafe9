"""What Win32_TSLicenseServer does in Active Directory and in groups (domain.md 1.3)."""

from collections.abc import Callable

from core.catalog import Rights
from core.commands.directory import RemoveFromGroup, SetPublished, UnregisterAsScp
from core.commands.repair import AddToGroup, ChangeScope, RegisterAsScp
from core.management.wmi.codes import ROLES
from core.management.wmi.errors import Wbem
from core.management.wmi.model import (
    SINCE_2008_R2,
    UNTIL_2008_R2,
    Arguments,
    Call,
    Method,
    Parameter,
    Run,
    whole,
)
from core.management.wmi.site import Site
from core.management.wmi.values import CimType
from core.records import LicenseServer, SessionHost
from core.rules.issuance.discovery import permits_host

_SCOPES = {number: scope for scope, number in ROLES.items()}
_NAME = Parameter("tsname", CimType.STRING)
_SCOPE = Parameter("ServerRole", CimType.UINT32, values=tuple(_SCOPES))


def _change_role(site: Site, _: object, given: Arguments) -> Call:
    scope = _SCOPES[whole(given, "ServerRole")]
    return Call(command=ChangeScope(server=site.licensing.name, scope=scope))


def _published(*, is_published: bool) -> Run:
    return lambda site, _, __: Call(
        command=SetPublished(server=site.licensing.name, is_published=is_published)
    )


def _register(site: Site, _: object, __: Arguments) -> Call:
    return Call(command=RegisterAsScp(server=site.licensing.name))


def _unregister(site: Site, _: object, __: Arguments) -> Call:
    return Call(command=UnregisterAsScp(server=site.licensing.name))


def _add(site: Site, _: object, __: Arguments) -> Call:
    return Call(command=AddToGroup(server=site.licensing.name))


def _remove(site: Site, _: object, __: Arguments) -> Call:
    return Call(command=RemoveFromGroup(server=site.licensing.name))


def _tells(name: str, read: Callable[[LicenseServer], bool]) -> Run:
    """Tell a fact of the server."""
    return lambda site, _, __: Call(out={name: read(site.licensing)})


def _tells_of_directory(name: str, read: Callable[[LicenseServer], bool]) -> Run:
    """Tell a fact that stands in Active Directory, where that can be asked."""

    def tell(site: Site, _: object, __: Arguments) -> Call:
        problem = _no_directory(site)
        return problem or Call(out={name: read(site.licensing)})

    return tell


def _in_group(site: Site, _: object, given: Arguments) -> Call:
    """Ask the group of a domain; without a name, of the server's own."""
    problem = _no_directory(site)
    if problem is not None:
        return problem
    server, own = site.licensing, site.settings.domain or ""
    wanted = str(given["Domain"] or "").strip().casefold() or own.casefold()
    if wanted in {own.casefold(), own.partition(".")[0].casefold()}:
        return Call(out={"IsMember": server.in_ad_group})
    trust = site.settings.trust(wanted)
    if trust is None:
        return Call.error(Wbem.NOT_FOUND, f"The domain {wanted} is not known here.")
    members = {domain.casefold() for domain in server.member_in_domains}
    return Call(out={"IsMember": trust.domain.casefold() in members})


def _no_directory(site: Site) -> Call | None:
    """Return the error where no domain controller can be asked, or None."""
    server = site.licensing
    if not site.settings.has_member(server):
        return Call.error(
            Wbem.INVALID_OPERATION, f"{server.name} is in a workgroup: no directory."
        )
    if not server.directory_answers:
        return Call.error(Wbem.NOT_AVAILABLE, "No domain controller answers.")
    return None


def _host(site: Site, given: Arguments) -> SessionHost | None:
    return site.lab.find_host(str(given["tsname"]), seen_from=site.name)


def _is_allowed(site: Site, _: object, given: Arguments) -> Call:
    """Tell whether policy and group let a session host get licenses (domain.md 6)."""
    host = _host(site, given)
    if host is None:
        return Call.error(Wbem.NOT_FOUND, f"There is no computer {given['tsname']}.")
    return Call(out={"Allowed": permits_host(site.licensing, host)})


def _is_in_computers(site: Site, _: object, given: Arguments) -> Call:
    """Tell whether a session host is in Terminal Server Computers."""
    host = _host(site, given)
    if host is None:
        return Call.error(Wbem.NOT_FOUND, f"There is no computer {given['tsname']}.")
    members = {name.casefold() for name in site.licensing.security_group_members}
    return Call(out={"IsMember": host.name.casefold() in members})


def _keeps_group(code: Wbem) -> Run:
    """Leave Terminal Server Computers as it is: it comes and goes with the role (6).

    With which error is our assumption.
    """

    def refuse(site: Site, _: object, __: Arguments) -> Call:
        name = site.licensing.name
        return Call.error(code, f"The group is on {name} as long as its role is.")

    return refuse


_KEPT = _keeps_group(Wbem.ALREADY_EXISTS)
_NOT_REMOVED = _keeps_group(Wbem.INVALID_OPERATION)


def _flag(name: str) -> tuple[Parameter, ...]:
    return (Parameter(name, CimType.BOOLEAN),)


DIRECTORY_METHODS = (
    Method("ChangeRole", _change_role, ins=(_SCOPE,)),
    Method("PublishLS", _published(is_published=True), needs=Rights.ENTERPRISE_ADMIN),
    Method(
        "UnpublishLS", _published(is_published=False), needs=Rights.ENTERPRISE_ADMIN
    ),
    Method(
        "IsLSPublished",
        _tells_of_directory("Published", lambda s: s.published),
        outs=_flag("Published"),
    ),
    Method("RegisterLSToSCP", _register, versions=SINCE_2008_R2),
    Method("UnRegisterLSFromSCP", _unregister, versions=SINCE_2008_R2),
    Method(
        "IsLSRegisteredToSCP",
        _tells_of_directory("Registered", lambda s: s.scp_registered),
        outs=_flag("Registered"),
        versions=SINCE_2008_R2,
    ),
    Method("AddLStoTSLSGroup", _add, needs=Rights.DOMAIN_ADMIN),
    Method("RemoveLSfromTSLSGroup", _remove, needs=Rights.DOMAIN_ADMIN),
    Method(
        "IsLSinTSLSGroup",
        _in_group,
        ins=(Parameter("Domain", CimType.STRING, may_be_empty=True),),
        outs=_flag("IsMember"),
    ),
    Method(
        "IsLSonDC",
        _tells("OnDC", lambda s: s.on_domain_controller),
        outs=_flag("OnDC"),
    ),
    Method(
        "IsLSSecGrpGPEnabled",
        _tells("Enabled", lambda s: s.security_group_policy),
        outs=_flag("Enabled"),
    ),
    Method(
        "IsLSPreventUpgradeGPEnabled",
        _tells("Enabled", lambda s: s.prevent_license_upgrade),
        outs=_flag("Enabled"),
    ),
    Method("IsSecureAccessAllowed", _is_allowed, ins=(_NAME,), outs=_flag("Allowed")),
    Method("IsTSinTSCGroup", _is_in_computers, ins=(_NAME,), outs=_flag("IsMember")),
    Method("CreateTSCGroup", _KEPT, versions=UNTIL_2008_R2),
    Method("RemoveTSCGroup", _NOT_REMOVED, versions=UNTIL_2008_R2),
    Method(
        "IsTSCGroupPresent",
        _tells("Present", lambda _: True),
        outs=_flag("Present"),
        versions=UNTIL_2008_R2,
    ),
)
