"""License packs, issued licenses and reports (domain.md 1.4 to 1.8, 1.11)."""

from typing import NamedTuple

from core.catalog import ProductVersion, ReportScope
from core.commands.convert import ConvertLicenses
from core.commands.database import RemoveLicenses, RemoveLicensesOf
from core.commands.install import (
    Agreement,
    AnyProof,
    InstallLicenses,
    KeyPack,
    OpenLicense,
    Proof,
    RetailCodes,
)
from core.commands.migrate import AbsentSource, MigrateLicenses, ReachableSource
from core.commands.rebuild import RebuildDatabase
from core.commands.reinstall import ReinstallLicenses
from core.commands.reports import CreateReport, DeleteReport
from core.commands.revoke import RevokeLicense, RevokeLicenses
from core.management.wmi.codes import AGREEMENTS, REPORT_SCOPES, TYPES, VERSIONS
from core.powershell.syntax import (
    Value,
    Variable,
    comment,
    instances,
    method,
    on_itself,
    quoted,
)

_KEY_PACK = "Win32_TSLicenseKeyPack"
_REPORT = "Win32_TSLicenseReport"
REPORTS = r"RDS:\LicenseServer\IssuedLicenses\PerUserLicenseReports"
_LISTED = ProductVersion.W2019  # the last one on the pages of the install methods
REPORT_NAMED = comment("$report is the FileName of the report:")
_LINES = 100
"""So many licenses are revoked line by line; more of them nobody reads."""
Arguments = dict[str, Value]


class _Methods(NamedTuple):
    """The methods of one purpose, one for each kind of proof."""

    retail: str
    open: str
    agreement: str
    key_pack: str


_INSTALL = _Methods(
    "InstallRetailPurchaseLicenseKeyPack",
    "InstallOpenLicenseKeyPack",
    "InstallAgreementLicenseKeyPack",
    "InstallLicenseKeyPack",
)
_IMPORT = _Methods(
    "ImportRetailPurchaseLicenseKeyPack",
    "ImportOpenPurchaseLicenseKeyPack",
    "ImportAgreementLicenseKeyPack",
    "ImportLicenseKeyPackOffline",
)
_REINSTALL = _Methods(
    "ReinstallRetailPurchaseLicenseKeyPack",
    "ReinstallOpenPurchaseLicenseKeyPack",
    "ReinstallAgreementLicenseKeyPack",
    "ReinstallLicenseKeyPackOffline",
)


def install(command: InstallLicenses, _: ProductVersion) -> list[str]:
    """Install, one call for each proof of purchase."""
    return _calls(command.server, _INSTALL, command.proof, {})


def migrate(command: MigrateLicenses, _: ProductVersion) -> list[str]:
    """Import from the source; what stays there is removed there."""
    source = command.source
    lines: list[str] = []
    given: Arguments = {"sSourceLSName": "", "sSourceLSProductId": ""}
    if isinstance(source, ReachableSource):
        asked = method(source.name, "Win32_TSLicenseServer", "GetLicenseServerId")
        lines.append(f"$source = ({asked}).sLicenseServerId")
        given = {
            "sSourceLSName": source.name,
            "sSourceLSProductId": Variable("$source"),
        }
    elif isinstance(source, AbsentSource):
        given["sSourceLSProductId"] = source.license_server_id
    else:
        lines.append(comment("No document says what stands for an unknown source."))
    lines += _calls(command.server, _IMPORT, command.proof, given)
    if command.removal_confirmed:
        text = "On the source, UninstallLicenseKeyPackWithId removes a license pack."
        lines.append(comment(text))
    return lines


def rebuild(command: RebuildDatabase, _: ProductVersion) -> list[str]:
    """Reinstall; no call empties the database."""
    return [
        comment("No documented call rebuilds the database. Afterwards:"),
        *_calls(command.server, _REINSTALL, command.proof, {}),
    ]


def reinstall(command: ReinstallLicenses, _: ProductVersion) -> list[str]:
    """Reinstall, one call for each proof of purchase."""
    return _calls(command.server, _REINSTALL, command.proof, {})


def convert(command: ConvertLicenses, _: ProductVersion) -> list[str]:
    """Use the cmdlet, which works on the license server itself."""
    which = f"-KeyPackId {command.pack_id:d} -Count {command.quantity:d}"
    return on_itself(command.server, f"Convert-License {which}")


def revoke(command: RevokeLicense, _: ProductVersion) -> list[str]:
    """Revoke the license with this number."""
    kind, key = "Win32_TSIssuedLicense", "LicenseId"
    found = instances(command.server, kind, key, command.license_id)
    return [f"{found} | Invoke-CimMethod -MethodName Revoke"]


