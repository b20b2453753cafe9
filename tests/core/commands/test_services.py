"""Services are stopped and started, and connections follow."""

import pytest

from core.commands.connect import Connect
from core.commands.history import Undo
from core.commands.services import SetServiceRunning
from core.errors import Refused
from core.lab import Lab, replay
from core.refusals import Reason
from core.rules.issuance.facts import Rule
from tests.helpers.labs import MakeLab, world

ADAMS = Connect(host="RDSH01", user="a.adams", device="PC-0001")
ADMIN = ADAMS.changed(is_administrative=True)


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


def switch(lab: Lab, computer: str, *, on: bool) -> None:
    lab.do(SetServiceRunning(computer=computer, is_running=on))


def test_with_the_service_the_sessions_of_the_host_end(lab: Lab) -> None:
    lab.do(ADAMS)
    lab.do(ADMIN)
    assert len(lab.sessions("RDSH01")) == 2
    switch(lab, "rdsh01", on=False)
    assert lab.sessions("RDSH01") == []
    switch(lab, "RDSH01", on=True)
    assert lab.sessions("RDSH01") == []


@pytest.mark.parametrize("command", [ADAMS, ADMIN], ids=["user", "administrator"])
def test_nobody_connects_until_the_service_runs_again(
    lab: Lab, command: Connect
) -> None:
    switch(lab, "RDSH01", on=False)
    with pytest.raises(Refused) as refused:
        lab.do(command)
    assert refused.value.reason is Reason.SERVICE_STOPPED

    switch(lab, "RDSH01", on=True)
    lab.do(command)
    assert len(lab.sessions("RDSH01")) == 1


def test_a_license_server_without_its_service_gives_nothing(lab: Lab) -> None:
    command = Connect(host="RDSH01", user="y.yilmaz", device="PC-0001")
    switch(lab, "RDLIC01", on=False)
    (event,) = lab.do(command)
    assert event.rule is not Rule.USER_ISSUED  # type: ignore[attr-defined]
    switch(lab, "RDLIC01", on=True)
    (event,) = lab.do(command)
    assert event.rule is Rule.USER_ISSUED  # type: ignore[attr-defined]


def test_an_unknown_computer_is_named(lab: Lab) -> None:
    with pytest.raises(Refused) as refused:
        switch(lab, "RDSH99", on=False)

    assert refused.value.reason is Reason.NO_SUCH_COMPUTER


@pytest.mark.parametrize("computer", ["RDSH01", "RDLIC01"])
def test_a_stop_is_undone_and_replayed(lab: Lab, computer: str) -> None:
    lab.do(ADAMS)
    before = world(lab)
    switch(lab, computer, on=False)
    assert world(lab) != before
    assert lab.problems() == []
    with replay(lab, lab.path.with_name("again.rdlab")) as again:
        assert again.snapshot() == lab.snapshot()
    lab.do(Undo())
    assert world(lab) == before
