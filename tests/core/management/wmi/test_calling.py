"""The 51 methods of the licensing provider: each rightly called does what it says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from core.catalog import ActivationStatus, DiscoveryScope, ProductVersion
from core.commands.command import Command
from core.commands.database import RemoveLicenses
from core.commands.properties import ChangeServerProperties
from core.commands.reports import CreateReport
from core.commands.revoke import RevokeLicense
from core.lab import Lab
from core.management.wmi.errors import Wbem
from core.management.wmi.model import Instance
from core.management.wmi.table import PROVIDER
from core.management.wmi.values import Value
from core.numbers import purchases, servers
from tests.core.management.wmi.asking import (
    SERVER,
    Labs,
    asked,
    invoke,
    taken_back,
)
from tests.helpers.labs import (
    REGISTRATION,
    agreement,
    installation,
    key_pack_id,
    retail,
    retail_code,
    server_id,
)

Given = Mapping[str, Value]
OLD = ProductVersion.W2008R2
OPEN = purchases.make_open_numbers(7)
AGREEMENT = agreement().agreement_number
PRODUCT: Given = {"ProductVersion": 5, "ProductType": 1, "LicenseCount": 7}
OPEN_GIVEN: Given = {
    "sLicenseNumber": OPEN[1],
    "sAuthorizationNumber": OPEN[0],
    **PRODUCT,
}
AGREEMENT_GIVEN: Given = {"AgreementType": 1, "sAgreementNumber": AGREEMENT, **PRODUCT}
NO_SOURCE: Given = {"sSourceLSName": "", "sSourceLSProductId": ""}
Make = Callable[[Lab], Given]
Check = Callable[[Lab], bool]


@dataclass(frozen=True)
class Case:
    """A call that is right: what it is given, gives back, and what is so then."""

    given: Given | Make = field(default_factory=dict)
    out: Given | Make = field(default_factory=dict)
    then: Check = lambda _: True
    of: str = ""  # on the first instance of which this is true
    before: tuple[Callable[[Lab], Command], ...] = ()
    scenario: str = "office"
    edition: ProductVersion = ProductVersion.W2022
    returns: int = 0


def server_is(**facts: object) -> Check:
    return lambda lab: all(
        getattr(lab.server(SERVER), name) == value for name, value in facts.items()
    )


def pack_has(pack_id: int, total: int | None) -> Check:
    """Tell whether a pack has so many licenses; None: whether it is gone."""

    def check(lab: Lab) -> bool:
        pack = lab.pack(SERVER, pack_id)
        return pack is None if total is None else bool(pack and pack.total == total)

    return check


def next_id(lab: Lab) -> Given:
    server = lab.server(SERVER)
    assert server.license_server_id
    made = servers.make_next_server_id(server.product_id, server.license_server_id)
    return {"sNewLicenseServerId": made}


def confirmation(lab: Lab) -> Given:
    known = lab.server(SERVER).license_server_id or ""
    return {"sConfirmCode": servers.make_confirmation_code(known)}


def key_pack(lab: Lab) -> Given:
    return {"sLicenseKeyPackId": key_pack_id(lab.server(SERVER), serial=9)}


def from_source(lab: Lab) -> Given:
    found = lab.pack("RDLIC02", 3)
    assert found
    assert found.purchase_number
    known = lab.server("RDLIC02").license_server_id or ""
    return {
        "sLicenseCode": found.purchase_number,
        "sSourceLSName": "10.0.0.12",
        "sSourceLSProductId": known,
    }


def registered(lab: Lab) -> Command:
    server = lab.server(SERVER)
    return ChangeServerProperties(
        server=SERVER,
        connection_method=server.connection_method,
        registration=REGISTRATION,
    )


def installed(lab: Lab) -> Command:
    return installation(retail(8))


def removed(lab: Lab) -> Command:
    """Remove what was installed: the newest pack."""
    return RemoveLicenses(server=SERVER, pack_id=lab.server(SERVER).next_pack_id - 1)


def report(lab: Lab) -> Command:
    return CreateReport(server=SERVER)


def newest_report(lab: Lab) -> Given:
    return {"FileName": lab.reports(SERVER)[-1].name}


ACTIVATED, NOT_ACTIVATED = {"ActivationStatus": 0}, {"ActivationStatus": 1}
NEW_PACK = {"KeyPackId": 5}
NEW = pack_has(5, 20)
SEVEN = pack_has(5, 7)
ALL = {"StartIndex": 0, "Count": 0}
LS, KEYS, ISSUED, REPORT = (kind.name for kind in PROVIDER)
CASES: dict[tuple[str, str], Case] = {
    (LS, "ActivateServer"): Case(
        lambda lab: {"sLicenseServerId": server_id(lab.server(SERVER))},
        ACTIVATED,
        server_is(is_activated=True),
        scenario="fresh",
    ),
    (LS, "ActivateServerAutomatic"): Case(
        {},
        ACTIVATED,
        server_is(is_activated=True),
        before=(registered,),
        scenario="fresh",
    ),
    (LS, "ReactivateServer"): Case(next_id, ACTIVATED, server_is(is_activated=True)),
    (LS, "ReactivateServerAutomatic"): Case({"Reason": 2}, ACTIVATED),
    (LS, "DeactivateServer"): Case(
        confirmation, NOT_ACTIVATED, server_is(license_server_id=None)
    ),
    (LS, "DeactivateServerAutomatic"): Case(
        {}, NOT_ACTIVATED, server_is(activation_status=ActivationStatus.NOT_ACTIVATED)
    ),
    (LS, "GetActivationStatus"): Case({}, ACTIVATED),
    (LS, "GetLicenseServerId"): Case(
        {}, lambda lab: {"sLicenseServerId": lab.server(SERVER).license_server_id}
    ),
    (LS, "ChangeRole"): Case(
        {"ServerRole": 2}, {}, server_is(scope=DiscoveryScope.FOREST)
    ),
    (LS, "PublishLS"): Case({}, {}, server_is(published=True)),
    (LS, "UnpublishLS"): Case({}, {}, server_is(published=False)),
    (LS, "IsLSPublished"): Case({}, {"Published": False}),
    (LS, "RegisterLSToSCP"): Case({}, {}, server_is(scp_registered=True)),
    (LS, "UnRegisterLSFromSCP"): Case({}, {}, server_is(scp_registered=False)),
    (LS, "IsLSRegisteredToSCP"): Case({}, {"Registered": True}),
    (LS, "AddLStoTSLSGroup"): Case(
        {}, {}, server_is(in_ad_group=True), scenario="fresh"
    ),
    (LS, "RemoveLSfromTSLSGroup"): Case({}, {}, server_is(in_ad_group=False)),
    (LS, "IsLSinTSLSGroup"): Case({"Domain": ""}, {"IsMember": True}),
    (LS, "IsLSonDC"): Case({}, {"OnDC": False}),
    (LS, "IsLSSecGrpGPEnabled"): Case({}, {"Enabled": False}),
    (LS, "IsLSPreventUpgradeGPEnabled"): Case({}, {"Enabled": False}),
    (LS, "IsSecureAccessAllowed"): Case({"tsname": "rdsh01"}, {"Allowed": True}),
    (LS, "IsTSinTSCGroup"): Case(
        {"tsname": "rdsh01.corp.example"}, {"IsMember": False}
    ),
    (LS, "CreateTSCGroup"): Case(edition=OLD, returns=Wbem.ALREADY_EXISTS),
    (LS, "RemoveTSCGroup"): Case(edition=OLD, returns=Wbem.INVALID_OPERATION),
    (LS, "IsTSCGroupPresent"): Case({}, {"Present": True}, edition=OLD),
    (KEYS, "InstallRetailPurchaseLicenseKeyPack"): Case(
        {"sLicenseCode": retail_code(8)}, NEW_PACK, NEW
    ),
    (KEYS, "InstallOpenLicenseKeyPack"): Case(OPEN_GIVEN, NEW_PACK, SEVEN),
    (KEYS, "InstallAgreementLicenseKeyPack"): Case(AGREEMENT_GIVEN, NEW_PACK, SEVEN),
    (KEYS, "InstallLicenseKeyPack"): Case(key_pack, NEW_PACK, NEW),
    (KEYS, "ReinstallRetailPurchaseLicenseKeyPack"): Case(
        {"sLicenseCode": retail_code(8)},
        {"KeyPackId": 6},
        pack_has(6, 20),
        before=(installed, removed),
    ),
    (KEYS, "ReinstallOpenPurchaseLicenseKeyPack"): Case(OPEN_GIVEN, NEW_PACK, SEVEN),
    (KEYS, "ReinstallAgreementLicenseKeyPack"): Case(AGREEMENT_GIVEN, NEW_PACK, SEVEN),
    (KEYS, "ReinstallLicenseKeyPackOffline"): Case(key_pack, NEW_PACK, NEW),
    (KEYS, "ImportRetailPurchaseLicenseKeyPack"): Case(
        from_source, NEW_PACK, lambda lab: lab.pack("RDLIC02", 3) is None
    ),
    (KEYS, "ImportOpenPurchaseLicenseKeyPack"): Case(
        {**OPEN_GIVEN, **NO_SOURCE}, NEW_PACK, SEVEN
    ),
    (KEYS, "ImportAgreementLicenseKeyPack"): Case(
        {
            **AGREEMENT_GIVEN,
            "sSourceLSName": "",
            "sSourceLSProductId": servers.make_license_server_id(
                servers.make_product_id(1, "A")
            ),
        },
        NEW_PACK,
        SEVEN,
    ),
    (KEYS, "ImportLicenseKeyPackOffline"): Case(
        lambda lab: {**key_pack(lab), **NO_SOURCE}, NEW_PACK, NEW
    ),
    (KEYS, "ConvertLicenses"): Case(
        {"Count": 30}, {"KeypackID": 5}, pack_has(5, 30), of="KeyPackId = 3"
    ),
    (KEYS, "RemoveLicensesWithIdCount"): Case(
        {"KeyPackId": 3, "LicenseCount": 10}, {}, pack_has(3, 90)
    ),
    (KEYS, "UninstallLicenseKeyPack"): Case(
        {"ProductVersion": 7, "ProductType": 0, "LicenseCount": 8},
        {},
        pack_has(4, 42),
    ),
    (KEYS, "UninstallLicenseKeyPackWithId"): Case(
        {"KeyPackId": 4}, {}, pack_has(4, None)
    ),
    (ISSUED, "Revoke"): Case(
        {},
        {"RevokableCals": 9, "NextRevokeAllowedOn": datetime(1601, 1, 1, tzinfo=UTC)},
        lambda lab: len(lab.revoked_until(SERVER, ProductVersion.W2022)) == 1,
        of="KeyPackId = 4 AND LicenseStatus = 2",
    ),
    (REPORT, "GenerateReportEx"): Case({}, newest_report),
    (REPORT, "GenerateReport"): Case(
        {"ScopeType": 2, "ScopeValue": "OU=Sales"}, newest_report, edition=OLD
    ),
    (REPORT, "DeleteReport"): Case(
        {},
        {},
        lambda lab: lab.reports(SERVER) == [],
        of="FileName LIKE '%'",
        before=(report,),
    ),
    **{
        (REPORT, name): Case(
            ALL, {"Count": count}, of="FileName LIKE '%'", before=(report,)
        )
        for name, count in {
            "FetchReportEntries": 18,
            "FetchReportSummaryEntries": 2,
            "FetchReportPerDeviceEntries": 12,
        }.items()
    },
    **{
        (REPORT, name): Case(
            ALL,
            {"Count": 0},
            of="FileName LIKE '%'",
            before=(report,),
            returns=0x4001,
        )
        for name in (
            "FetchReportFailedPerUserEntries",
            "FetchReportFailedPerUserSummaryEntries",
        )
    },
}


def test_every_method_has_its_case() -> None:
    known = [(kind.name, m.name) for kind in PROVIDER for m in kind.methods]
    assert len(known) == 51
    assert set(known) == set(CASES)


@pytest.mark.parametrize(("kind", "method"), CASES, ids=lambda name: name)
def test_it_does_what_it_says(labs: Labs, kind: str, method: str) -> None:
    case = CASES[kind, method]
    lab = labs(case.scenario, case.edition)
    with taken_back(lab):
        for make in case.before:
            lab.do(make(lab))
        given = case.given(lab) if callable(case.given) else case.given
        of = asked(lab, kind, case.of)[0] if case.of else None
        found = invoke(lab, kind, method, given, of=of)

        assert (found.returns, found.why if not case.returns else "") == (
            case.returns,
            "",
        )
        expected = case.out(lab) if callable(case.out) else case.out
        assert {name: found.out[name] for name in expected} == expected
        if not case.returns:
            described = next(k for k in PROVIDER if k.name == kind).method(method)
            assert set(found.out) == {parameter.name for parameter in described.outs}
        assert case.then(lab)


def test_revoking_more_than_is_allowed_tells_from_when_it_is_again(
    labs: Labs,
) -> None:
    """domain.md 1.6, 4.1: one in five of 50, that is 10."""
    lab = labs()
    active = asked(lab, ISSUED, "KeyPackId = 4 AND LicenseStatus = 2")
    with taken_back(lab):
        for one in active[:10]:
            number = int(str(one.get("LicenseId")))
            lab.do(RevokeLicense(server=SERVER, license_id=number))
        found = invoke(lab, ISSUED, "Revoke", of=active[10])
        assert found.returns == Wbem.INVALID_OPERATION
        assert found.out["RevokableCals"] == 0
        again = found.out["NextRevokeAllowedOn"]
        assert isinstance(again, datetime)
        assert again > datetime(2026, 11, 16, tzinfo=UTC)


def test_entries_come_page_by_page_until_there_are_no_more(labs: Labs) -> None:
    """domain.md 1.7."""
    lab = labs()
    with taken_back(lab, CreateReport(server=SERVER)):
        (made,) = asked(lab, REPORT)
        users: list[str] = []
        start = 0
        while True:
            given = {"StartIndex": start, "Count": 7}
            page = invoke(lab, REPORT, "FetchReportEntries", given, of=made)
            if page.returns == 0x4001:
                break
            entries = page.out["ReportEntries"]
            assert isinstance(entries, tuple)
            users += [str(e.get("User")) for e in entries if isinstance(e, Instance)]
            start += len(entries)
        assert len(users) == len({*users}) == 18
