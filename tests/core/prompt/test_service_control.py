"""`sc` and `tasklist`: services of the lab's computers."""

import pytest

from core.catalog import Service
from core.commands.faults import SetServerReachable
from core.commands.services import SetServiceRunning
from core.lab import Lab
from core.management.services import services_of
from tests.core.prompt.lines import ask, run


@pytest.mark.parametrize(
    ("line", "computer", "said"),
    [
        ("sc query", "RDLIC01", "DISPLAY_NAME: Remote Desktop Licensing"),
        ("sc query termservice", "RDSH01", "4  RUNNING"),
        ("sc queryex TermService", "RDSH01", "PID                :"),
        ("sc qc TermServLicensing", "RDLIC01", "Remote Desktop Licensing"),
        (r"sc \\RDLIC01 query TermServLicensing", "RDSH01", "4  RUNNING"),
        ("sc query TermServLicensing", "RDSH01", "FAILED 1060"),
        ("sc query spooler", "RDSH01", "FAILED 1060"),
        ("sc start TermService", "RDSH01", "FAILED 1056"),
        ("sc stop TermService", "RDLIC01", "only administrators on RDLIC01"),
        (r"sc \\NOPE query", "RDSH01", "no computer"),
        ("tasklist /svc", "RDLIC01", "TermServLicensing"),
        ("tasklist /svc /s RDSH01 /nh", "RDLIC01", "svchost.exe"),
    ],
)
def test_a_service_is_told(lab: Lab, line: str, computer: str, said: str) -> None:
    assert said in run(lab, line, computer)
    assert list(lab.journal()) == []


def test_a_service_is_stopped_and_started(lab: Lab) -> None:
    assert "3  STOP_PENDING" in run(lab, "sc stop TermServLicensing", "RDLIC01")
    assert not lab.server("RDLIC01").is_running
    assert "1  STOPPED" in run(lab, "sc query TermServLicensing", "RDLIC01")
    assert "FAILED 1062" in run(lab, "sc stop TermServLicensing", "RDLIC01")
    assert "TermServLicensing" not in run(lab, "tasklist /svc", "RDLIC01")
    assert "2  START_PENDING" in run(lab, r"sc \\RDLIC01 start termservlicensing")
    assert lab.server("RDLIC01").is_running


def test_a_computer_that_is_off_does_not_answer(lab: Lab) -> None:
    lab.do(SetServerReachable(server="RDLIC01", is_reachable=False))

    answered = ask(lab, r"sc \\RDLIC01 query")
    assert (answered.code, "1722" in answered.text) == (1722, True)


def test_a_process_keeps_its_number_while_it_runs(lab: Lab) -> None:
    (first,) = services_of(lab, "RDSH01")
    assert (first.service, first.is_running) == (Service.SESSIONS, True)
    assert first.process % 4 == 0 < first.process
    stop = SetServiceRunning(
        computer="RDSH01", service=Service.SESSIONS, is_running=False
    )
    lab.do(stop)
    assert services_of(lab, "RDSH01")[0].process == 0
