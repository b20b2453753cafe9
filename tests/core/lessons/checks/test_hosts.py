"""Session hosts, sessions, services and policies."""

import pytest

from core.catalog import LicensingMode, PolicyName, PolicyState, Service
from core.commands.connect import Connect
from core.commands.policy import ConfigureSessionHost, EditPolicy, UpdatePolicy
from core.commands.services import SetServiceRunning
from core.records import PolicySetting
from tests.core.lessons.checks.judging import is_so, judged
from tests.helpers.labs import MakeLab

HOST = {"check": "host", "host": "RDSH01"}


@pytest.mark.parametrize("named", ["RDLIC01", "rdlic01.corp.example", "10.0.0.11"])
def test_a_license_server_may_be_named_as_the_host_knows_it(
    make_lab: MakeLab, named: str
) -> None:
    lab = make_lab("office")
    mode = LicensingMode.PER_USER
    lab.do(ConfigureSessionHost(host="RDSH01", mode=mode, license_servers=(named,)))
    assert is_so(lab, **HOST, license_servers=["RDLIC01"])
    assert not is_so(lab, **HOST, license_servers=["RDLIC02"])
    assert not is_so(lab, **HOST, license_servers=["RDLIC01", "RDLIC02"])


def test_servers_are_asked_in_their_order(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    both = ("RDLIC02", "RDLIC01")
    mode = LicensingMode.PER_USER
    lab.do(ConfigureSessionHost(host="RDSH01", mode=mode, license_servers=both))
    assert is_so(lab, **HOST, license_servers=list(both))
    assert not is_so(lab, **HOST, license_servers=list(both[::-1]))
    assert is_so(lab, **HOST, own_servers=["rdlic02", "RDLIC01"])
    assert not is_so(lab, **HOST, own_servers=["RDLIC02"])
    assert not is_so(lab, **HOST, own_servers=[*both, "RDSH01"])


def test_the_mode_in_force_is_that_of_the_policy(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    edited = PolicySetting(state=PolicyState.ENABLED, value="per-device")
    policy = {"check": "policy", "computer": "RDSH01", "setting": "licensing-mode"}
    lab.do(EditPolicy(computer="RDSH01", setting=PolicyName.LICENSING_MODE, to=edited))
    assert is_so(lab, **policy, in_force=False, value="per-device")
    assert not is_so(lab, **policy)
    assert is_so(lab, **HOST, mode="per-user")
    lab.do(UpdatePolicy(computer="RDSH01"))
    assert is_so(lab, **policy, value="per-device")
    assert not is_so(lab, **policy, value="per-user")
    assert not is_so(lab, **policy, state="disabled")
    assert is_so(lab, **HOST, mode="per-device", own_mode="per-user")


def test_a_policy_of_a_license_server_is_in_force_after_an_update(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("office")
    policy = {"check": "policy", "computer": "RDLIC01", "setting": "prevent-upgrade"}
    assert is_so(lab, **policy, state="not-configured")
    lab.do(
        EditPolicy(
            computer="RDLIC01",
            setting=PolicyName.PREVENT_UPGRADE,
            to=PolicySetting(state=PolicyState.ENABLED),
        )
    )
    assert is_so(lab, **policy, in_force=False)
    assert not is_so(lab, **policy)
    lab.do(UpdatePolicy(computer="RDLIC01"))
    assert is_so(lab, **policy)


def test_sessions_are_found_by_user_computer_and_kind(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    check = {"check": "session", "host": "RDSH01"}
    assert is_so(lab, **check, count=0)
    lab.do(Connect(host="RDSH01", user="y.yilmaz", device="PC-0015"))
    assert is_so(lab, **check, user="y.yilmaz", computer="pc-0015", count=1)
    assert is_so(lab, **check, user=r"corp\y.yilmaz", is_administrative=False)
    assert is_so(lab, **check, is_limited=False)
    assert not is_so(lab, **check, user="a.adams")
    assert not is_so(lab, **check, computer="PC-0001")
    assert not is_so(lab, **check, is_limited=True)


def test_a_session_for_sixty_minutes_is_limited(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-sixty-minutes")
    host, user = lab.session_hosts()[0].name, lab.user_names()[0]
    lab.do(Connect(host=host, user=user, device=lab.device_names()[0]))
    check = {"check": "session", "host": host, "user": user}
    assert is_so(lab, **check, is_limited=True)
    assert not is_so(lab, **check, is_limited=False)


def test_a_service_runs_or_does_not(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    check = {"check": "service", "computer": "RDLIC01", "service": "TermServLicensing"}
    assert is_so(lab, **check)
    stop = SetServiceRunning(
        computer="RDLIC01", service=Service.LICENSING, is_running=False
    )
    lab.do(stop)
    assert is_so(lab, **check, is_running=False)
    told = judged(lab, **check)
    assert told.expected == "TermServLicensing runs on RDLIC01"
    assert told.found == "TermServLicensing does not run on RDLIC01"


def test_a_computer_without_the_service_is_told(make_lab: MakeLab) -> None:
    check = {"check": "service", "computer": "RDSH01", "service": "TermServLicensing"}
    told = judged(make_lab("office"), **check, is_running=False)
    assert not told.is_met
    assert told.found.startswith("There is no service TermServLicensing on RDSH01")
