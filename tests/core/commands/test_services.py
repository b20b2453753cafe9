"""Services are stopped and started, and connections follow."""

import pytest

from core.catalog import LicensingMode, PolicyName, PolicyState, Service
from core.commands.connect import Connect
from core.commands.database import FillVersionStore, SetVersionPages
from core.commands.history import Undo
from core.commands.policy import EditPolicy
from core.commands.roles import AddLicensingRole
from core.commands.services import RestartComputer, SetServiceRunning
from core.errors import Refused
from core.event_kinds import EventKind
from core.lab import Lab, replay
from core.records import PolicySetting
from core.refusals import Reason
from core.rules.issuance.model import Rule
from tests.helpers.labs import MakeLab, logged_events, world

ADAMS = Connect(host="RDSH01", user="a.adams", device="PC-0001")
ADMIN = ADAMS.changed(is_administrative=True)


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


def switch(lab: Lab, computer: str, *, on: bool) -> None:
    is_host = computer.upper().startswith("RDSH")
    service = Service.SESSIONS if is_host else Service.LICENSING
    lab.do(SetServiceRunning(computer=computer, service=service, is_running=on))


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


def test_a_stop_and_a_start_of_the_licensing_service_are_logged(lab: Lab) -> None:
    switch(lab, "RDLIC01", on=False)
    switch(lab, "RDLIC01", on=True)

    kinds = [event.kind for event in logged_events(lab, "RDLIC01")]
    assert kinds == [EventKind.SERVICE_STARTED, EventKind.SERVICE_STOPPED]


def test_a_service_is_stopped_where_it_runs_and_nowhere_else(lab: Lab) -> None:
    wrong = SetServiceRunning(
        computer="RDSH01", service=Service.LICENSING, is_running=False
    )
    with pytest.raises(Refused) as refused:
        lab.do(wrong)
    assert refused.value.reason is Reason.NO_SUCH_SERVICE

    lab.do(AddLicensingRole(host="RDSH01"))
    lab.do(wrong)
    assert not lab.server("RDSH01").is_running
    assert lab.host("RDSH01").is_running


def test_a_computer_whose_service_is_stopped_is_on_the_network(lab: Lab) -> None:
    switch(lab, "RDLIC01", on=False)

    server = lab.server("RDLIC01")
    assert server.is_reachable
    assert not server.is_available


def test_a_restart_ends_sessions_starts_services_and_applies_policies(lab: Lab) -> None:
    lab.do(ADAMS)
    switch(lab, "RDSH01", on=False)
    on = PolicySetting(state=PolicyState.ENABLED, value="per-device")
    lab.do(EditPolicy(computer="RDSH01", setting=PolicyName.LICENSING_MODE, to=on))
    lab.do(RestartComputer(computer="RDSH01"))

    host = lab.host("RDSH01")
    assert host.is_running
    assert host.licensing_mode is LicensingMode.PER_DEVICE
    assert lab.sessions("RDSH01") == []


def test_a_full_version_store_keeps_the_service_from_starting(lab: Lab) -> None:
    """domain.md 8.2, ESENT 623."""
    lab.do(FillVersionStore(server="RDLIC01"))
    assert not lab.server("RDLIC01").is_available
    switch(lab, "RDLIC01", on=True)
    assert not lab.server("RDLIC01").is_running
    assert logged_events(lab, "RDLIC01")[0].kind is EventKind.VERSION_STORE_FULL

    lab.do(SetVersionPages(server="RDLIC01", pages=1024))
    switch(lab, "RDLIC01", on=True)
    assert lab.server("RDLIC01").is_available


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
