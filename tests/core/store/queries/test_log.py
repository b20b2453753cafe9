"""The events of all computers."""

import pytest

from core.commands.connect import Connect
from core.commands.history import Undo
from core.commands.revoke import RevokeLicense
from core.errors import Refused
from core.event_kinds import EventKind
from core.lab import Lab
from core.store.long_list.long_list import Sorting
from core.store.long_list.search import Wanted
from core.store.slices import finish
from tests.helpers.labs import MakeLab, activation, logged_events

ALL = list(EventKind)
FIRST_DEVICE = 19


def ids(
    lab: Lab, kinds: list[EventKind] = ALL, without: tuple[str, ...] = ()
) -> list[int]:
    events = lab.event_list()
    among = {"source": tuple(str(int(kind)) for kind in kinds)}
    wanted = Wanted("", (), among=among, without={"computer": without})
    events.show(finish(events.arrange(Sorting(descending=True), wanted)))
    found = [events.record(row) for row in range(len(events))]
    return [int(event.kind) for event in found if event is not None]


@pytest.fixture
def busy(make_lab: MakeLab) -> Lab:
    """Two events of the session host, and one of the license server after them."""
    lab = make_lab("fresh")
    for device in ("PC-0001", "PC-0002"):
        lab.do(Connect(host="RDSH01", user="a.adams", device=device))
    lab.do(activation(lab))
    return lab


def test_the_newest_event_comes_first_whatever_the_computer(busy: Lab) -> None:
    assert ids(busy) == [4, 1068, 1068]


def test_only_the_wanted_kinds_are_listed(busy: Lab) -> None:
    assert ids(busy, [EventKind.MODE_NOT_CONFIGURED]) == [1068, 1068]
    assert ids(busy, []) == []


def test_computers_are_left_out_whatever_the_case(busy: Lab) -> None:
    assert ids(busy, without=("rdsh01",)) == [4]
    assert ids(busy, without=("RDSH01", "RDLIC01")) == []


def test_an_activation_is_logged_on_the_license_server(busy: Lab) -> None:
    (event,) = logged_events(busy, "RDLIC01")

    assert event.kind is EventKind.ACTIVATED
    assert "RDLIC01 has been activated" in event.text


def test_a_revocation_is_logged_and_its_undo_takes_the_event_back(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("office")
    lab.do(RevokeLicense(server="RDLIC01", license_id=FIRST_DEVICE))
    (event,) = logged_events(lab, "RDLIC01")

    assert event.kind is EventKind.REVOKED
    assert event.text == (
        "The license issued to PC-0001 for Windows Server 2022 : RDS Per Device CAL "
        "has been revoked."
    )
    lab.do(Undo())
    assert logged_events(lab, "RDLIC01") == []


def test_a_refused_activation_logs_nothing(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-clearinghouse-unreachable")
    with pytest.raises(Refused):
        lab.do(activation(lab))

    assert ids(lab) == []
