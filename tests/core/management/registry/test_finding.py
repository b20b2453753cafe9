"""Find and Find Next go through the tree in its order."""

import pytest

from core.management.registry.finding import Spot, Wanted, find_next, matches
from core.management.registry.keys.session_host import (
    CORE,
    GRACE,
    LIST,
    MODE,
    RCM,
    SERVERS,
)
from tests.core.management.registry.conftest import Read

START = Spot("")
FOUND = {
    "a key": (Wanted("licensing core"), Spot(CORE)),
    "a value": (Wanted("specifiedlicense"), Spot(SERVERS, LIST)),
    "data": (Wanted("rdlic01"), Spot(SERVERS, LIST)),
    "data alone": (Wanted("(4)", in_keys=False, in_values=False), Spot(CORE, MODE)),
    "a whole name": (Wanted("rcm", is_whole=True), Spot(RCM)),
    "letters as they are": (Wanted("RCM", is_exact=True), Spot(RCM)),
}
NOT_FOUND = {
    "nothing": Wanted("no such thing"),
    "not a whole name": Wanted("license", is_whole=True),
    "not in keys": Wanted("graceperiod", in_keys=False),
    "not in data": Wanted("rdlic01", in_data=False),
    "other letters": Wanted("rcm", is_exact=True),
}


@pytest.mark.parametrize("name", FOUND)
def test_the_first_spot_is_found(read: Read, name: str) -> None:
    wanted, spot = FOUND[name]
    assert find_next(read("RDSH01"), START, wanted) == spot


@pytest.mark.parametrize("name", NOT_FOUND)
def test_what_is_nowhere_is_not_found(read: Read, name: str) -> None:
    assert find_next(read("RDSH01"), START, NOT_FOUND[name]) is None


def test_find_next_goes_on_behind_the_last_spot_to_the_end(read: Read) -> None:
    registry, wanted = read("RDSH01"), Wanted("certificate", in_keys=False)
    found: list[Spot] = []
    while spot := find_next(registry, [START, *found][-1], wanted):
        found.append(spot)

    assert [spot.path for spot in found] == [RCM] * 4
    assert found == matches(registry, "", wanted)


def test_a_search_may_stay_right_below_a_key(read: Read) -> None:
    registry, wanted = read("RDSH01"), Wanted("i")

    assert matches(registry, GRACE, wanted) == [
        Spot(GRACE, registry.values(GRACE)[0].name)
    ]
    near = matches(registry, RCM, wanted, is_deep=False)
    assert Spot(CORE) in near
    assert Spot(CORE, MODE) not in near
    assert Spot(CORE, MODE) in matches(registry, RCM, wanted)