def revoke_several(command: RevokeLicenses, _: ProductVersion) -> list[str]:
    """Revoke the licenses with these numbers: a line for each, or one for many."""
    numbers, kind = command.license_ids, "Win32_TSIssuedLicense"
    called = "Invoke-CimMethod -MethodName Revoke"
    if len(numbers) <= _LINES:
        found = (instances(command.server, kind, "LicenseId", n) for n in numbers)
        return [f"{each} | {called}" for each in found]
    listed = ", ".join(map(str, numbers))
    each = f'{instances(command.server, kind)} -Filter "LicenseId = $_" | {called}'
    return [f"{listed} | ForEach-Object {{ {each} }}"]


def remove(command: RemoveLicenses, _: ProductVersion) -> list[str]:
    """Remove a license pack, or some of its licenses."""
    if command.quantity is None:
        name = "UninstallLicenseKeyPackWithId"
        return [method(command.server, _KEY_PACK, name, KeyPackId=command.pack_id)]
    given: Arguments = {"KeyPackId": command.pack_id, "LicenseCount": command.quantity}
    return [method(command.server, _KEY_PACK, "RemoveLicensesWithIdCount", **given)]


def remove_of(command: RemoveLicensesOf, _: ProductVersion) -> list[str]:
    """Remove licenses of a version and type."""
    given: Arguments = {
        "ProductVersion": VERSIONS[command.version],
        "ProductType": TYPES[command.type],
        "LicenseCount": command.quantity,
    }
    return [method(command.server, _KEY_PACK, "UninstallLicenseKeyPack", **given)]


def create_report(command: CreateReport, version: ProductVersion) -> list[str]:
    """Generate a report: before 2012 for a scope, since then for everything.

    What the provider still makes for the domain is known from scripts (1.11, 7).
    """
    is_old = version < ProductVersion.W2012
    if command.scope is ReportScope.ALL and not is_old:
        return [method(command.server, _REPORT, "GenerateReportEx")]
    if command.scope is ReportScope.ALL:
        return [comment("No documented call: reports had a scope before 2012.")]
    if not is_old:
        return _provider_report(command)
    unit = command.organizational_unit
    arguments: Arguments = {
        "ScopeType": REPORT_SCOPES[command.scope],
        "ScopeValue": f"OU={unit}" if unit else "",
    }
    return [method(command.server, _REPORT, "GenerateReport", **arguments)]


def _provider_report(command: CreateReport) -> list[str]:
    ended = "GenerateReport with a scope ended before 2012."
    if command.scope is not ReportScope.DOMAIN:
        return [comment(f"No documented call: {ended}")]
    name = quoted(command.report_name) if command.report_name else "$report"
    call = f"New-Item -Path {REPORTS} -Name {name} -Scope DOM"
    return [comment(ended), *on_itself(command.server, call)]


def delete_report(command: DeleteReport, _: ProductVersion) -> list[str]:
    """Delete the report of a name, which the server has made up."""
    found = f"{instances(command.server, _REPORT)} | Where-Object FileName -eq $report"
    return [
        REPORT_NAMED,
        f"{found} | Invoke-CimMethod -MethodName DeleteReport",
    ]


def _calls(
    server: str, methods: _Methods, proof: AnyProof, more: Arguments
) -> list[str]:
    made = _arguments(methods, proof)
    if not made:
        text = "No documented call takes product keys; Microsoft documents the number."
        return [comment(text)]
    lines = [method(server, _KEY_PACK, name, **given, **more) for name, given in made]
    return [*not_listed(getattr(proof, "version", _LISTED)), *lines]


def not_listed(version: ProductVersion) -> list[str]:
    """Say that the number of a version is ahead of the pages, where it is."""
    if version <= _LISTED:
        return []
    number = VERSIONS[version]
    return [comment(f"ProductVersion {number} is not on Microsoft's pages yet.")]


def _arguments(methods: _Methods, proof: Proof) -> list[tuple[str, Arguments]]:
    """Return the methods to call, each with what it is given."""
    if isinstance(proof, RetailCodes):
        return [(methods.retail, {"sLicenseCode": code}) for code in proof.codes]
    if isinstance(proof, KeyPack):
        return [(methods.key_pack, {"sLicenseKeyPackId": proof.key_pack_id})]
    if not isinstance(proof, OpenLicense | Agreement):
        return []
    product: Arguments = {
        "ProductVersion": VERSIONS[proof.version],
        "ProductType": TYPES[proof.type],
        "LicenseCount": proof.quantity,
    }
    if isinstance(proof, OpenLicense):
        numbers: Arguments = {
            "sLicenseNumber": proof.license_number,
            "sAuthorizationNumber": proof.authorization_number,
        }
        return [(methods.open, numbers | product)]
    agreement: Arguments = {
        "AgreementType": AGREEMENTS[proof.program],
        "sAgreementNumber": proof.agreement_number,
    }
    return [(methods.agreement, agreement | product)]
