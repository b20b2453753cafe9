"""`reg`: what is typed, what is answered, and what it changes."""

import pytest

from core.catalog import (
    CertificateValue,
)
from core.lab import Lab
from tests.core.prompt.lines import run
from tests.helpers.labs import MakeLab

RCM = r'"HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM"'
PAGES = r"HKLM\SYSTEM\CurrentControlSet\Services\TermServLicensing\Parameters"


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


@pytest.mark.parametrize(
    ("line", "computer"),
    [
        (f"reg add {RCM} /v Certificate", "RDSH01"),
        (f"reg query {PAGES} /v MaxVerPages", "RDLIC01"),
    ],
)
def test_another_verb_is_not_part_of_the_training(
    lab: Lab, line: str, computer: str
) -> None:
    assert "this training has the certificates" in run(lab, line, computer)
    assert list(lab.journal()) == []
