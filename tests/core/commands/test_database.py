"""Removing licenses by their version and type, as WMI does (domain.md 1.5)."""

import pytest

from core.catalog import LicenseType, ProductVersion
from core.commands.database import RemoveLicensesOf
from core.errors import Refused
from core.lab import Lab
from core.refusals import Reason
from tests.helpers.labs import MakeLab, installation, retail, world

SERVER = "RDLIC01"
W2022 = ProductVersion.W2022


def remove(quantity: int, version: ProductVersion = W2022) -> RemoveLicensesOf:
    return RemoveLicensesOf(
        server=SERVER, version=version, type=LicenseType.PER_USER, quantity=quantity
    )


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    lab = make_lab("office")  # 82 of 100 are free in pack 3
    lab.do(installation(retail(7)))  # 20 more in pack 5
    return lab


@pytest.mark.parametrize(
    ("quantity", "left"),
    [(1, {3: 99, 5: 20}), (82, {3: 18, 5: 20}), (90, {3: 18, 5: 12}), (102, {3: 18})],
)
def test_packs_give_their_free_licenses_one_after_the_other(
    lab: Lab, quantity: int, left: dict[int, int]
) -> None:
    lab.do(remove(quantity))
    packs = (p for p in lab.packs(SERVER) if p.type is LicenseType.PER_USER)
    assert {p.id: p.total for p in packs} == left


@pytest.mark.parametrize(
    "command", [remove(103), remove(1, ProductVersion.W2019)], ids=["many", "none"]
)
def test_more_than_are_free_are_refused(lab: Lab, command: RemoveLicensesOf) -> None:
    before = world(lab)
    with pytest.raises(Refused) as answer:
        lab.do(command)
    assert answer.value.reason is Reason.TOO_MANY_TO_REMOVE
    assert world(lab) == before
