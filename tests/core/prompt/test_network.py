"""`ping`, `Test-NetConnection`, `hostname`, `whoami`: what is typed and answered."""

import pytest

from core.catalog import ClearinghouseCondition, Service, Way
from core.commands.faults import SetClearinghouseCondition
from core.commands.passages import SetPassage
from core.commands.services import SetServiceRunning
from core.commands.world import SetSessionHostReachable
from core.lab import Lab
from core.rules.passages import CLEARINGHOUSE, DOMAIN_CONTROLLERS, EVERYBODY
from tests.core.prompt.lines import run
from tests.helpers.labs import MakeLab


def close(lab: Lab, origin: str, target: str, way: Way) -> None:
    lab.do(SetPassage(origin=origin, target=target, way=way, is_open=False))


@pytest.mark.parametrize(
    "name", ["rdlic01", "RDLIC01.corp.example", "rdlic01.corp.example.", "10.0.0.11"]
)
def test_a_computer_answers_by_name_and_by_address(lab: Lab, name: str) -> None:
    text = run(lab, f"ping {name}")

    assert "Pinging RDLIC01.corp.example [10.0.0.11]" in text
    assert text.count("Reply from 10.0.0.11") == 4
    assert "(0% loss)" in text


def test_a_computer_off_the_network_does_not_answer_others(lab: Lab) -> None:
    lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=False))

    assert "(100% loss)" in run(lab, "ping rdsh01", "RDLIC01")
    for name in ("localhost", "LOCALHOST.", "127.0.0.1", "::1", "rdsh01"):
        assert "(0% loss)" in run(lab, f"ping {name}")


def test_the_internet_answers_while_the_clearinghouse_can_be_reached(lab: Lab) -> None:
    assert "(0% loss)" in run(lab, "ping microsoft.com")
    unreachable = ClearinghouseCondition.UNREACHABLE
    lab.do(SetClearinghouseCondition(condition=unreachable))
    assert "(100% loss)" in run(lab, "ping www.microsoft.com")


def test_ping_says_nothing_of_the_ports(lab: Lab) -> None:
    """domain.md 13.7: ping answers while RPC is closed, and the other way round."""
    close(lab, "RDSH01", "RDLIC01", Way.RPC)
    assert "(0% loss)" in run(lab, "ping RDLIC01")
    close(lab, "RDSH01", "RDLIC02", Way.PING)
    assert "(100% loss)" in run(lab, "ping RDLIC02")
    assert "(0% loss)" in run(lab, "ping RDLIC02", "RDLIC01")
    close(lab, EVERYBODY, CLEARINGHOUSE, Way.PING)
    assert "(100% loss)" in run(lab, "ping microsoft.com")


def facts(text: str) -> dict[str, str]:
    pairs = (line.split(" : ") for line in text.splitlines() if " : " in line)
    return {name.strip(): value for name, value in pairs if "WARNING" not in name}


PORT_135 = "Test-NetConnection RDLIC01 -Port 135"


@pytest.mark.parametrize(
    "line",
    [
        PORT_135,
        "test-netconnection -ComputerName 10.0.0.11 -port 135",
        "tnc -Port 135 rdlic01.corp.example",
        "TNC RDLIC01 -Port:135",
    ],
)
def test_a_port_is_tested_from_where_one_is(lab: Lab, line: str) -> None:
    close(lab, "RDSH01", "RDLIC01", Way.RPC)
    here, there = run(lab, line), run(lab, line, "RDLIC02")

    assert facts(here)["TcpTestSucceeded"] == "False"
    assert "WARNING: TCP connect to (10.0.0.11 : 135) failed" in here
    assert facts(here)["PingSucceeded"] == "True"
    assert facts(there)["TcpTestSucceeded"] == "True"
    assert facts(there)["RemotePort"] == "135"
    assert facts(there)["SourceAddress"] == "10.0.0.12"


def test_the_answer_may_be_one_word(lab: Lab) -> None:
    quiet = f"{PORT_135} -InformationLevel Quiet"
    assert run(lab, quiet) == "True"
    close(lab, "RDSH01", "RDLIC01", Way.RPC)
    assert run(lab, quiet).splitlines()[-1] == "False"


