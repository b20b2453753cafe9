"""What the review says of a server (ui.md 4, domain.md 1.3 and 6)."""

from datetime import UTC, datetime

import pytest

from core.catalog import (
    ActivationStatus,
    DiscoveryScope,
    LicenseProgram,
    LicenseType,
    ProductVersion,
    Rights,
)
from core.records import LabSettings, LicensePack, LicenseServer
from core.rules.review import (
    Finding,
    FindingKind,
    Level,
    Repair,
    needs_attention,
    review,
)

SETTINGS = LabSettings(
    scenario="office",
    edition=ProductVersion.W2022,
    seed=1,
    now=datetime(2026, 11, 16, tzinfo=UTC),
    domain="corp.example",
)


def a_server(**facts: object) -> LicenseServer:
    """Give a server on a domain controller, with nothing to find fault with."""
    sound = LicenseServer(
        name="RDLIC01",
        version=ProductVersion.W2022,
        activation_status=ActivationStatus.ACTIVATED,
        product_id="TRPID",
        license_server_id="TRSID",
        in_ad_group=True,
        network_service_in_ad_group=True,
        on_domain_controller=True,
        scp_registered=True,
    )
    return sound.changed(**facts)


def a_pack(type_: LicenseType, total: int | None = 10) -> LicensePack:
    program = LicenseProgram.BUILT_IN if total is None else LicenseProgram.RETAIL
    return LicensePack(
        server="RDLIC01",
        id=3,
        version=ProductVersion.W2022,
        type=type_,
        program=program,
        total=total,
    )


def found(
    server: LicenseServer,
    packs: list[LicensePack],
    rights: Rights = Rights.SERVER_ADMIN,
    **settings: object,
) -> list[Finding]:
    return review(server, packs, SETTINGS.changed(**settings), rights)


def kinds(findings: list[Finding]) -> str:
    return " ".join(finding.kind for finding in findings)


PER_USER = a_pack(LicenseType.PER_USER)
PER_DEVICE = a_pack(LicenseType.PER_DEVICE)
BUILT_IN = a_pack(LicenseType.PER_DEVICE, total=None)
SOUND = "in-ad-group scp-registered domain-scope"
SCOPE = DiscoveryScope


@pytest.mark.parametrize(
    ("facts", "packs", "findings"),
    [
        ({}, [PER_USER], "activated"),
        ({}, [BUILT_IN, PER_USER], "activated"),
        ({}, [BUILT_IN], "activated no-licenses"),
        ({}, [BUILT_IN, PER_USER, PER_DEVICE], "activated mixed-types"),
        (
            {"activation_status": ActivationStatus.NOT_ACTIVATED},
            [BUILT_IN],
            "not-activated",
        ),
        (
            {"activation_status": ActivationStatus.REACTIVATION_NEEDED},
            [PER_USER],
            "reactivation-needed",
        ),
    ],
)
def test_activation_and_licenses_come_first(
    facts: dict[str, object], packs: list[LicensePack], findings: str
) -> None:
    assert kinds(found(a_server(**facts), packs)) == f"{findings} {SOUND}"


MEMBER_SERVER = {"on_domain_controller": False, "network_service_in_ad_group": False}
FOREST = {"scope": SCOPE.FOREST, "published": True}


@pytest.mark.parametrize(
    ("facts", "findings", "attention"),
    [
        ({}, SOUND, False),
        (
            MEMBER_SERVER,
            "in-ad-group scp-registered domain-scope-not-on-controller",
            False,
        ),
        (
            {"in_ad_group": False},
            "not-in-ad-group scp-registered domain-scope",
            True,
        ),
        (
            {"in_ad_group": False, "network_service_in_ad_group": False},
            "not-in-ad-group scp-registered domain-scope",
            True,
        ),
        (
            {"network_service_in_ad_group": False},
            "network-service-not-in-ad-group scp-registered domain-scope",
            True,
        ),
        (
            {"scp_registered": False},
            "in-ad-group scp-not-registered domain-scope",
            True,
        ),
        (FOREST, "in-ad-group scp-registered forest-scope", False),
        (
            {**FOREST, **MEMBER_SERVER},
            "in-ad-group scp-registered forest-scope",
            False,
        ),
        (
            {"scope": SCOPE.FOREST},
            "in-ad-group scp-registered forest-scope-not-published",
            True,
        ),
        (
            {"scope": SCOPE.WORKGROUP},
            "in-ad-group scp-registered workgroup-scope-in-domain",
            True,
        ),
        (
            {"security_group_policy": True, "security_group_members": ("RDSH01",)},
            f"{SOUND} security-group",
            False,
        ),
        ({"security_group_policy": True}, f"{SOUND} security-group-empty", True),
        ({"security_group_members": ("RDSH01",)}, SOUND, False),
    ],
)
def test_the_directory_the_scope_and_the_policy_follow(
    facts: dict[str, object], findings: str, attention: bool
) -> None:
    here = found(a_server(**facts), [PER_USER])

    assert kinds(here) == f"activated {findings}"
    assert needs_attention(here) is attention


def test_a_workgroup_has_no_directory_to_be_in() -> None:
    server = a_server(
        scope=SCOPE.WORKGROUP, in_ad_group=False, security_group_policy=True
    )
    here = found(server, [PER_DEVICE], domain=None)

    assert kinds(here) == "activated workgroup"
    assert not needs_attention(here)


def test_what_the_directory_knows_is_unknown_while_it_is_not_reached() -> None:
    server = a_server(
        in_ad_group=False, security_group_policy=True, directory_answers=False
    )
    here = found(server, [PER_USER])

    assert kinds(here) == "activated directory-unreachable security-group-empty"
    assert here[1].level is Level.ERROR


@pytest.mark.parametrize("rights", Rights)
def test_who_is_no_administrator_reads_nothing(rights: Rights) -> None:
    here = found(a_server(scp_registered=False), [PER_USER], rights)

    if rights is Rights.USER:
        assert here == [Finding(FindingKind.INSUFFICIENT_RIGHTS, Level.ERROR)]
    else:
        assert here == found(a_server(scp_registered=False), [PER_USER])


@pytest.mark.parametrize(
    ("facts", "attention"),
    [
        ({}, False),
        ({"activation_status": ActivationStatus.NOT_ACTIVATED}, True),
        ({"activation_status": ActivationStatus.REACTIVATION_NEEDED}, True),
    ],
)
def test_warnings_and_errors_need_attention_and_advice_does_not(
    facts: dict[str, object], attention: bool
) -> None:
    here = found(a_server(**facts), [PER_USER, PER_DEVICE])

    assert needs_attention(here) is attention


def test_each_fault_has_its_repair_and_what_is_right_needs_none() -> None:
    repairs = {
        kind.value: repair.value
        for kind in FindingKind
        if (repair := Finding(kind, Level.OK).repair) is not None
    }

    assert repairs == {
        "not-in-ad-group": Repair.ADD_TO_GROUP,
        "network-service-not-in-ad-group": Repair.ADD_TO_GROUP,
        "scp-not-registered": Repair.REGISTER_AS_SCP,
        "workgroup-scope-in-domain": Repair.CHANGE_SCOPE,
        "domain-scope": Repair.CHANGE_SCOPE,
        "domain-scope-not-on-controller": Repair.CHANGE_SCOPE,
        "forest-scope": Repair.CHANGE_SCOPE,
        "forest-scope-not-published": Repair.CHANGE_SCOPE,
    }
