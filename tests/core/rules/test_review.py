import pytest

from core.catalog import (
    ActivationStatus,
    DiscoveryScope,
    LicenseProgram,
    LicenseType,
    ProductVersion,
)
from core.records import LicensePack, LicenseServer
from core.rules.review import Level, needs_attention, review


def a_server(**facts: object) -> LicenseServer:
    sound = LicenseServer(
        name="RDLIC01",
        version=ProductVersion.W2022,
        activation_status=ActivationStatus.ACTIVATED,
        product_id="TRPID",
        license_server_id="TRSID",
        in_ad_group=True,
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


PER_USER = a_pack(LicenseType.PER_USER)
PER_DEVICE = a_pack(LicenseType.PER_DEVICE)
BUILT_IN = a_pack(LicenseType.PER_DEVICE, total=None)
OUTSIDE = {"scope": DiscoveryScope.WORKGROUP}


@pytest.mark.parametrize(
    ("facts", "packs", "findings"),
    [
        ({}, [PER_USER], "activated in-ad-group scp-registered"),
        ({}, [BUILT_IN], "activated no-licenses in-ad-group scp-registered"),
        (
            {},
            [BUILT_IN, PER_USER, PER_DEVICE],
            "activated mixed-types in-ad-group scp-registered",
        ),
        ({}, [BUILT_IN, PER_USER], "activated in-ad-group scp-registered"),
        (
            {"activation_status": ActivationStatus.NOT_ACTIVATED},
            [BUILT_IN],
            "not-activated in-ad-group scp-registered",
        ),
        (
            {"activation_status": ActivationStatus.REACTIVATION_NEEDED},
            [PER_USER],
            "reactivation-needed in-ad-group scp-registered",
        ),
        (
            {"in_ad_group": False},
            [PER_USER],
            "activated not-in-ad-group scp-registered",
        ),
        (
            {"scp_registered": False},
            [PER_USER],
            "activated in-ad-group scp-not-registered",
        ),
        (OUTSIDE, [PER_DEVICE], "activated workgroup"),
    ],
)
def test_the_review_lists_what_is_right_and_wrong(
    facts: dict[str, object], packs: list[LicensePack], findings: str
) -> None:
    found = review(a_server(**facts), packs)

    assert " ".join(finding.kind for finding in found) == findings


@pytest.mark.parametrize(
    ("facts", "packs", "attention"),
    [
        ({}, [PER_USER], False),
        ({}, [BUILT_IN], False),
        ({}, [PER_USER, PER_DEVICE], False),
        (OUTSIDE, [PER_DEVICE], False),
        ({"activation_status": ActivationStatus.NOT_ACTIVATED}, [], True),
        ({"in_ad_group": False}, [PER_USER], True),
        ({"scp_registered": False}, [PER_USER], True),
    ],
)
def test_warnings_and_errors_need_attention_and_advice_does_not(
    facts: dict[str, object], packs: list[LicensePack], attention: bool
) -> None:
    assert needs_attention(review(a_server(**facts), packs)) is attention


def test_a_server_that_is_not_activated_is_an_error() -> None:
    server = a_server(activation_status=ActivationStatus.NOT_ACTIVATED)

    assert review(server, [])[0].level is Level.ERROR
