"""What a migration takes off its source (domain.md 4.5)."""

import pytest

from core.catalog import (
    ActivationStatus,
    LicenseProgram,
    LicenseType,
    ProductVersion,
)
from core.records import LicensePack, LicenseServer
from core.rules.migration import is_removed_automatically, shares
from tests.helpers.labs import purchase

PER_DEVICE = LicenseType.PER_DEVICE
BUILT_IN = LicenseProgram.BUILT_IN


def server(facts: str) -> LicenseServer:
    """Make a server: `2016`, `2008r2 off`, `2022 gone`, `2012 damaged`."""
    version, _, state = facts.partition(" ")
    status = {
        "off": ActivationStatus.NOT_ACTIVATED,
        "damaged": ActivationStatus.REACTIVATION_NEEDED,
    }
    return LicenseServer(
        name="RDLIC01",
        version=ProductVersion(version),
        activation_status=status.get(state, ActivationStatus.ACTIVATED),
        product_id="P",
        license_server_id="S",
        is_reachable=state != "gone",
    )


# domain.md 4.5: both 2008 R2 or later, both activated, connected; the source may be
# as old as Windows 2000.
@pytest.mark.parametrize(
    ("target", "source", "is_automatic"),
    [
        ("2022", "2016", True),
        ("2022", "2022", True),
        ("2022", "2008r2", True),
        ("2008r2", "2008r2", True),
        ("2022", "2008", False),
        ("2022", "2003", False),
        ("2022", "2000", False),
        ("2008", "2008r2", False),
        ("2022", "2016 off", False),
        ("2022", "2016 damaged", False),
        ("2022", "2016 gone", False),
        ("2022 off", "2016", False),
    ],
)
def test_automatic_removal_needs_two_servers_that_can_talk_about_it(
    target: str, source: str, is_automatic: bool
) -> None:
    assert is_removed_automatically(server(target), server(source)) is is_automatic


def pack(
    pack_id: int,
    total: int | None,
    *,
    issued: int = 0,
    number: str = "other",
    type_: LicenseType = LicenseType.PER_USER,
    version: ProductVersion = ProductVersion.W2022,
    program: LicenseProgram = LicenseProgram.RETAIL,
) -> LicensePack:
    return LicensePack(
        server="RDLIC02",
        id=pack_id,
        version=version,
        type=type_,
        program=program,
        total=total,
        issued=issued,
        purchase_number=number,
    )


@pytest.mark.parametrize(
    ("packs", "given"),
    [
        ([pack(3, 20)], [(3, 20, 0)]),
        ([pack(3, 50)], [(3, 20, 0)]),
        ([pack(3, 5)], [(3, 5, 0)]),
        ([pack(4, 15), pack(3, 15)], [(3, 15, 0), (4, 5, 0)]),
        ([pack(3, 15), pack(4, 15, number="own")], [(4, 15, 0), (3, 5, 0)]),
        ([pack(3, 20), pack(4, 20)], [(3, 20, 0)]),
        ([pack(3, 50, issued=25)], [(3, 20, 0)]),
        ([pack(3, 50, issued=35)], [(3, 20, 5)]),
        ([pack(3, 50, issued=60)], [(3, 20, 20)]),  # Per User may be over-issued
        ([pack(3, 50, type_=PER_DEVICE)], []),
        ([pack(3, 50, version=ProductVersion.W2019)], []),
        ([pack(3, 50, program=LicenseProgram.TEMPORARY)], []),
        ([pack(2, None, program=BUILT_IN)], []),
        ([], []),
    ],
)
def test_the_same_purchase_gives_first_and_free_licenses_before_issued_ones(
    packs: list[LicensePack], given: list[tuple[int, int, int]]
) -> None:
    found = shares(packs, "own", purchase(quantity=20))

    assert [(s.pack.id, s.quantity, s.issued) for s in found] == given
