"""Which event logs the computer of the manager gets to."""

import pytest

from core.catalog import Way
from core.commands.faults import SetServerReachable
from core.commands.passages import SetPassage
from core.commands.services import SetServiceRunning
from core.commands.world import SetSessionHostReachable
from core.lab import Lab
from core.reads.event_logs import unread
from core.rules.passages import EVERYBODY
from tests.helpers.labs import MakeLab


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    """RDLIC01 with the manager, RDLIC02, and RDSH01."""
    return make_lab("office")


def test_usually_all_are_read(lab: Lab) -> None:
    assert unread(lab) == []


@pytest.mark.parametrize("way", [Way.RPC, Way.DYNAMIC])
@pytest.mark.parametrize("origin", ["RDLIC01", EVERYBODY])
def test_over_closed_rpc_a_log_is_not_read(lab: Lab, way: Way, origin: str) -> None:
    for target in ("RDLIC02", "RDLIC01") if origin == EVERYBODY else ("RDLIC02",):
        lab.do(SetPassage(origin=origin, target=target, way=way, is_open=False))
    assert unread(lab) == ["RDLIC02"]


def test_a_way_that_is_closed_for_another_does_not_matter(lab: Lab) -> None:
    lab.do(SetPassage(origin="RDSH01", target="RDLIC02", way=Way.RPC, is_open=False))
    lab.do(SetPassage(origin="RDLIC01", target="RDLIC02", way=Way.PING, is_open=False))
    assert unread(lab) == []


def test_what_is_off_the_network_is_not_read_but_by_itself(lab: Lab) -> None:
    lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=False))
    lab.do(SetServerReachable(server="RDLIC01", is_reachable=False))
    assert unread(lab) == ["RDSH01"]


def test_the_service_of_licensing_has_no_part_in_it(lab: Lab) -> None:
    stop = {"service": "TermServLicensing", "is_running": False}
    lab.do(SetServiceRunning.model_validate({"computer": "RDLIC02", **stop}))
    assert unread(lab) == []
