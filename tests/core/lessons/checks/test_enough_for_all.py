"""Whether there is enough for everybody: at the second connection, and in all packs."""

from core.catalog import LicenseType
from core.lab import Lab
from tests.core.lessons.checks.judging import is_so, judged
from tests.helpers.labs import MakeLab, agreement, installation

FULL = {"check": "can-connect", "license": "full"}
BOUGHT = {"check": "pack", "server": "RDLIC01", "type": "per-user"}


def install(lab: Lab, type_: LicenseType, quantity: int) -> None:
    lab.do(installation(agreement(type=type_, quantity=quantity)))


def test_a_new_device_has_a_full_license_at_the_second_connection(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("trouble-one-client")
    new = {**FULL, "devices": ["PC-0015"], "users": ["c.clark"]}

    assert not is_so(lab, **new)
    assert is_so(lab, **new, times=2)
    assert judged(lab, **new, times=2).expected == (
        "c.clark can connect to every session host from PC-0015, with the license "
        "full and at the second connection"
    )


def test_one_cal_is_enough_for_each_alone_and_not_for_all_together(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("trouble-no-cals-left")
    install(lab, LicenseType.PER_DEVICE, 1)

    assert is_so(lab, **FULL, times=2)
    assert not is_so(lab, **FULL, times=2, together=True)

    install(lab, LicenseType.PER_DEVICE, 2)
    assert is_so(lab, **FULL, times=2, together=True)


def test_who_connects_on_trial_leaves_nothing_behind(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-one-client")
    before = lab.world()
    judged(lab, **FULL, times=3, together=True)
    assert lab.world() == before


def test_the_licenses_of_all_packs_are_added_up(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-over-used")

    assert is_so(lab, **BOUGHT, licenses=10)
    assert not is_so(lab, **BOUGHT, licenses=15)
    assert judged(lab, **BOUGHT, licenses=15).found == (
        "1 license pack on RDLIC01 (Per User), 10 licenses in all"
    )

    install(lab, LicenseType.PER_USER, 5)
    assert is_so(lab, **BOUGHT, licenses=15)