def test_a_dynamic_port_tells_nothing_and_that_is_said(lab: Lab) -> None:
    """A service has few of them, which no test of a port knows."""
    for port in (49152, 65535):
        text = run(lab, f"Test-NetConnection RDLIC01 -Port {port}")
        assert facts(text)["TcpTestSucceeded"] == "False"
        assert "Of the dynamic ports" in text


def test_nobody_listens_on_a_port_whose_service_is_stopped(lab: Lab) -> None:
    sessions = "Test-NetConnection RDSH01 -CommonTCPPort RDP"
    assert facts(run(lab, sessions, "RDLIC01"))["TcpTestSucceeded"] == "True"
    for service, computer in {
        Service.LICENSING: "RDLIC01",
        Service.SESSIONS: "RDSH01",
    }.items():
        stop = {"computer": computer, "service": service, "is_running": False}
        lab.do(SetServiceRunning.model_validate(stop))

    stopped = facts(run(lab, sessions, "RDLIC01"))
    assert (stopped["RemotePort"], stopped["TcpTestSucceeded"]) == ("3389", "False")
    assert facts(run(lab, PORT_135))["TcpTestSucceeded"] == "True"  # Windows' own


def test_the_port_of_the_clearinghouse_is_tested(lab: Lab) -> None:
    line = "Test-NetConnection microsoft.com -Port 443"
    assert facts(run(lab, line, "RDLIC01"))["TcpTestSucceeded"] == "True"
    close(lab, "RDLIC01", CLEARINGHOUSE, Way.HTTPS)
    told = facts(run(lab, line, "RDLIC01"))
    assert (told["TcpTestSucceeded"], told["PingSucceeded"]) == ("False", "True")


def test_a_domain_controller_answers_by_the_name_of_the_domain(lab: Lab) -> None:
    line = "Test-NetConnection corp.example -Port 389"
    assert facts(run(lab, line, "RDLIC01"))["TcpTestSucceeded"] == "True"
    close(lab, "RDLIC01", DOMAIN_CONTROLLERS, Way.LDAP)
    assert facts(run(lab, line, "RDLIC01"))["TcpTestSucceeded"] == "False"
    assert facts(run(lab, line, "RDLIC02"))["TcpTestSucceeded"] == "True"
    assert "(0% loss)" in run(lab, "ping corp.example")


def test_without_a_port_it_is_a_ping(lab: Lab) -> None:
    assert facts(run(lab, "Test-NetConnection RDLIC01"))["PingSucceeded"] == "True"
    close(lab, "RDSH01", "RDLIC01", Way.PING)
    text = run(lab, "Test-NetConnection RDLIC01")
    assert facts(text)["PingSucceeded"] == "False"
    assert "failed with status: TimedOut" in text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Test-NetConnection RDLIC99 -Port 135", "Name resolution of RDLIC99 failed"),
        ("Test-NetConnection RDLIC01 -Port x", "SYNTAX"),
        ("Test-NetConnection RDLIC01 -Port 0", "SYNTAX"),
        ("Test-NetConnection RDLIC01 -Port 65536", "SYNTAX"),
        ("Test-NetConnection RDLIC01 -Port", "SYNTAX"),
        ("Test-NetConnection RDLIC01 -Frob 3", "SYNTAX"),
        ("Test-NetConnection RDLIC01 RDLIC02", "SYNTAX"),
        ("Test-NetConnection RDLIC01 -ComputerName RDLIC02", "SYNTAX"),
        ("Test-NetConnection -ComputerName -Port 135", "SYNTAX"),
        ("Test-NetConnection -ComputerName -Port", "SYNTAX"),
        ("Test-NetConnection RDLIC01 -Port 135 -Port 135", "SYNTAX"),
        ("Test-NetConnection RDLIC01 /Port 135", "SYNTAX"),
        ("Test-NetConnection RDLIC01 -Port 135 -CommonTCPPort RDP", "SYNTAX"),
        ("Test-NetConnection RDLIC01 -CommonTCPPort SMTP", "SYNTAX"),
        ("Test-NetConnection", "SYNTAX"),
        ("Test-NetConnection RDLIC01 -Port 12", "TcpTestSucceeded : False"),
    ],
)
def test_what_cannot_be_tested_is_said(lab: Lab, line: str, said: str) -> None:
    assert said in run(lab, line)


def test_outside_a_domain_an_account_belongs_to_the_computer(make_lab: MakeLab) -> None:
    assert run(make_lab("workgroup"), "whoami") == r"rdsh01\administrator"
