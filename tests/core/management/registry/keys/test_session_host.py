"""`reg` on a session host: what is there, and by what (domain.md 13.5, 13.11)."""

import pytest

from core.catalog import (
    CertificateValue,
    LicensingMode,
    LogonPattern,
    PolicyName,
    PolicyState,
)
from core.commands.certificates import MakeCertificatesStale
from core.commands.connect import Connect
from core.commands.history import Undo
from core.commands.policy import ConfigureSessionHost, EditPolicy, UpdatePolicy
from core.commands.simulate import SimulateDay
from core.errors import Refused
from core.lab import Lab, replay
from core.records import PolicySetting
from core.refusals import Reason
from tests.core.prompt.lines import run
from tests.core.troubles.steps import configures, does
from tests.helpers.labs import MakeLab, world

HKLM = r"HKLM\SYSTEM\CurrentControlSet"
RCM = rf'"{HKLM}\Control\Terminal Server\RCM"'
MODE = rf'"{HKLM}\Control\Terminal Server\RCM\Licensing Core"'
SERVERS = rf'"{HKLM}\Services\TermService\Parameters\LicenseServers"'
POLICIES = r'"HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services"'
SET_MODE = f"reg add {MODE} /v LicensingMode /t REG_DWORD /d 2 /f"
SET_SERVERS = (
    f"reg add {SERVERS} /v SpecifiedLicenseServers /t REG_MULTI_SZ /d RDLIC01 /f"
)
CONNECT = Connect(host="RDSH01", user="y.yilmaz", device="PC-0015")


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    """A session host that nobody has set up, instead of the office."""
    return make_lab("fresh")


def certificates(lab: Lab) -> int:
    return run(lab, f"reg query {RCM}").count("REG_BINARY")


def test_a_host_that_never_met_a_license_server_has_no_certificates(lab: Lab) -> None:
    assert certificates(lab) == 0
    lab.do(CONNECT)  # within the grace period, and nobody is asked
    assert certificates(lab) == 0
    assert "unable to find" in run(lab, f"reg delete {RCM} /v Certificate /f")


def test_the_first_contact_brings_them(lab: Lab) -> None:
    does(configures(LicensingMode.PER_DEVICE))(lab)
    assert certificates(lab) == 0
    before = world(lab)
    lab.do(CONNECT)

    assert certificates(lab) == len(CertificateValue)
    with replay(lab, lab.path.with_name("again.rdlab")) as again:
        assert again.snapshot() == lab.snapshot()
    lab.do(Undo())
    assert world(lab) == before


@pytest.mark.parametrize("server", ["RDLIC09", "RDLIC01"])
def test_a_simulated_day_is_a_contact_where_a_server_answers(
    lab: Lab, server: str
) -> None:
    does(configures(LicensingMode.PER_USER, server=server))(lab)
    lab.do(
        SimulateDay(host="RDSH01", users=3, devices=3, pattern=LogonPattern.SHIFT_WORK)
    )

    assert bool(certificates(lab)) is (server == "RDLIC01")


def test_an_administrative_session_is_none(lab: Lab) -> None:
    does(configures(LicensingMode.PER_DEVICE))(lab)
    user, device = "a.adams", "PC-0001"
    lab.do(Connect(host="RDSH01", user=user, device=device, is_administrative=True))

    assert certificates(lab) == 0


def test_what_is_not_there_does_not_get_old(lab: Lab) -> None:
    with pytest.raises(Refused) as refused:
        lab.do(MakeCertificatesStale(host="RDSH01"))

    assert refused.value.reason is Reason.NO_CERTIFICATES


