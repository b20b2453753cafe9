"""The classes: their properties as documented, and who sees what (domain.md 1)."""

from datetime import UTC, datetime

import pytest

from core.catalog import ProductVersion
from core.commands.sign_in import SignIn
from core.management.wmi import table
from core.management.wmi.calling import carry_out, put
from core.management.wmi.errors import Wbem, WmiError
from core.management.wmi.model import Instance, WmiClass
from core.management.wmi.search import instances
from core.management.wmi.site import Site
from core.management.wmi.values import CimType, Value, fits
from tests.core.management.wmi.asking import (
    HOST,
    SERVER,
    Labs,
    asked,
    invoke,
    taken_back,
)

PROPERTIES = {
    "Win32_TSLicenseServer": "FirstName LastName Company CountryRegion eMail OrgUnit "
    "Address City State PostalCode ServerRole DatabasePath ProductId Version "
    "VersionNumber",
    "Win32_TSLicenseKeyPack": "KeyPackId Description KeyPackType ProductType "
    "ProductVersion ProductVersionID TotalLicenses IssuedLicenses AvailableLicenses "
    "ExpirationDate AccessRights TypeAndModel",
    "Win32_TSIssuedLicense": "LicenseId KeyPackId sIssuedToUser sIssuedToComputer "
    "LicenseStatus IssueDate ExpirationDate sHardwareId",
    "Win32_TSLicenseReport": "FileName LicenseUsageCount InstalledLicenses "
    "GenerationDateTime ScopeType ScopeValue Version",
    "Win32_TSLicenseReportEntry": "User ExpirationDate CALType ProductVersion "
    "ProductVersionID",
    "Win32_TSLicenseReportPerDeviceEntry": "sIssuedToComputer sHardwareId "
    "ExpirationDate CALType ProductVersion ProductVersionID",
    "Win32_TSLicenseReportSummaryEntry": "ProductVersion ProductVersionID TSCALType "
    "InstalledLicenses IssuedLicenses TSCALAvailability",
    "Win32_TSLicenseReportFailedPerUserEntry": "User TriedIssuanceOn CALType "
    "ProductVersion ProductVersionID",
    "Win32_TSLicenseReportFailedPerUserSummaryEntry": "DomainName FailedIssuanceCount",
    "Win32_TSDiscoveredLicenseServer": "LicenseServer HowDiscovered IsLSAvailable "
    "IsAdminOnLS IssuingCALs",
    "Win32_TSDeploymentLicensing": "Caption Description InstallDate Name Status "
    "UseCentralLicensingSettings LicenseServers LicensingType",
}
"""As the pages list them (domain.md 1.2 to 1.9)."""


@pytest.mark.parametrize("name", PROPERTIES)
def test_a_class_has_the_properties_of_its_page(name: str) -> None:
    kind = next(c for c in table.CLASSES if c.name == name)
    assert [p.name for p in kind.properties] == PROPERTIES[name].split()


@pytest.mark.parametrize("kind", table.CLASSES, ids=lambda kind: kind.name)
def test_what_instances_hold_is_of_its_type(labs: Labs, kind: WmiClass) -> None:
    lab = labs()
    with taken_back(lab):
        invoke(lab, "LicenseReport", "GenerateReportEx")
        sites = (Site(lab, computer) for computer in (SERVER, HOST))
        for site in sites:
            if not kind.is_missing(site):
                for one in instances(site, kind):
                    assert_right(one)


def assert_right(one: Instance) -> None:
    for wanted in one.kind.properties:
        value = one.value(wanted)
        parts = value if isinstance(value, tuple) else (value,)
        assert isinstance(value, tuple) is wanted.is_array or value is None
        assert all(p is None or fits(p, wanted.type) for p in parts), wanted
        assert one.get(wanted.name.upper()) == value
    assert one.path.startswith(rf"\\{one.computer}\root")


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (
            "KeyPackId = 2",
            {
                "Description": "A02-5.00-EX",
                "KeyPackType": 6,
                "ProductType": 3,
                "ProductVersionID": 0,
                "TotalLicenses": 4294967295,
                "ExpirationDate": datetime(2035, 12, 31, tzinfo=UTC),
                "TypeAndModel": "Built-in TS Per Device CAL",
            },
        ),
        (
            "KeyPackId = 3",
            {
                "KeyPackType": 2,
                "ProductType": 1,
                "ProductVersion": "Windows Server 2022",
                "ProductVersionID": 7,
                "TotalLicenses": 100,
                "IssuedLicenses": 18,
                "AvailableLicenses": 82,
                "ExpirationDate": datetime(2038, 1, 1, tzinfo=UTC),
                "AccessRights": 7,
                "TypeAndModel": "RDS Per User CAL",
            },
        ),
        ("KeyPackId = 4", {"KeyPackType": 1, "ProductType": 0}),
    ],
    ids=["built-in", "agreement", "retail"],
)
def test_a_license_pack_tells_itself_in_numbers(
    labs: Labs, where: str, expected: dict[str, Value]
) -> None:
    """domain.md 1.4, 2.1, 2.4, 2.5."""
    (pack,) = asked(labs(), "LicenseKeyPack", where)
    assert {name: pack.get(name) for name in expected} == expected


