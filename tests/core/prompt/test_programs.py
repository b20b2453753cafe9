"""The command prompt: what is typed, what is answered, and what it changes."""

import pytest

from core.catalog import (
    CertificateValue,
    ClearinghouseCondition,
    LicensingMode,
    PolicyName,
    PolicyState,
)
from core.commands.faults import SetClearinghouseCondition
from core.commands.policy import EditPolicy
from core.commands.world import SetSessionHostReachable
from core.errors import Refused
from core.lab import Lab
from core.prompt.answer import Answer
from core.prompt.credentials import CREDENTIALS_ADD
from core.prompt.programs import MANAGER, answer, completions
from core.prompt.wmi import GRACE_QUERY, PART_REMOVAL, REMOVAL
from core.records import PolicySetting
from tests.helpers.labs import GENUINE_LOOKING, MakeLab


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


def ask(lab: Lab, line: str, computer: str = "RDSH01") -> Answer:
    return answer(line, lab.computer(computer), lab)


def run(lab: Lab, line: str, computer: str = "RDSH01") -> str:
    """Type a line and let happen what comes of it; return what was written."""
    answered = ask(lab, line, computer)
    if answered.command is None:
        return answered.text
    lab.do(answered.command)
    return f"{answered.text}\n{answered.done}"


@pytest.mark.parametrize(
    "line", ["gpupdate /force", "GPUPDATE", " gpupdate.exe /Force"]
)
def test_gpupdate_brings_the_policy_into_force(lab: Lab, line: str) -> None:
    on = PolicySetting(state=PolicyState.ENABLED, value="per-device")
    lab.do(EditPolicy(computer="RDSH01", setting=PolicyName.LICENSING_MODE, to=on))
    assert lab.session_hosts()[0].licensing_mode is LicensingMode.PER_USER

    assert "Computer Policy update has completed successfully." in run(lab, line)
    assert lab.session_hosts()[0].licensing_mode is LicensingMode.PER_DEVICE


def test_gpupdate_with_a_wrong_option_changes_nothing(lab: Lab) -> None:
    assert "gpupdate /force" in run(lab, "gpupdate /farce")
    assert list(lab.journal()) == []


def test_gpresult_shows_what_is_in_force_and_what_waits(make_lab: MakeLab) -> None:
    """domain.md 11, 20."""
    lab = make_lab("trouble-policy")
    shown = run(lab, "gpresult /r")
    assert r"Windows NT\Terminal Services\LicenseServers" in shown
    assert "Value:       RDLIC09" in shown
    assert "wins over" in shown
    assert "wait for gpupdate" not in shown

    off = PolicySetting()
    lab.do(EditPolicy(computer="RDSH01", setting=PolicyName.LICENSE_SERVERS, to=off))
    assert "wait for gpupdate /force" in run(lab, "gpresult /r")
    assert "No policy setting is in force" in run(lab, "gpresult /r", "RDLIC01")
    assert "Type gpresult /r" in run(lab, "gpresult")


def test_termservice_is_stopped_and_started(lab: Lab) -> None:
    assert "was stopped successfully" in run(lab, "net stop TermService")
    assert not lab.session_hosts()[0].is_running
    assert "is not started" in run(lab, "net stop termservice")
    assert "was started successfully" in run(lab, 'net start "Remote Desktop Services"')
    assert lab.session_hosts()[0].is_running
    assert "already been started" in run(lab, "NET START TERMSERVICE /y")
    assert [e.command for e in lab.journal()] == ["set-service-running"] * 2


def test_the_licensing_service_runs_on_license_servers(lab: Lab) -> None:
    assert run(lab, "net stop TermServLicensing") == "The service name is invalid."
    run(lab, "net stop TermServLicensing", "RDLIC01")
    assert not lab.server("RDLIC01").is_running
    run(lab, "net start termservlicensing", "rdlic01")
    assert lab.server("RDLIC01").is_running


@pytest.mark.parametrize("line", ["net", "net use x", "net stop", "net pause a"])
def test_net_says_how_it_is_used(lab: Lab, line: str) -> None:
    assert "NET STOP service" in run(lab, line)


@pytest.mark.parametrize("line", ["net stop spooler", 'net stop ""', "net stop /y"])
def test_an_unknown_service_is_invalid(lab: Lab, line: str) -> None:
    assert run(lab, line) == "The service name is invalid."


