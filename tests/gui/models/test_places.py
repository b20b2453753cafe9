import pytest

from gui.models.places import (
    ALL_SERVERS,
    Place,
    PlaceKind,
    pack_place,
    report_place,
    server_place,
)

SERVER = server_place("RDLIC01")
PACK = pack_place("RDLIC01", 3)


@pytest.mark.parametrize(
    ("place", "above"),
    [
        (ALL_SERVERS, None),
        (SERVER, ALL_SERVERS),
        (PACK, SERVER),
        (Place(PlaceKind.REPORTS, "RDLIC01"), SERVER),
        (report_place("RDLIC01", 7), Place(PlaceKind.REPORTS, "RDLIC01")),
        (Place(PlaceKind.ISSUED, "RDLIC01", 3, 19), PACK),
    ],
    ids=lambda p: p.kind if isinstance(p, Place) else "none",
)
def test_every_place_knows_the_place_above_it(
    place: Place, above: Place | None
) -> None:
    assert place.parent == above


def test_a_place_is_known_by_its_ids() -> None:
    assert pack_place("RDLIC01", 3) == PACK
    assert pack_place("RDLIC02", 3) != PACK
    assert len({SERVER, server_place("RDLIC01"), PACK}) == 2