def test_who_is_no_administrator_finds_empty_properties_or_nothing(
    labs: Labs,
) -> None:
    """domain.md 1.1; that other classes are denied is our assumption."""
    lab = labs()
    with taken_back(lab, SignIn(account="b.baker")):
        (server,) = asked(lab, "LicenseServer")
        assert {server.value(p) for p in server.kind.properties} == {None}
        for name in ("LicenseKeyPack", "IssuedLicense", "LicenseReport"):
            with pytest.raises(WmiError) as error:
                asked(lab, name)
            assert error.value.code is Wbem.ACCESS_DENIED


@pytest.mark.parametrize(
    ("name", "namespace", "code", "said"),
    [
        ("Win32_TSLicenseServer", r"root\cimv2", Wbem.INVALID_CLASS, "comes with"),
        ("Win32_Nothing", r"root\cimv2", Wbem.INVALID_CLASS, "not part of"),
        ("Win32_TSAccount", r"\\.\ROOT\CIMV2", Wbem.INVALID_CLASS, "TerminalServices"),
        ("Win32_TSAccount", r"root\nowhere", Wbem.INVALID_NAMESPACE, "nowhere"),
    ],
)
def test_a_class_that_is_not_there_says_why(
    labs: Labs, name: str, namespace: str, code: Wbem, said: str
) -> None:
    """domain.md 1.1: the classes of licensing come with the role."""
    with pytest.raises(WmiError, match=said) as error:
        table.find(Site(labs(), HOST), name, namespace)
    assert error.value.code is code


@pytest.mark.parametrize(
    "namespace", [r"root\CIMV2", "ROOT/cimv2", r"\\.\root\cimv2", r"\root\cimv2"]
)
def test_a_namespace_may_be_written_in_several_ways(labs: Labs, namespace: str) -> None:
    site = Site(labs(), SERVER)
    found = table.find(site, "win32_tslicenseserver", namespace)
    assert found.name == "Win32_TSLicenseServer"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"City": "Oslo", "COMPANY": ""}, 0),
        ({"City": None}, 0),
        ({"ProductId": "x"}, Wbem.READ_ONLY),
        ({"Town": "Oslo"}, Wbem.NOT_FOUND),
        ({"City": 7}, Wbem.TYPE_MISMATCH),
    ],
    ids=str,
)
def test_properties_are_written_or_refused(
    labs: Labs, values: dict[str, Value], code: int
) -> None:
    """domain.md 1.2."""
    lab = labs()
    (server,) = asked(lab, "LicenseServer")
    with taken_back(lab):
        before = lab.world()
        found = carry_out(put(Site(lab, SERVER), server, values), lab, lab.do)
        assert found.returns == code
        if code:
            assert lab.world() == before
            return
        (now,) = asked(lab, "LicenseServer")
        assert {name: now.get(name) for name in values} == {
            name: value or "" for name, value in values.items()
        }
        assert now.get("LastName") == "Adams"


@pytest.mark.parametrize(
    ("version", "shown"),
    [(ProductVersion.W2008R2, 18), (ProductVersion.W2022, None)],
)
def test_what_a_version_has_not_is_empty(
    labs: Labs, version: ProductVersion, shown: int | None
) -> None:
    """domain.md 1.7: counts of a report ended with 2012."""
    lab = labs("office", version)
    given: dict[str, Value] = {"ScopeType": 1, "ScopeValue": ""} if shown else {}
    name = "GenerateReport" if shown else "GenerateReportEx"
    with taken_back(lab):
        invoke(lab, "LicenseReport", name, given)
        (report,) = asked(lab, "LicenseReport")
        assert report.get("LicenseUsageCount") == shown


@pytest.mark.parametrize(
    ("value", "type_", "is_right"),
    [
        (True, CimType.UINT32, False),
        (2**32, CimType.UINT32, False),
        (0, CimType.UINT32, True),
        (300, CimType.UINT8, False),
        (-3, CimType.SINT16, True),
        ("x", CimType.STRING, True),
        (1, CimType.BOOLEAN, False),
        ("20260101", CimType.DATETIME, False),
    ],
)
def test_a_value_fits_its_type_or_not(
    value: Value, type_: CimType, is_right: bool
) -> None:
    assert fits(value, type_) is is_right