def test_sessions_on_a_license_server_are_none_of_this_training(lab: Lab) -> None:
    assert "not part of this training" in run(lab, "net stop TermService", "RDLIC01")


@pytest.mark.parametrize("name", ["rdlic01", "RDLIC01.corp.example", "10.0.0.11"])
def test_a_computer_answers_by_name_and_by_address(lab: Lab, name: str) -> None:
    text = run(lab, f"ping {name}")

    assert "Pinging RDLIC01.corp.example [10.0.0.11]" in text
    assert text.count("Reply from 10.0.0.11") == 4
    assert "(0% loss)" in text


def test_a_computer_off_the_network_does_not_answer_others(lab: Lab) -> None:
    lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=False))

    assert "(100% loss)" in run(lab, "ping rdsh01", "RDLIC01")
    assert "(0% loss)" in run(lab, "ping localhost")


def test_the_internet_answers_while_the_clearinghouse_can_be_reached(lab: Lab) -> None:
    assert "(0% loss)" in run(lab, "ping microsoft.com")
    unreachable = ClearinghouseCondition.UNREACHABLE
    lab.do(SetClearinghouseCondition(condition=unreachable))
    assert "(100% loss)" in run(lab, "ping www.microsoft.com")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ping rdlic99", "could not find host rdlic99"),
        ("ping", "Usage: ping"),
        ('ping ""', "Usage: ping"),
        ("ping a b", "Usage: ping"),
        ("hostname", "RDSH01"),
        ("whoami", r"corp\a.adams"),
        ("wmic os get caption", "only these lines are part of this training"),
        ("reg query HKLM", "this training has the certificates"),
        ("format c:", "'format' is not part of this training"),
        ('""', "'' is not part of this training"),
        ("help", "net stop TermService"),
        ("", ""),
        ("   ", ""),
        ("x" * 300, "too long"),
        (f"ping {GENUINE_LOOKING}", "real product key"),
    ],
)
def test_what_is_typed_is_answered_and_changes_nothing(
    lab: Lab, line: str, said: str
) -> None:
    assert said in run(lab, line)
    assert list(lab.journal()) == []


def test_outside_a_domain_an_account_belongs_to_the_computer(make_lab: MakeLab) -> None:
    assert run(make_lab("workgroup"), "whoami") == r"rdsh01\administrator"


@pytest.mark.parametrize(
    "line",
    [
        GRACE_QUERY,
        GRACE_QUERY.upper(),
        GRACE_QUERY.replace(" ", "   "),
        GRACE_QUERY.replace('""', "\u201c\u201d"),
        GRACE_QUERY.replace('(__CLASS !="")', '( __CLASS != "" )'),
    ],
)
def test_the_grace_period_is_told_in_days(lab: Lab, line: str) -> None:
    assert "DaysLeft = 120;" in run(lab, line)
    assert "No Instance" in run(lab, line, "RDLIC01")


@pytest.mark.parametrize(
    "line",
    [
        r'reg delete "HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM'
        r'\GracePeriod" /f',
        r"REG.EXE DELETE HKLM\x\graceperiod",
    ],
)
def test_deleting_the_grace_period_is_explained_and_not_done(
    lab: Lab, line: str
) -> None:
    assert "this is no fix" in run(lab, line)
    assert list(lab.journal()) == []


RCM = r'"HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM"'
PAGES = r"HKLM\SYSTEM\CurrentControlSet\Services\TermServLicensing\Parameters"


def test_stale_certificates_are_saved_deleted_and_made_anew(make_lab: MakeLab) -> None:
    """domain.md 11, 23."""
    lab = make_lab("trouble-security-error")
    assert run(lab, f"reg query {RCM}").count("REG_BINARY") == 4
    assert "successfully" in run(lab, f"reg export {RCM} rcm.reg")
    assert "Delete one value at a time" in run(lab, f"reg delete {RCM} /f")
    for value in CertificateValue:
        assert "successfully" in run(lab, f'reg delete {RCM} /v "{value}" /f')
    assert "unable to find" in run(lab, f"reg delete {RCM} /v Certificate")
    assert lab.host("RDSH01").is_insecure_to_clients

    assert "RDSH01 was restarted." in run(lab, "shutdown /r /t 0")
    assert not lab.host("RDSH01").is_insecure_to_clients
    assert "unable to find" in run(lab, f"reg query {RCM}", "RDLIC01")


