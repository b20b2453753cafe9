"""`net` and `shutdown`: what is typed, what is answered, and what it changes."""

import pytest

from core.lab import Lab
from tests.core.prompt.lines import run


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


@pytest.mark.parametrize(
    "line", ["net", "net use x", "net stop", "net pause a", "net stop /y"]
)
def test_net_says_how_it_is_used(lab: Lab, line: str) -> None:
    assert "NET STOP service" in run(lab, line)


@pytest.mark.parametrize("line", ["net stop spooler", 'net stop ""'])
def test_an_unknown_service_is_invalid(lab: Lab, line: str) -> None:
    assert run(lab, line) == "The service name is invalid."


def test_sessions_on_a_license_server_are_none_of_this_training(lab: Lab) -> None:
    assert "not part of this training" in run(lab, "net stop TermService", "RDLIC01")


def test_only_a_restart_is_part_of_the_training(lab: Lab) -> None:
    assert "SHUTDOWN /r" in run(lab, "shutdown /s")
    assert "SHUTDOWN /r" in run(lab, "shutdown")
