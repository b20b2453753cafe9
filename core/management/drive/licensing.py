r"""RDS:\LicenseServer: registration, activation, license packs and reports (1.11)."""

from collections.abc import Sequence
from functools import partial

from core.catalog import LicenseType, ProductVersion, ReportScope
from core.commands.reports import CreateReport, DeleteReport
from core.management.answers import Because, No, Outcome, Write, wrong
from core.management.drive.item import Item, Options, container
from core.management.wmi import codes
from core.management.wmi.calling import call, put
from core.management.wmi.errors import Wbem, WmiError
from core.management.wmi.model import Arguments, Call, Instance, WmiClass
from core.management.wmi.packs import KEY_PACK
from core.management.wmi.servers import LICENSE_SERVER
from core.management.wmi.site import Site
from core.management.wmi.values import UINT32_MAX
from core.records import LicensePack, LicenseServer, Report
from core.text import problem_with

_ACTIVATED, _NOT_ACTIVATED = 1, 0  # the reverse of WMI (domain.md 1.11)
_AUTOMATIC = "-ConnectionMethod AUTO is what scripts show, and what is known here."
_VALUE_WRONG = "The value is 1, to activate the license server, or 0."
_INSTALL = "-InstallOption INSTALL is what scripts show, and what is known here."
_AGREEMENT = "-LicenseType AGREEMENT is what scripts show, and what is known here."
_DOMAIN = "-Scope DOM is what scripts show, and what is known here."
_NUMBERS = {
    "agreementtype": "AgreementType",
    "productversion": "ProductVersion",
    "producttype": "ProductType",
    "licensecount": "LicenseCount",
}
"""Numbers that the method of WMI takes, by the parameters of the provider."""
_FOLDERS = {ProductVersion.W2012: "Win8"}
"""The one name of a version's folder that a script shows."""


def license_server(site: Site, server: LicenseServer) -> Item:
    """Return all that the drive has of a license server."""
    reports = Item(
        "PerUserLicenseReports",
        children=partial(_reports, site),
        maker=partial(_create_report, site),
    )
    packs = Item(
        "LicenseKeyPacks", children=partial(_packs, site), maker=partial(_install, site)
    )
    return container(
        "LicenseServer",
        container("Configuration", *_configuration(site, server)),
        Item(
            "ActivationStatus",
            _ACTIVATED if server.is_activated else _NOT_ACTIVATED,
            setter=partial(_activate, site, server),
        ),
        packs,
        container("IssuedLicenses", reports),
    )


def _configuration(site: Site, server: LicenseServer) -> Sequence[Item]:
    return [
        Item(
            name,
            str(getattr(server.registration, field)),
            setter=partial(_register, site, server, name),
        )
        for field, name in codes.REGISTRATION.items()
    ]


def _register(
    site: Site, server: LicenseServer, name: str, value: str, _: Options
) -> Outcome:
    instance = Instance(LICENSE_SERVER, server, site.name, site.version)
    if not site.may(LICENSE_SERVER.shows):
        return No(Because.DENIED, "Access is denied.")
    return _outcome(put(site, instance, {name: value}))


def _activate(
    site: Site, server: LicenseServer, value: str, options: Options
) -> Outcome:
    """Activate, activate again for a reason of 0 to 4, or deactivate.

    Scripts give the reason 5 at the first time; that 0 to 4 then means to reactivate,
    and the value 0 to deactivate, is our assumption.
    """
    if options.get("connectionmethod", "").upper() != "AUTO":
        return wrong(_AUTOMATIC)
    if value == str(_NOT_ACTIVATED):
        return _called(site, LICENSE_SERVER, "DeactivateServerAutomatic", {})
    if value != str(_ACTIVATED):
        return wrong(_VALUE_WRONG)
    reason = _number(options.get("reason", ""))
    if server.license_server_id and reason in range(len(codes.REASONS)):
        arguments = {"Reason": reason}
        return _called(site, LICENSE_SERVER, "ReactivateServerAutomatic", arguments)
    return _called(site, LICENSE_SERVER, "ActivateServerAutomatic", {})


def _packs(site: Site) -> Sequence[Item]:
    return [_pack(pack) for pack in site.lab.packs(site.licensing.name)]


def _pack(pack: LicensePack) -> Item:
    """Return a pack; that its name is product, type and number is our assumption."""
    kind = codes.cal_type(pack.version, pack.type)
    total = UINT32_MAX if pack.total is None else pack.total
    return container(
        f"{codes.version_name(pack.version)} {kind} {pack.id}",
        Item("TotalLicenses", total),
        Item("IssuedLicensesCount", pack.issued),
    )


def _install(site: Site, _: str, options: Options) -> Outcome:
    """Install licenses of an agreement."""
    needed = {
        "installoption": ("INSTALL", _INSTALL),
        "connectionmethod": ("AUTO", _AUTOMATIC),
        "licensetype": ("AGREEMENT", _AGREEMENT),
    }
    for name, (known, said) in needed.items():
        if options.get(name, "").upper() != known:
            return wrong(said)
    arguments = {
        target: _number(options.get(name, "")) for name, target in _NUMBERS.items()
    }
    number = options.get("agreementnumber")
    given = {**arguments, "sAgreementNumber": number}
    return _called(site, KEY_PACK, "InstallAgreementLicenseKeyPack", given)


def _reports(site: Site) -> Sequence[Item]:
    return [_report(site, report) for report in site.lab.reports(site.licensing.name)]


def _report(site: Site, report: Report) -> Item:
    versions = [
        container(
            _folder(line.version),
            Item("InstalledCount", line.installed),
            Item("IssuedCount", line.issued),
        )
        for line in report.summary
        if line.type is LicenseType.PER_USER
    ]
    delete = DeleteReport(server=site.licensing.name, report=report.id)
    return Item(report.name, children=lambda: versions, remover=lambda: Write(delete))


def _folder(version: ProductVersion) -> str:
    """Name the folder of a version: Win8 is that of 2012, the others are ours."""
    return _FOLDERS.get(version, f"Win{version.value}")


def _create_report(site: Site, name: str, options: Options) -> Outcome:
    if options.get("scope", "").upper() != "DOM":
        return wrong(_DOMAIN)
    if problem := problem_with(name):
        return wrong(problem)
    return Write(
        CreateReport(
            server=site.licensing.name,
            scope=ReportScope.DOMAIN,
            report_name=name or None,
        )
    )


def _called(site: Site, kind: WmiClass, name: str, given: Arguments) -> Outcome:
    try:
        return _outcome(call(site, kind, name, given))
    except WmiError as error:
        return _no(int(error.code), str(error))


def _outcome(called: Call) -> Outcome:
    """Give the command of a call on, or say why there is none."""
    if called.command is not None:
        return Write(called.command)
    return _no(called.returns, called.why or Wbem(called.returns).text)


def _no(code: int, text: str) -> No:
    denied = code == Wbem.ACCESS_DENIED
    return No(Because.DENIED if denied else Because.WRONG, text)


def _number(text: str) -> int | None:
    is_short = text.isascii() and text.isdecimal() and len(text) <= 10
    return int(text) if is_short else None
