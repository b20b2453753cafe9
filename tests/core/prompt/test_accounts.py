"""`net user` and `netdom`: accounts of people and of computers."""

import pytest

from core.catalog import Rights
from core.commands.sign_in import SignIn
from core.lab import Lab
from tests.core.prompt.lines import run


def test_netdom_renames_a_computer_and_takes_it_out_of_the_domain(lab: Lab) -> None:
    run(lab, "netdom renamecomputer RDSH01 /newname:RDSH05 /force /reboot")
    assert [h.name for h in lab.session_hosts()] == ["RDSH05"]
    lab.do(SignIn(account="d.diaz"))
    run(lab, "netdom remove RDSH05 /domain:corp.example", "RDLIC01")
    assert lab.host("RDSH05").in_workgroup
    run(lab, "netdom join rdsh05 /domain:CORP.example /reboot", "RDLIC01")
    assert not lab.host("RDSH05").in_workgroup


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("netdom", "netdom renamecomputer"),
        ("netdom renamecomputer RDSH01", "/newname"),
        ("netdom remove RDSH01", "/domain"),
        ("netdom remove RDSH01 /domain:other.example", "other.example"),
        ("netdom join RDSH99 /domain:corp.example", "RDSH99"),
        ("netdom join RDSH01 /domain:corp.example /bogus", "Of netdom"),
        ("net user", "NET USER"),
        ("net user nobody /delete /domain", "The user name could not be found."),
        ("net user b.baker /bogus /domain", "NET USER"),
        ("net user b.baker /delete", "/domain"),
        ("net user b.baker /active:no /domain", "Access is denied."),
    ],
)
def test_netdom_and_net_user_say_what_they_lack(lab: Lab, line: str, said: str) -> None:
    assert not lab.rights().covers(Rights.DOMAIN_ADMIN)
    assert said in run(lab, line)
    assert list(lab.journal()) == []


def test_net_user_tells_disables_and_deletes_an_account(lab: Lab) -> None:
    lab.do(SignIn(account="d.diaz"))
    assert "Account active               Yes" in run(lab, "net user b.baker /domain")
    run(lab, "net user b.baker /active:no /domain")
    assert "Account active               No" in run(lab, "net user b.baker /domain")
    run(lab, "net user B.Baker /active:yes /DOMAIN")
    assert lab.known_user("b.baker").is_enabled
    run(lab, "net user b.baker /delete /domain")
    assert lab.user("b.baker") is None


def test_in_a_workgroup_the_accounts_are_those_of_the_computer(lab: Lab) -> None:
    said = run(lab, "net user b.baker", "RDSH01")
    assert "/domain" in said
