"""Each rule of the Best Practices Analyzer: what keeps it and what breaks it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from core.catalog import (
    ActivationStatus,
    ConnectionMethod,
    DiscoveryScope,
    LicenseProgram,
    LicenseType,
    LicensingMode,
    ProductVersion,
)
from core.commands.deactivate import DeactivateServer
from core.reads.best_practices import analyze
from core.records import LicensePack, LicenseServer, SessionHost
from core.rules.best_practices import (
    Practice,
    Severity,
    of_host,
    of_purchases,
    of_server,
)
from core.rules.diagnosis import ServerLine
from gui.labels.practices import PRACTICE
from tests.helpers.labs import MakeLab

NOW = datetime(2026, 11, 16, 8, 30, tzinfo=UTC)
W2022 = ProductVersion.W2022
W2019 = ProductVersion.W2019


def server(**facts: Any) -> LicenseServer:
    good: dict[str, Any] = {
        "name": "RDLIC01",
        "version": W2022,
        "product_id": "P",
        "activation_status": ActivationStatus.ACTIVATED,
        "license_server_id": "ID",
        "in_ad_group": True,
        "scp_registered": True,
    }
    return LicenseServer(**{**good, **facts})


def pack(**facts: Any) -> LicensePack:
    good: dict[str, Any] = {
        "server": "RDLIC01",
        "id": 3,
        "version": W2022,
        "type": LicenseType.PER_USER,
        "program": LicenseProgram.RETAIL,
        "total": 50,
        "issued": 45,
    }
    return LicensePack(**{**good, **facts})


def host(*, grace: int = 120, **facts: Any) -> SessionHost:
    good: dict[str, Any] = {
        "name": "RDSH01",
        "version": W2022,
        "own_mode": LicensingMode.PER_USER,
        "own_servers": ("RDLIC01",),
        "grace_started": NOW - timedelta(days=120 - grace),
    }
    return SessionHost(**{**good, **facts})


BUILT_IN = pack(program=LicenseProgram.BUILT_IN, total=None, issued=0)
UNACTIVATED: dict[str, Any] = {
    "activation_status": ActivationStatus.NOT_ACTIVATED,
    "license_server_id": None,
}


@pytest.mark.parametrize(
    ("facts", "packs", "broken"),
    [
        ({}, [pack()], set()),
        (UNACTIVATED, [BUILT_IN], {Practice.NOT_ACTIVATED}),
        (
            {"activation_status": ActivationStatus.REACTIVATION_NEEDED},
            [pack()],
            {Practice.CERTIFICATE},
        ),
        ({}, [BUILT_IN], {Practice.NO_LICENSES}),
        ({}, [pack(issued=46)], {Practice.FEW_LICENSES}),
        ({}, [pack(issued=60)], {Practice.FEW_LICENSES}),
        ({}, [pack(issued=50), pack(id=4, issued=0)], set()),
        ({"on_domain_controller": True}, [pack()], {Practice.NOT_IN_AD_GROUP}),
        ({"in_ad_group": False}, [pack()], {Practice.NOT_IN_AD_GROUP}),
        ({"scp_registered": False}, [pack()], {Practice.SCP_NOT_REGISTERED}),
        (
            {"scope": DiscoveryScope.WORKGROUP, "in_ad_group": False},
            [pack()],
            set(),
        ),
        ({"security_group_policy": True}, [pack()], {Practice.GROUP_EMPTY}),
        (
            {"security_group_policy": True, "security_group_members": ("RDSH01",)},
            [pack()],
            set(),
        ),
    ],
)
def test_a_license_server_keeps_or_breaks_the_rules(
    facts: dict[str, Any], packs: list[LicensePack], broken: set[Practice]
) -> None:
    assert {v.practice for v in of_server(server(**facts), packs)} == broken


@pytest.mark.parametrize(
    ("of_session_host", "of_license_server", "broken"),
    [
        ({}, {}, set()),
        ({"own_mode": LicensingMode.NOT_CONFIGURED}, {}, {Practice.NO_MODE}),
        ({"own_servers": ()}, {}, {Practice.NO_SERVER}),
        ({"own_mode": LicensingMode.PER_DEVICE}, {}, {Practice.WRONG_TYPE}),
        ({}, {"version": W2019}, {Practice.SERVER_TOO_OLD}),
        ({"grace": 0}, {}, set()),
        (
            {"own_servers": (), "grace": 30},
            {},
            {Practice.NO_SERVER, Practice.GRACE_ENDS},
        ),
        ({"own_servers": (), "grace": 31}, {}, {Practice.NO_SERVER}),
        (
            {"own_mode": LicensingMode.NOT_CONFIGURED, "grace": 0},
            {},
            {Practice.NO_MODE, Practice.GRACE_ENDS},
        ),
    ],
)
def test_a_session_host_keeps_or_breaks_the_rules(
    of_session_host: dict[str, Any],
    of_license_server: dict[str, Any],
    broken: set[Practice],
) -> None:
    examined = host(**of_session_host)
    named = server(**of_license_server)
    lines = [ServerLine(name, named, (pack(),)) for name in examined.own_servers]
    assert {v.practice for v in of_host(examined, lines, NOW)} == broken


def test_a_server_that_does_not_answer_and_one_that_refuses_the_host() -> None:
    lost = of_host(host(), [ServerLine("RDLIC09", None, None)], NOW)
    assert [v.practice for v in lost] == [Practice.SERVER_NOT_AVAILABLE]

    strict = server(security_group_policy=True, security_group_members=("OTHER",))
    refused = of_host(host(), [ServerLine("RDLIC01", strict, (pack(),))], NOW)
    assert [v.practice for v in refused] == [Practice.HOST_NOT_IN_GROUP]


def test_per_user_licensing_needs_a_domain() -> None:
    lines = [ServerLine("RDLIC01", server(), (pack(),))]
    (found,) = of_host(host(), lines, NOW, in_domain=False)

    assert found.practice is Practice.PER_USER_IN_WORKGROUP


def test_a_purchase_on_two_servers_is_named_on_both() -> None:
    """domain.md 11, 26."""
    code = pack(purchase_number="TRAIN")
    twin = code.changed(server="RDLIC02")
    other = pack(server="RDLIC03", purchase_number="OTHER")
    agreement = pack(program=LicenseProgram.ENTERPRISE, purchase_number="1234567")

    found = of_purchases([code, twin, other, code.changed(id=4)])
    assert [v.computer for v in found] == ["RDLIC01", "RDLIC02"]
    assert {v.practice for v in found} == {Practice.INSTALLED_TWICE}
    assert of_purchases([agreement, agreement.changed(server="RDLIC02")]) == []


def test_what_a_deactivated_server_holds_is_not_counted_twice(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("trouble-double-licenses")
    twice = {v.computer for v in analyze(lab) if v.practice is Practice.INSTALLED_TWICE}
    assert twice == {"RDLIC01", "RDLIC02"}

    lab.do(DeactivateServer(server="RDLIC02", method=ConnectionMethod.AUTOMATIC))
    assert Practice.INSTALLED_TWICE not in {v.practice for v in analyze(lab)}


def test_every_rule_has_its_words() -> None:
    assert set(PRACTICE) == set(Practice)
    assert all(all(said) for said in PRACTICE.values())


def test_a_new_lab_breaks_the_documented_rule(make_lab: MakeLab) -> None:
    """Seed 003."""
    first, *rest = analyze(make_lab("fresh"))
    assert (first.practice, first.computer) == (Practice.NOT_ACTIVATED, "RDLIC01")
    assert first.severity is Severity.ERROR
    assert PRACTICE[first.practice][0] == (
        "RDS: The license server must be activated before you can install RDS CALs "
        "onto the license server"
    )
    assert [v.practice for v in rest] == [
        Practice.NOT_IN_AD_GROUP,
        Practice.SCP_NOT_REGISTERED,
        Practice.NO_MODE,
        Practice.NO_SERVER,
    ]
