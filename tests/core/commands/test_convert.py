"""Converting licenses between Per User and Per Device."""

import pytest
from pydantic import ValidationError

from core.catalog import LicenseType
from core.commands.convert import ConvertLicenses
from core.commands.history import Undo
from core.errors import Refused
from core.events import LicensesConverted
from core.lab import Lab
from core.refusals import Reason
from tests.helpers.labs import MakeLab, world

SERVER = "RDLIC01"


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


def packs(lab: Lab, server: str = SERVER) -> list[tuple[int, str, int | None, int]]:
    return [(p.id, p.type.value, p.total, p.issued) for p in lab.packs(server)]


def convert(lab: Lab, quantity: int, pack_id: int = 3, server: str = SERVER) -> object:
    return lab.do(ConvertLicenses(server=server, pack_id=pack_id, quantity=quantity))


def test_the_converted_licenses_become_a_new_pack(lab: Lab) -> None:
    assert convert(lab, 30) == [LicensesConverted(SERVER, 3, 5)]
    assert packs(lab) == [
        (2, "per-device", None, 0),
        (3, "per-user", 70, 18),
        (4, "per-device", 50, 12),
        (5, "per-device", 30, 0),
    ]
    assert lab.problems() == []


def test_it_works_in_the_other_direction_too(lab: Lab) -> None:
    convert(lab, 38, pack_id=4)
    assert packs(lab)[2:] == [(4, "per-device", 12, 12), (5, "per-user", 38, 0)]


def test_a_pack_that_is_converted_whole_is_gone(lab: Lab) -> None:
    convert(lab, 20, server="RDLIC02")
    assert packs(lab, "RDLIC02")[1:] == [(4, "per-device", 20, 0)]


def test_undo_brings_the_pack_back(lab: Lab) -> None:
    before = world(lab)
    convert(lab, 20, server="RDLIC02")
    lab.do(Undo())
    assert world(lab) == before


def test_issued_licenses_cannot_be_converted(lab: Lab) -> None:
    before = world(lab)
    with pytest.raises(Refused, match="only 82 are not issued") as refused:
        convert(lab, 83)
    assert refused.value.reason is Reason.TOO_MANY_TO_CONVERT
    assert world(lab) == before


@pytest.mark.parametrize("pack_id", [2, 99])
def test_only_a_pack_that_was_bought_can_be_converted(lab: Lab, pack_id: int) -> None:
    with pytest.raises(Refused) as refused:
        convert(lab, 1, pack_id=pack_id)
    assert refused.value.reason is Reason.CANNOT_BE_CONVERTED


@pytest.mark.parametrize("quantity", [0, -1])
def test_a_quantity_is_one_at_least(quantity: int) -> None:
    with pytest.raises(ValidationError):
        ConvertLicenses(server=SERVER, pack_id=3, quantity=quantity)


def test_the_other_type_is_the_only_other_one(lab: Lab) -> None:
    convert(lab, 1)
    convert(lab, 1, pack_id=5)
    assert lab.packs(SERVER)[-1].type is LicenseType.PER_USER
