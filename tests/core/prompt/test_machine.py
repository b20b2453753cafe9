"""What programs tell of sessions, addresses, ports, events and the machine."""

from pathlib import Path

import pytest

from core.catalog import Service, Way
from core.commands.connect import Connect
from core.commands.faults import SetDirectoryReachable
from core.commands.passages import SetPassage
from core.commands.services import SetServiceRunning
from core.lab import Lab
from core.management.folder import Folder
from core.prompt.session import PromptSession
from tests.core.prompt.lines import ask, run, type_in
from tests.helpers.labs import MakeLab


@pytest.fixture
def busy(lab: Lab) -> Lab:
    """A lab with a session on its session host, and events on its license server."""
    lab.do(Connect(host="RDSH01", user="c.clark", device="PC-0001"))
    for is_running in (False, True):
        lab.do(
            SetServiceRunning(
                computer="RDLIC01", service=Service.LICENSING, is_running=is_running
            )
        )
    return lab


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("qwinsta", " rdp-tcp#0         c.clark                   2  Active"),
        ("query session c.clark", "rdp-tcp#0"),
        ("query session 65536", "Listen"),
        ("qwinsta /server:RDLIC01", "console"),
        ("quser", "c.clark               rdp-tcp#0           2  Active"),
        ("query user c.clark", "11/16/2026 8:30 AM"),
        ("query user nobody", "No User exists for nobody"),
        ("query session nobody", "No session exists for nobody"),
        ("logoff 0", "belongs to Windows itself"),
        ("logoff c.clark", "Could not find session"),
        ("qwinsta /server:NOPE", "no computer NOPE"),
        ("ipconfig", "IPv4 Address ...................... : 10.0.0.21"),
        ("ipconfig /all", "DNS Servers ....................... : 10.0.0.10"),
        ("ipconfig /flushdns", "flushed"),
        ("nslookup rdlic01", "Address:  10.0.0.11"),
        ("nslookup nope", "Non-existent domain"),
        ("netstat -an", "0.0.0.0:3389"),
        ("telnet RDLIC01 135", "The port answers"),
        ("telnet RDLIC01 80", "on port 80: Connect failed"),
        ("telnet NOPE 135", "Connect failed"),
        ("telnet RDLIC01 99999", "TELNET computer"),
        ("ver", "Microsoft Windows [Version 10.0.20348]"),
        ("systeminfo /s RDLIC01", "Network Card(s):           [01]: 10.0.0.11"),
        ("date /t", "Mon 11/16/2026"),
        ("time /t", "08:30 AM"),
        ("date", "DATE /t"),
        ("wevtutil el", "System"),
        ("wevtutil qe Nope", "could not be found"),
        ("wevtutil qe System /c:0", "WEVTUTIL el"),
        ("wevtutil qe System /q:*[System[(Level=2)]]", "WEVTUTIL el"),
        ("wevtutil qe System /c:1 /rd:true /f:text /r:RDLIC01", "has been started"),
        ("wevtutil qe system /f:text /r:RDLIC01 /c:1", "Event ID: 3"),
        ("wevtutil qe System /c:1 /r:RDLIC01", "<EventID>3</EventID>"),
        ("lsview", "RDLIC02              Domain       2026-11-16T08:30:00Z"),
        ("lsreport RDLIC01", "\tPC-0001\t"),
        ("lsreport", "There is no license server RDSH01."),
        ("lsreport /t RDLIC01", "LicenseID\tKeyPackID"),
        ("tsctst PC-0001", "License type      : permanent"),
        ("tsctst PC-0001 /a", "Hardware ID       : "),
        ("tsctst NOPE", "no client device NOPE"),
    ],
)
def test_a_program_tells(busy: Lab, line: str, said: str) -> None:
    before = busy.last_seq()

    assert said in run(busy, line)
    assert busy.last_seq() == before


def test_events_are_chosen_by_their_ids(busy: Lab) -> None:
    query = '"/q:*[System[(EventID=3 or EventID=4)]]"'
    text = run(busy, f"wevtutil qe System {query} /f:text", "RDLIC01")

    assert text.count("Event ID: 3") == text.count("Event[") == 1


def test_a_session_is_ended(busy: Lab) -> None:
    run(busy, "logoff 2")

    assert busy.sessions("RDSH01") == []
    assert "No User exists" in run(busy, "quser")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("telnet RDLIC01 135", "Connect failed"),
        ("lsreport RDLIC01", "does not answer"),
        ("lsview", "no answer"),
    ],
)
def test_a_way_that_is_closed_is_noticed(lab: Lab, line: str, said: str) -> None:
    lab.do(SetPassage(origin="RDSH01", target="RDLIC01", way=Way.RPC, is_open=False))

    assert said in run(lab, line)


def test_dns_is_that_of_the_domain(lab: Lab, make_lab: MakeLab) -> None:
    lab.do(SetDirectoryReachable(is_reachable=False))

    assert "timed out" in run(lab, "nslookup rdlic01")


def test_a_workgroup_has_no_dns(make_lab: MakeLab) -> None:
    lab = make_lab("workgroup")

    assert "not available" in ask(lab, "nslookup rdlic01").text
    assert "DNS Servers" not in ask(lab, "ipconfig /all").text
    assert "WORKGROUP" in ask(lab, "systeminfo").text


def test_gpresult_writes_a_page(make_lab: MakeLab, tmp_path: Path) -> None:
    lab, folder = make_lab("trouble-policy"), Folder(tmp_path / "files")
    session = PromptSession(lab, folder)

    assert type_in(session, lab, r"gpresult /h C:\Temp\rsop.html") == ""
    page = folder.read(r"Temp\rsop.html").decode()
    assert "<title>RDSH01</title>" in page
    assert "LicensingMode" in page
    again = r"gpresult /h C:\Temp\rsop.html"
    assert "already exists" in type_in(session, lab, again)
    assert type_in(session, lab, f"{again} /f") == ""