def test_the_database_gets_room_and_the_service_starts(make_lab: MakeLab) -> None:
    """domain.md 11, 31."""
    lab = make_lab("trouble-service")
    start = "net start TermServLicensing"
    assert "could not be started" in run(lab, start, "RDLIC01")
    assert "from 256 to 2048" in run(lab, f"reg add {PAGES} /v MaxVerPages", "RDLIC01")
    run(lab, f"reg add {PAGES} /v MaxVerPages /t REG_DWORD /d 1024", "RDLIC01")
    assert "was started successfully" in run(lab, start, "RDLIC01")
    assert lab.server("RDLIC01").is_available


def test_only_a_restart_is_part_of_the_training(lab: Lab) -> None:
    assert "only shutdown /r" in run(lab, "shutdown /s")
    assert "only shutdown /r" in run(lab, "shutdown")


def test_a_license_pack_is_removed_by_wmi_on_its_server(lab: Lab) -> None:
    assert "No Instance" in run(lab, f"{REMOVAL}4")
    assert "successful" in run(lab, f"{REMOVAL}4", "RDLIC01")
    assert lab.pack("RDLIC01", 4) is None
    for pack_id in ("4", "9" * 30):
        with pytest.raises(Refused):
            run(lab, f"{REMOVAL}{pack_id}", "RDLIC01")


def test_free_licenses_of_a_pack_are_removed_by_wmi(lab: Lab) -> None:
    """domain.md 1.5."""
    run(lab, f"{PART_REMOVAL}4,30", "RDLIC01")
    pack = lab.pack("RDLIC01", 4)
    assert pack is not None
    assert (pack.total, pack.available) == (20, 8)
    with pytest.raises(Refused):
        run(lab, f"{PART_REMOVAL}4, {'9' * 30}", "RDLIC01")
    assert "only these lines" in run(lab, f"{PART_REMOVAL}4,0", "RDLIC01")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("cmdkey", "cmdkey /add:RDLIC01"),
        ("cmdkey /add:RDLIC09 /user:alex /pass:training", "no license server"),
        (r"cmdkey /add:RDLIC01 /user:RDLIC01\nobody /pass:training", "no account"),
        (r"cmdkey /add:RDLIC01 /user:RDLIC01\alex /pass:wrong", "not correct"),
    ],
)
def test_wrong_credentials_are_not_stored(
    make_lab: MakeLab, line: str, said: str
) -> None:
    lab = make_lab("trouble-anonymous")
    assert said in run(lab, line)
    assert lab.host("RDSH01").stored_credentials == ()


def test_credentials_are_stored_for_a_license_server(make_lab: MakeLab) -> None:
    """domain.md 11, 18."""
    lab = make_lab("trouble-anonymous")
    line = r"cmdkey /add:rdlic01 /user:RDLIC01\alex /pass:training"
    assert "only a session host" in run(lab, line, "RDLIC01").casefold()
    assert "added successfully" in run(lab, line)
    assert lab.host("RDSH01").stored_credentials == ("RDLIC01",)


@pytest.mark.parametrize(
    ("line", "window"),
    [
        ("licmgr", MANAGER),
        ("licmgr.exe", MANAGER),
        ("gpedit.msc", "policy"),
        ("GPEDIT.MSC", "policy"),
        ("lsdiag.msc", "diagnoser"),
        ("eventvwr", "events"),
        ("mstsc", "connection"),
        ("mstsc /admin", "connection"),
        ("servermanager", "server-manager"),
    ],
)
def test_programs_open_windows(lab: Lab, line: str, window: str) -> None:
    assert ask(lab, line) == Answer(opens=window)


def test_the_window_is_cleared_and_closed(lab: Lab) -> None:
    assert ask(lab, "cls") == Answer(clears=True)
    assert ask(lab, "exit") == Answer(closes=True)


def test_a_beginning_is_completed() -> None:
    assert completions("GP") == ["gpedit.msc", "gpresult /r", "gpupdate /force"]
    assert completions("wm") == [
        f"{PART_REMOVAL}3,10",
        f"{REMOVAL}3",
        GRACE_QUERY,
    ]
    assert completions("cmd") == ["cmdkey", CREDENTIALS_ADD]
    assert completions("net sto") == [
        "net stop TermService",
        "net stop TermServLicensing",
    ]
    assert completions("nothing") == []


def test_nothing_that_is_completed_is_unknown(lab: Lab) -> None:
    for line in completions(""):
        assert "not part of this training" not in ask(lab, line).text