def test_the_list_of_servers_is_there_once_somebody_set_it(lab: Lab) -> None:
    assert "SpecifiedLicenseServers" not in run(lab, f"reg query {SERVERS}")
    assert "0x5" in run(lab, f"reg query {MODE}")
    assert "unable to find" in run(
        lab, f"reg query {SERVERS} /v SpecifiedLicenseServers"
    )
    lab.do(
        ConfigureSessionHost(
            host="RDSH01",
            mode=LicensingMode.PER_USER,
            license_servers=("RDLIC01", "RDLIC02"),
        )
    )

    assert r"REG_MULTI_SZ    RDLIC01\0RDLIC02" in run(lab, f"reg query {SERVERS}")
    assert "0x4" in run(lab, f"reg query {MODE} /v LicensingMode")


@pytest.mark.parametrize(
    "restart", ["net stop TermService", "shutdown /r /t 0"], ids=["service", "computer"]
)
def test_reg_add_takes_effect_after_a_restart(lab: Lab, restart: str) -> None:
    assert "successfully" in run(lab, SET_MODE)
    assert "successfully" in run(lab, SET_SERVERS)
    host = lab.host("RDSH01")
    assert host.licensing_mode is LicensingMode.NOT_CONFIGURED
    assert host.license_servers == ()
    assert "0x2" in run(lab, f"reg query {MODE}")
    assert "RDLIC01" in run(lab, f"reg query {SERVERS}")

    run(lab, restart)
    run(lab, "net start TermService")

    host = lab.host("RDSH01")
    assert host.licensing_mode is LicensingMode.PER_DEVICE
    assert host.license_servers == ("RDLIC01",)


def test_a_policy_wins_over_the_registry(lab: Lab) -> None:
    on = PolicySetting(state=PolicyState.ENABLED, value="per-user")
    lab.do(EditPolicy(computer="RDSH01", setting=PolicyName.LICENSING_MODE, to=on))
    lab.do(UpdatePolicy(computer="RDSH01"))
    run(lab, SET_MODE)
    run(lab, "shutdown /r /t 0")

    assert lab.host("RDSH01").licensing_mode is LicensingMode.PER_USER
    assert "LicensingMode    REG_DWORD    0x4" in run(lab, f"reg query {POLICIES}")


def test_what_server_manager_sets_goes_over_what_waited(lab: Lab) -> None:
    run(lab, SET_MODE)
    does(configures(LicensingMode.PER_USER))(lab)
    run(lab, "shutdown /r /t 0")

    assert lab.host("RDSH01").licensing_mode is LicensingMode.PER_USER


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"reg add {MODE} /v LicensingMode /t REG_DWORD /d 3 /f", "2, 4 or 5"),
        (f"reg add {MODE} /v LicensingMode /t REG_SZ /d 2 /f", "REG_DWORD"),
        (f"reg add {MODE} /v Mode /t REG_DWORD /d 2 /f", "LicensingMode"),
        (f"reg add {SERVERS} /v SpecifiedLicenseServers /d A /f", "REG_MULTI_SZ"),
        (
            f"reg add {SERVERS} /v SpecifiedLicenseServers /t REG_MULTI_SZ /d , /f",
            "names of license servers",
        ),
        (f"reg delete {SERVERS} /v SpecifiedLicenseServers /f", "unable to find"),
        (f"reg delete {MODE} /v LicensingMode /f", "set LicensingMode to 5"),
        (f"reg add {POLICIES} /v LicensingMode /t REG_DWORD /d 2 /f", "gpedit.msc"),
    ],
)
def test_what_is_typed_wrong_is_explained_and_not_done(
    lab: Lab, line: str, said: str
) -> None:
    assert said in run(lab, line)
    assert list(lab.journal()) == []


def test_a_license_server_alone_has_none_of_these_keys(lab: Lab) -> None:
    for key in (MODE, SERVERS):
        assert "unable to find" in run(lab, f"reg query {key}", "RDLIC01")


def test_both_are_undone_and_replayed(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    for line in (SET_MODE, SET_SERVERS):
        before = world(lab)
        run(lab, line)
        assert lab.problems() == []
        with replay(lab, lab.path.with_name("again.rdlab")) as again:
            assert again.snapshot() == lab.snapshot()
        lab.path.with_name("again.rdlab").unlink()
        lab.do(Undo())
        assert world(lab) == before
